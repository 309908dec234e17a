// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_ROBUSTNESS_FILE_HPP
#define SSI_FILES_ROBUSTNESS_FILE_HPP

#include <string>
#include <string_view>

#include "ssi/explain/robustness.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Writes the robustness table: CSV with `member_id`, `total`, `total_p5`, `total_p95` and, of
/// cohorts in the column X, `X_percentile`, `X_percentile_p5`, `X_percentile_p95` and
/// `X_top10_percent`, the percentage of draws. These are empty for a member that is not ranked.
///
///     const ssi::RobustnessTableWriter table("industry");
///     std::string out;
///     table.append_header(out);
///     table.append(out, "m1", robustness[0]);
///
/// It appends to the caller's string, which the caller writes where it likes. Immutable.
class SSI_EXPORT RobustnessTableWriter {
 public:
  /// A table of members in the cohorts of this column: any text.
  explicit RobustnessTableWriter(const std::string& cohort_column);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }

  /// Appends a member's line.
  void append(std::string& out, std::string_view member_id, const MemberRobustness& member) const;

 private:
  std::string header_;
};

}  // namespace ssi

#endif  // SSI_FILES_ROBUSTNESS_FILE_HPP
