// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_NEXT_STEP_HPP
#define SSI_EXPLAIN_NEXT_STEP_HPP

#include <cstdint>
#include <optional>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/explanation_line.hpp"

namespace ssi {

/// The next step on the way to a term's points: 5 more posts, or 3 messages fewer.
struct NextStep {
  Signal signal{};           ///< the term's first signal, which moves; all others stay
  std::uint32_t change = 0;  ///< how many more of it, at least 1; of a penalty's how many fewer
  bool is_fewer = false;     ///< whether they are to be fewer
  Points points;             ///< points that the term gives more, before any renormalisation; > 0

  friend bool operator==(const NextStep&, const NextStep&) = default;
};

/// Returns the smallest change of a term's first signal that brings at least a tenth of the term's
/// points, all other signals as they are, or, where no change brings as much, the smallest of those
/// that bring most. Nothing if no change brings any, if the term was not observed, and for a line
/// without a term. A signal stays within its range: a flag ends at 1, and of a ratio the part ends
/// at the whole (see whole_of()). O(log of the range), by evaluate().
///
///     for (const ssi::ExplanationLine& line : why.competency("insights").lines) {
///       if (const auto step = next_step(line, why.model.catalogue())) std::cout << step->change;
///     }
///
/// Requires: the line is of a competency of a model with these signals.
SSI_EXPORT std::optional<NextStep> next_step(const ExplanationLine& line,
                                             const SignalCatalogue& catalogue);

}  // namespace ssi

#endif  // SSI_EXPLAIN_NEXT_STEP_HPP
