// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_REFUSED_FILE_HPP
#define SSI_TOOLS_REFUSED_FILE_HPP

#include <string>

#include "ssi/error.hpp"

namespace ssi::command {

/// An output that is refused for a reason that an error of the system does not tell.
class RefusedFile : public FileError {
 public:
  RefusedFile(const std::string& file, int error_number, const std::string& why)
      : FileError(Operation::create, file, error_number),
        what_(std::string(FileError::what()) + " (" + why + ")") {}
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_REFUSED_FILE_HPP
