// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_BAND_COUNTS_HPP
#define SSI_COHORT_BAND_COUNTS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"
#include "ssi/score/little_observed.hpp"
#include "ssi/score/member_score.hpp"
#include "ssi/score/score_columns.hpp"

namespace ssi {

/// How many members are in each band, as people are shown it: those of whom too little was observed
/// are in no band and are counted apart. (A Cohort has everybody in a band.)
///
///     ssi::BandCounts bands(model);
///     bands.add(scores.columns());
///     std::cout << *bands.share_in_band(0) << " % lead; unknown: " << bands.little_observed();
///
/// Sums of integers: the same for any order and any slices. Not thread-safe while it changes.
class SSI_EXPORT BandCounts {
 public:
  /// Nobody yet. Members with less than the minimum of coverage will be in no band.
  explicit BandCounts(const Model& model, Percent minimum_coverage = kMinimumCoverage);

  /// Adds a member. Requires: a score by the model.
  void add(const MemberScore& score) { add(score.total, score.coverage); }
  /// Adds one member per element of the totals. Throws std::invalid_argument unless the coverage is
  /// there, with as many elements. Requires: scores by the model.
  void add(const ConstScoreColumns& scores);

  /// The least coverage of members in bands.
  Percent minimum_coverage() const noexcept { return minimum_coverage_; }
  /// How many members had less.
  std::uint64_t little_observed() const noexcept { return little_observed_; }
  /// How many had enough.
  std::uint64_t members() const noexcept { return members_; }
  /// How many of these are in the band at that position in the model. Requires: there is one.
  std::uint64_t in_band(std::size_t position) const { return in_bands_[position]; }
  /// Returns their share of members(), rounded half up; nothing if there are none.
  std::optional<Percent> share_in_band(std::size_t position) const;

 private:
  void add(Points total, Percent coverage);

  std::vector<std::uint8_t> band_of_;  // [hundredths of a total]: position in in_bands_
  Percent minimum_coverage_;
  std::uint64_t little_observed_ = 0;
  std::uint64_t members_ = 0;
  std::vector<std::uint64_t> in_bands_;  // [band], and at the end those in none
};

}  // namespace ssi

#endif  // SSI_COHORT_BAND_COUNTS_HPP
