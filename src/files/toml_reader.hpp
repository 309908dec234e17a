// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_TOML_READER_HPP
#define SSI_SRC_FILES_TOML_READER_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "files/toml_value.hpp"
#include "model/model_check.hpp"
#include "ssi/error.hpp"
#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// A table of a file and where it stands in it.
struct TomlSection {
  const TomlTable& table;
  At at;

  /// Returns the value of a key, or null.
  const TomlValue* get(std::string_view key) const {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
  }
  bool contains(std::string_view key) const { return get(key) != nullptr; }
};

/// What the readers of TOML files have in common: the kinds of values, and everything wrong with a
/// file at once, each thing with its line. A value that is something else than is asked for is
/// reported and not returned; the reader then goes on with a default, and what rules say of that is
/// not reported again.
class TomlReader {
 public:
  /// Reports all that rules say of what was read, but of places that were reported already.
  void report_violations(std::vector<Violation> violations);

  /// Returns what was reported, in the order of the file, and no more than the first of very many.
  std::vector<ModelProblem> take_problems();

  // Values that must be there.
  std::optional<std::string> text(const TomlSection& s, std::string_view key);
  std::optional<double> number(const TomlSection& s, std::string_view key);
  std::optional<Points> points(const TomlSection& s, std::string_view key);
  /// A whole number of that range.
  std::optional<std::uint32_t> whole_number(const TomlSection& s, std::string_view key,
                                            std::uint32_t least, std::uint32_t most);

  // Values that may be there.
  std::optional<std::string> optional_text(const TomlSection& s, std::string_view key);
  std::optional<double> optional_number(const TomlSection& s, std::string_view key);
  std::optional<Points> optional_points(const TomlSection& s, std::string_view key);
  /// Returns the hundredths of a number that has at most two decimals. Requires: under 2^50.
  std::optional<std::int64_t> hundredths(const TomlSection& s, std::string_view key, double value);
  std::optional<std::uint32_t> optional_whole_number(const TomlSection& s, std::string_view key);
  /// Returns the position of the value among the names.
  std::optional<std::size_t> one_of(const TomlSection& s, std::string_view key,
                                    std::initializer_list<std::string_view> names);

  /// Returns the texts of an array; none, and no report, for anything else.
  static std::vector<std::string> texts(const TomlValue& value);

  /// Calls `use` with each table of an array of tables, but with at most one more than `most`: the
  /// rules then say that there are too many.
  void for_each(const TomlSection& s, std::string_view key, std::size_t most,
                const std::function<void(const TomlSection&)>& use);

  /// Returns a table in a table, whose keys are names and no words of the format.
  std::optional<TomlSection> optional_table(const TomlSection& s, std::string_view key);

  /// Notes the lines of all keys of a table, and reports those that it does not have.
  void allow(const TomlSection& s, std::initializer_list<std::string_view> keys);

  /// Notes the line of a place, for reports.
  void note(const At& at, const TomlValue& value) { lines_[at.path] = value.line; }

  void report(const At& at, std::string rule);
  /// Takes a place for reported, so that rules say nothing of it.
  void silence(const At& at) { reported_.insert(at.path); }
  bool is_reported(const At& at) const { return reported_.contains(at.path); }

 private:
  bool require(const TomlSection& s, std::string_view key);

  std::map<std::string, std::size_t> lines_;  // the line of each path in the file
  std::set<std::string> reported_;
  std::vector<ModelProblem> problems_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_TOML_READER_HPP
