// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_STANDING_OF_HPP
#define SSI_SRC_COHORT_STANDING_OF_HPP

#include <cstdint>

#include "ssi/cohort/ranking.hpp"

namespace ssi::internal {

/// Members up to whom 32 bits are enough for standing_in(): dividing takes half as long then.
inline constexpr std::uint64_t kFewMembers = 200'000;

/// standing_of() in integers of this type. Requires: at most kFewMembers if it has 32 bits.
template <class Unsigned>
Standing standing_in(Unsigned above, Unsigned equal, Unsigned below) noexcept {
  const Unsigned members = above + equal + below;
  const Unsigned rank = above + 1;
  // 100 * (below + equal / 2) / members in hundredths, rounded half up.
  const Unsigned percentile = (10000 * (2 * below + equal) + members) / (2 * members);
  return {rank, Percent::from_hundredths(static_cast<std::int32_t>(percentile)),
          static_cast<std::uint32_t>((100 * rank + members - 1) / members), members};
}

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_STANDING_OF_HPP
