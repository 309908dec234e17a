// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_COHORT_FILE_HPP
#define SSI_FILES_COHORT_FILE_HPP

#include <string>
#include <string_view>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/export.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi {

/// Returns the cohorts of a label column as the content of a cohort file: with their model's id and
/// fingerprint, and a checksum, as docs/cohorts.md describes it. Equal cohorts give equal bytes,
/// however they were merged. All cohorts are in it, the smallest too, from which a member's score
/// could be worked out: it is for merging, not for publishing.
///
///     ssi::CohortSet all = ssi::load_cohorts("monday.cohorts");
///     all += ssi::load_cohorts("tuesday.cohorts");
///     file << ssi::to_bytes(all);
SSI_EXPORT std::string to_bytes(const CohortSet& cohorts);

/// Reads what to_bytes() gave. Throws DataError, naming `file`, if a byte is missing or changed, or
/// the format is of another version. Memory: at most some hundred bytes for each of the file that
/// is there, whatever counts and lengths it claims.
SSI_EXPORT CohortSet parse_cohorts(std::string_view bytes, const std::string& file);

/// Reads cohorts from a file, "-" being standard input. Throws DataError as parse_cohorts(), and
/// FileError if the file cannot be read.
SSI_EXPORT CohortSet load_cohorts(const std::string& path);

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
  /// Throws std::invalid_argument if two columns of the table would have the same name.
  CohortTableWriter(const std::string& column, const ScoreSchema& model);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }
  /// Appends a cohort's line. Requires: a cohort of the model.
  void append(std::string& out, std::string_view label, const Cohort& cohort) const;

 private:
  std::string header_;
};

}  // namespace ssi

#endif  // SSI_FILES_COHORT_FILE_HPP
