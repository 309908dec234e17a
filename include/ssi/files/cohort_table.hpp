// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_COHORT_TABLE_HPP
#define SSI_FILES_COHORT_TABLE_HPP

#include <optional>
#include <string>
#include <string_view>

#include "ssi/cohort/cohort.hpp"
#include "ssi/export.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi {

/// Writes the cohort table: CSV with a row for each cohort, of the mean of each competency, the
/// mean, deviation and quantiles of the total, and the percentage in each band but the last. All
/// have two decimals, rounded half up from exact figures.
///
///     ssi::CohortTableWriter table("industry", cohorts.schema());
///     table.append_header(out);
///     for (auto i : cohorts.by_label()) table.append(out, cohorts.label(i), cohorts.cohort(i));
///
/// Whether a cohort is large enough to be shown is up to the caller: see kMinimumCohort. Immutable.
class SSI_EXPORT CohortTableWriter {
 public:
  /// Throws std::invalid_argument if repeated_column() is a name.
  CohortTableWriter(const std::string& column, const ScoreSchema& model);

  /// Returns the name that two columns of such a table would have, or nothing: for callers whose
  /// column is input, which may be wrong.
  static std::optional<std::string> repeated_column(const std::string& column,
                                                    const ScoreSchema& model);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }
  /// Appends a cohort's line. Requires: a cohort of the model.
  void append(std::string& out, std::string_view label, const Cohort& cohort) const;

 private:
  std::string header_;
};

}  // namespace ssi

#endif  // SSI_FILES_COHORT_TABLE_HPP
