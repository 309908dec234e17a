// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_LITTLE_OBSERVED_HPP
#define SSI_SCORE_LITTLE_OBSERVED_HPP

#include "ssi/hundredths.hpp"

namespace ssi {

/// The usual least coverage of members whose band and badges are shown.
inline constexpr Percent kMinimumCoverage = Percent::from_hundredths(50'00);

/// Returns whether too little of a member was observed for its band and badges to say something of
/// the member: they would tell mostly what is missing. Whatever is shown to people goes by this;
/// MemberScore, ScoreTable, Cohort and CohortSet keep bands and badges as they are.
constexpr bool is_little_observed(Percent coverage, Percent minimum = kMinimumCoverage) noexcept {
  return coverage < minimum;
}

}  // namespace ssi

#endif  // SSI_SCORE_LITTLE_OBSERVED_HPP
