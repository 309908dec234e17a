// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_EXPLANATION_LINE_HPP
#define SSI_MODEL_EXPLANATION_LINE_HPP

#include <string_view>

#include "ssi/hundredths.hpp"
#include "ssi/model/signal_values.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// One line of an explanation: what a term, or a part of a custom formula, gave one member.
struct ExplanationLine {
  std::string_view name = {};  ///< lives as long as the competency
  bool observed = true;        ///< false: a signal was missing, so there are no points
  Points points = {};          ///< points given; negative for a penalty
  Points full = {};            ///< points at full marks; negative for a penalty
  SignalValues values = {};    ///< the signals it reads, with their observed values
  /// The term that it is of, whose operands `values` are; null for a part of a formula without
  /// terms. Lives as long as the competency.
  const Term* term = nullptr;

  /// The points that better signals could still add, before any renormalisation: up to full marks,
  /// for a penalty what it costs now, and zero for an unobserved line, about which nothing is
  /// known.
  Points left() const noexcept {
    if (!observed) return {};
    return full < Points() ? -points : full - points;
  }
};

}  // namespace ssi

#endif  // SSI_MODEL_EXPLANATION_LINE_HPP
