// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MEMBER_TABLE_FILE_HPP
#define SSI_FILES_MEMBER_TABLE_FILE_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// Writes member tables, which MemberParser reads: CSV with `member_id`, signals, and columns of
/// text. A missing value is an empty cell.
///
///     const ssi::MemberTableWriter table(model.catalogue(), model.used_signals(), {"industry"});
///     std::string out;
///     table.append_header(out);
///     table.append(out, members, row, "m1", texts);
///
/// It appends to the caller's string, which the caller writes where it likes. Immutable.
class SSI_EXPORT MemberTableWriter {
 public:
  /// A table with these signals and columns of text, in their order. Throws std::invalid_argument
  /// if repeated_column() is a name.
  MemberTableWriter(const SignalCatalogue& catalogue, std::span<const Signal> columns,
                    std::span<const std::string> text_columns = {});

  /// Returns the name that two columns of such a table would have, or nothing.
  static std::optional<std::string> repeated_column(const SignalCatalogue& catalogue,
                                                    std::span<const Signal> columns,
                                                    std::span<const std::string> text_columns);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }

  /// Appends the line of the member at a row, whose id is `id`. Requires: row < members.rows(), and
  /// a text for each column of text.
  void append(std::string& out, const MemberTable& members, std::size_t row, std::string_view id,
              std::span<const std::string_view> texts = {}) const;

 private:
  std::vector<Signal> signals_;
  std::string header_;
};

}  // namespace ssi

#endif  // SSI_FILES_MEMBER_TABLE_FILE_HPP
