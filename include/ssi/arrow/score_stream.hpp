// SPDX-License-Identifier: MIT
#ifndef SSI_ARROW_SCORE_STREAM_HPP
#define SSI_ARROW_SCORE_STREAM_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ssi/arrow/c_data.h"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/score/little_observed.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {

// Members and scores as streams of the Arrow C stream interface, which data tools of all languages
// give and take: pyarrow, Polars, DuckDB, pandas, arrow-rs, arrow-go, ADBC.
//
// A column that is named after a signal that the model uses holds its values; other columns are not
// read. Integers of any width and bits are read where they are, with their validity bitmaps and
// offsets. Floats and decimals are converted if they are whole; NaN is missing. Anything else is
// refused, with the cast to make. A signal without a column, and null, are missing.
//
// Functions that take a stream over leave a released one behind, whether they succeed or throw.
// A stream may be read by one thread at a time. An error of the producer comes out as it said it.

/// An error of an Arrow stream, with the errno value that it gave.
class SSI_EXPORT StreamError : public Error {
 public:
  /// `what` as the stream said it; null: nothing.
  StreamError(int code, const char* what);
  ~StreamError() override;
  /// The errno value.
  int code() const noexcept { return code_; }

 private:
  int code_;
};

/// How points and percentages are given.
enum class PointsType : std::uint8_t {
  float64,       ///< 33.75: the double nearest to it
  decimal,       ///< decimal128(5, 2), exact
  hundredths,    ///< 3375 as uint16, exact: as they are computed
  hundredths32,  ///< 3375 as int32, exact: for systems without unsigned numbers, such as Spark
};

/// What a stream of scores has, and how it is made.
struct ScoreStreamOptions {
  Execution execution = {.threads = 0};     ///< who does the work of each batch
  PointsType points = PointsType::float64;  ///< how points and percentages are given
  std::vector<std::string> keep = {};       ///< columns of the members that come first, as they are
  bool has_coverage = true;                 ///< a column `coverage`, in percent
  bool has_band = false;                    ///< a column `band`: names in a dictionary; null: none
  Percent minimum_coverage =
      kMinimumCoverage;             ///< no band if less was observed: is_little_observed()
  bool has_badges = false;          ///< a column `badges`: lists of names
  bool allow_out_of_range = false;  ///< read a value that a signal cannot have as the nearest one
  /// For each of these, X being its column: columns `X_rank`, `X_percentile` and `X_top_percent` of
  /// the member's standing in the cohort of its label in X; null where it has none.
  std::vector<std::shared_ptr<const CohortSet>> cohorts = {};
  bool joining = false;  ///< members are not in these cohorts, and join them
  std::uint64_t minimum_cohort = kMinimumCohort;  ///< no standing in one of fewer members
};

/// Returns a stream of scores, which makes a batch of them for each batch of `members`, as it is
/// read. Takes `members` over. The columns: those that are kept, the competencies, `total`, and
/// what the options ask for. With points in hundredths, ranks are uint32 and top percents uint8,
/// else int64 and int16.
///
/// Throws std::invalid_argument for a schema or options that do not fit, and what the producer
/// said. While it is read: EDOM for a value that its signal cannot have, EINVAL for a malformed
/// batch, the producer's code for its errors. O(rows * terms); copies nothing but floats, decimals
/// and labels.
SSI_EXPORT ArrowArrayStream score_stream(const ScoreAggregator& score, ScoreStreamOptions options,
                                         ArrowArrayStream& members);

/// Scores the members of a stream, which it takes over, and returns their cohorts by the labels in
/// a column: texts, or whole numbers. Throws as score_stream(), DataError for a value that its
/// signal cannot have, and as CohortSet::add().
SSI_EXPORT CohortSet cohorts_of(const ScoreAggregator& score, const std::string& by,
                                ArrowArrayStream& members,
                                const Execution& execution = {.threads = 0},
                                bool allow_out_of_range = false);

/// Returns the cohort table as a stream of one batch: a row for each label, in byte order, of at
/// least `minimum` members. The label, `members` as int64, and the figures of CohortTableWriter as
/// float64.
SSI_EXPORT ArrowArrayStream cohort_table(const CohortSet& cohorts,
                                         std::uint64_t minimum = kMinimumCohort);

/// The batches of a stream, held in memory, as tables that can be read any number of times.
///
///     const ssi::ArrowTable scores(stream);     // work and errors happen here
///     ArrowArrayStream first = scores.stream();
///     ArrowArrayStream again = scores.stream();
///
/// Its streams share its memory, which lives as long as the last of their batches. Immutable: any
/// number of threads may make and read streams of it.
class SSI_EXPORT ArrowTable {
 public:
  /// Reads the stream to its end, and takes it over. Throws StreamError for its errors.
  explicit ArrowTable(ArrowArrayStream& stream);

  /// Returns a new stream of all batches.
  ArrowArrayStream stream() const;

  /// How many rows it has.
  std::uint64_t rows() const noexcept;
  /// How many batches it has.
  std::size_t batches() const noexcept;

 private:
  struct Content;
  std::shared_ptr<const Content> content_;
};

}  // namespace ssi

#endif  // SSI_ARROW_SCORE_STREAM_HPP
