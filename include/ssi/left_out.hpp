// SPDX-License-Identifier: MIT
#ifndef SSI_LEFT_OUT_HPP
#define SSI_LEFT_OUT_HPP

#include <cstdint>

namespace ssi {

/// Members who do not count where scores and outcomes are matched.
struct LeftOut {
  std::uint64_t without_outcome = 0;   ///< in both files, but their outcome is not known
  std::uint64_t only_in_scores = 0;    ///< they have no row of outcomes
  std::uint64_t only_in_outcomes = 0;  ///< they have no score
};

}  // namespace ssi

#endif  // SSI_LEFT_OUT_HPP
