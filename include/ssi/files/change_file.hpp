// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_CHANGE_FILE_HPP
#define SSI_FILES_CHANGE_FILE_HPP

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/explain/change.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// A row of the change table. A member of only one side has its total there, and no causes.
struct ChangeRow {
  std::string_view member_id;         ///< any text
  std::optional<Points> before = {};  ///< total before
  std::optional<Points> after = {};   ///< total after
  /// [cause]: by how much it moved the total; nothing where it is not known.
  std::array<std::optional<Points>, kCauses> causes = {};
  /// One per cohort column.
  std::span<const ChangedStanding> standings = {};
};

/// Writes the change table: CSV with `member_id`, `before`, the causes and `after`; for each cohort
/// column X the columns `X_rank_before`, `X_rank_own`, `X_rank_after`, `X_percentile_before`,
/// `X_percentile_own` and `X_percentile_after`.
///
///     ssi::ChangeTableWriter table({"industry"});
///     std::string out;
///     table.append_header(out);
///     table.append(out, {.member_id = "m1", .before = change.before, .after = change.after, ...});
///
/// It appends to the caller's string, which the caller writes where it likes. Immutable.
class SSI_EXPORT ChangeTableWriter {
 public:
  /// Throws std::invalid_argument if repeated_column() is a name.
  explicit ChangeTableWriter(const std::vector<std::string>& cohort_columns = {});

  /// Returns the name that two columns of such a table would have, or nothing: for callers whose
  /// cohort columns are input, which may be wrong.
  static std::optional<std::string> repeated_column(const std::vector<std::string>& cohort_columns);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }

  /// Appends a member's line. Requires: standings for each cohort column.
  void append(std::string& out, const ChangeRow& row) const;

 private:
  std::string header_;
};

/// Appends the line of column names of change lines: `member_id`, `cause`, `competency`, `term`,
/// `points`.
SSI_EXPORT void append_change_header(std::string& out);
/// Appends the lines of a member's change, in their order.
SSI_EXPORT void append_change(std::string& out, std::string_view member_id, const Change& change);

}  // namespace ssi

#endif  // SSI_FILES_CHANGE_FILE_HPP
