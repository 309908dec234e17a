// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_PLAN_HPP
#define SSI_SRC_PLAN_HPP

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ssi/competency.hpp"
#include "ssi/model.hpp"
#include "ssi/term.hpp"

namespace ssi::internal {

/// A term prepared for scoring. A count or a difference is a step function of an integer, so its
/// points are tabulated with evaluate(), which makes the table exact for any curve.
struct PlannedTerm {
  explicit PlannedTerm(const Term& term);

  bool is_tabulated() const noexcept { return !steps.empty(); }

  /// The points of a count or a difference. Requires: is_tabulated().
  std::int32_t look_up(std::uint32_t x) const noexcept {
    return steps[std::min(x, static_cast<std::uint32_t>(steps.size() - 1))];
  }

  /// The points for observed operands, in hundredths: evaluate(), made fast.
  std::int32_t points(std::uint32_t a, std::uint32_t b) const noexcept {
    switch (term.input.kind) {
      case InputKind::count:
        if (is_tabulated()) return look_up(a);
        break;
      case InputKind::difference:
        if (is_tabulated()) return look_up(a > b ? a - b : 0);
        break;
      case InputKind::ratio:
        break;
    }
    return evaluate(term, a, b).hundredths();
  }

  Term term;
  std::int32_t positive;            ///< its part of the positive points: 0 for a penalty
  std::vector<std::int32_t> steps;  ///< [x]: points of x; the last holds for all beyond. Or empty
};

struct PlannedCompetency {
  explicit PlannedCompetency(const Competency& competency);

  const Competency* competency;
  std::int32_t maximum;
  std::int32_t positive;
  std::vector<PlannedTerm> terms;  ///< empty: the competency scores itself
};

/// A model prepared for scoring. Immutable.
struct Plan {
  explicit Plan(Model m);

  /// A competency's points from the sum of its terms and what was observed of it, in hundredths.
  std::int32_t finish(const PlannedCompetency& competency, std::int32_t sum,
                      std::int32_t observed) const noexcept;

  struct BadgeRule {
    std::size_t competency;
    Points at_least;
    std::uint32_t bit;
  };

  Model model;
  std::vector<PlannedCompetency> competencies;
  std::int32_t positive;              ///< positive points of all competencies
  std::vector<std::uint8_t> band_of;  ///< [hundredths of a total]
  std::vector<BadgeRule> badge_rules;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_PLAN_HPP
