// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_WANTED_MEMBER_HPP
#define SSI_TOOLS_WANTED_MEMBER_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "ssi/nearest_name.hpp"

namespace ssi::command {

/// The member of --member, which is looked for among the ids of a file.
class WantedMember {
 public:
  /// `column` is that of the ids.
  WantedMember(std::string id, std::string column);

  /// Whether this is the id. Of others it remembers which is nearest.
  bool is(std::string_view id);

  /// Throws DataError: there is a second one. Line 0: somewhere in the file.
  [[noreturn]] void fail_repeated(const std::string& file, std::size_t line = 0) const;
  /// Throws DataError: it is nowhere; `where` is "in the file", say.
  [[noreturn]] void fail_absent(const std::string& file, const std::string& where) const;

 private:
  std::string id_;
  std::string column_;
  NearestName nearest_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_WANTED_MEMBER_HPP
