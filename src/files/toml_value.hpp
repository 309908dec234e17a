// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_TOML_VALUE_HPP
#define SSI_SRC_FILES_TOML_VALUE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ssi/error.hpp"

namespace ssi::internal {

struct TomlValue;

/// The values of a table by key, in byte order.
using TomlTable = std::map<std::string, TomlValue, std::less<>>;
using TomlArray = std::vector<TomlValue>;
/// A truth value, a date or a time: nothing that a file of this project has.
using TomlOther = std::monostate;

/// A value of a TOML file, and where it stands.
struct TomlValue {
  std::variant<TomlOther, std::string, std::int64_t, double, TomlArray, TomlTable> content = {};
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1

  /// Whether it comes before another in the file.
  bool is_before(const TomlValue& other) const noexcept {
    return line != other.line ? line < other.line : column < other.column;
  }

  /// Returns the content if it is a T, else null.
  template <class T>
  const T* as() const noexcept {
    return std::get_if<T>(&content);
  }
};

/// The longest file that parse_toml() takes: the standard model has 11 KB.
inline constexpr std::size_t kMostTomlBytes = std::size_t{1} << 20;

/// Why a text is not taken: the first thing wrong with it.
struct TomlProblem {
  ModelProblem problem;
};

/// Reads a text. `what` is the noun of errors, as in "a model". Throws TomlProblem.
TomlTable parse_toml(std::string_view text, std::string_view what);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_TOML_VALUE_HPP
