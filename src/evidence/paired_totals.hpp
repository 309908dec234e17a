// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_PAIRED_TOTALS_HPP
#define SSI_SRC_EVIDENCE_PAIRED_TOTALS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ssi/evidence/estimate.hpp"
#include "ssi/execution.hpp"

namespace ssi::internal {

/// How two totals of the same members go with their outcome.
struct TotalsCompared {
  std::optional<double> before;  ///< nothing where all totals are the same
  std::optional<double> after;
  Estimate difference;  ///< after - before; limits of resampled members
};

/// Totals of members, twice, and what became of them. Ranks are counted, because totals are
/// hundredths: O(members + totals that there can be) for each resample.
class PairedTotals {
 public:
  /// Totals in hundredths, and outcomes, of each member.
  PairedTotals(std::vector<std::uint16_t> before, std::vector<std::uint16_t> after,
               std::span<const double> outcomes, OutcomeKind kind);

  /// Resample d takes member floor(r(d, i) * members / 2^64) for i = 0, 1 .. members - 1; the
  /// limits are the 25th and 975th of the 1,000 differences. Deterministic for a seed.
  TotalsCompared compare(std::uint64_t seed, const Execution& execution) const;

 private:
  class Measure;

  std::vector<std::uint16_t> before_;
  std::vector<std::uint16_t> after_;
  std::vector<std::uint32_t> outcomes_;  // [member]: which of the outcome's values, the least 0
  std::size_t values_ = 0;               // that the outcome has
  std::size_t totals_ = 0;               // one more than the highest
  OutcomeKind kind_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_PAIRED_TOTALS_HPP
