// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_TABLE_HEADER_HPP
#define SSI_SRC_FILES_CSV_TABLE_HEADER_HPP

#include <optional>
#include <set>
#include <string>

namespace ssi::internal {

/// The names of the columns of a table that is to be written.
class TableHeader {
 public:
  void add(const std::string& name);

  /// The first name that two columns would have.
  const std::optional<std::string>& repeated() const noexcept { return repeated_; }

  /// Returns the line, with its end. Throws std::invalid_argument if a name is repeated; `table`
  /// says of what, as in "score table".
  std::string line(const std::string& table) const;

 private:
  std::string cells_;
  std::set<std::string> names_;
  std::optional<std::string> repeated_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_TABLE_HEADER_HPP
