// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_TERM_EXTREMES_HPP
#define SSI_SRC_EVIDENCE_TERM_EXTREMES_HPP

#include <cstdint>
#include <optional>

#include "ssi/member/signal.hpp"
#include "ssi/model/term.hpp"

namespace ssi::internal {

/// Which values signals may have.
enum class Answers : std::uint8_t {
  any,   ///< all that there are
  none,  ///< 0, if others give the signal
};

/// Returns the most that a signal can be: 1 for a flag, else 4,294,967,295.
std::uint32_t top_of(const SignalInfo& signal) noexcept;

/// Returns the points of a term that are farthest from 0: the most that it can give or, of a
/// penalty, cost. A penalty costs nothing at the least, as its first signal can be 0.
Points extreme_of(const Term& term, const SignalCatalogue& signals, Answers answers);

/// Returns the least count at which a term gives so many points, or costs so many if they are < 0;
/// nothing where it does not. Requires: a count.
std::optional<std::uint32_t> least_count(const Term& term, const SignalCatalogue& signals,
                                         Points points);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_TERM_EXTREMES_HPP
