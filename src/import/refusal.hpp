// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_REFUSAL_HPP
#define SSI_SRC_IMPORT_REFUSAL_HPP

#include <cstddef>
#include <string>

#include "ssi/error.hpp"

namespace ssi::internal {

/// Returns the error about a file, or one of its lines, that breaks a rule as a whole.
inline DataError refusal(const std::string& file, const std::string& rule, std::size_t line = 0) {
  return {{.file = file, .line = line, .column = {}, .cell = {}}, rule};
}

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_REFUSAL_HPP
