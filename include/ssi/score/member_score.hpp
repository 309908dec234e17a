// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_MEMBER_SCORE_HPP
#define SSI_SCORE_MEMBER_SCORE_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/hundredths.hpp"

namespace ssi {

/// One member's score.
struct MemberScore {
  std::vector<Points> competencies = {};  ///< in the model's order, each 0 to its maximum
  Points total = {};                      ///< their sum
  Percent coverage = {};                  ///< share of the positive points that was observed
  std::size_t band = 0;                   ///< position in the model's bands; 0 if it has none
  std::uint32_t badges = 0;               ///< bit i: has the model's badge i

  friend bool operator==(const MemberScore&, const MemberScore&) = default;
};

}  // namespace ssi

#endif  // SSI_SCORE_MEMBER_SCORE_HPP
