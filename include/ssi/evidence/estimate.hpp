// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_ESTIMATE_HPP
#define SSI_EVIDENCE_ESTIMATE_HPP

#include <cstdint>
#include <optional>
#include <string>

namespace ssi {

/// A figure that was estimated from members, with its 95 % limits. What is not defined for these
/// members, or withheld because they are too few, is nothing, and `reason` says why.
struct Estimate {
  std::optional<double> estimate = {};  ///< the figure
  std::optional<double> low = {};       ///< the lower limit
  std::optional<double> high = {};      ///< the upper limit
  std::string reason = {};              ///< why something is missing, for people; empty: nothing is

  /// Returns 1 if both limits are over 0, -1 if both are under it, and 0 if they leave the sign
  /// open, or there are none.
  int sign() const noexcept {
    if (low && *low > 0) return 1;
    return high && *high < 0 ? -1 : 0;
  }
};

/// What values an outcome has.
enum class OutcomeKind : std::uint8_t {
  binary,   ///< 0 and 1 alone
  numeric,  ///< any others
};

}  // namespace ssi

#endif  // SSI_EVIDENCE_ESTIMATE_HPP
