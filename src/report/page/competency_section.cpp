// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>

#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

// The competencies as bars, and where most of their points are left.

namespace ssi::internal {
namespace {

/// Terms that are named as those with most points left.
constexpr std::size_t kMostLeft = 3;

Fields::List most_left(const CompetencyExplanation& competency) {
  Fields::List result;
  for (const ExplanationLine& line : competency.lines) {  // most left first
    if (line.left() <= Points() || result.size() == kMostLeft) break;
    result.emplace_back()
        .set("left_title", term_words(line))
        .set("left_points", points_text(line.left()));
  }
  return result;
}

/// What the member's gaps could change of the competency; empty: nothing.
std::string bounds_of(const CompetencyExplanation& competency) {
  const PointBounds& bounds = competency.bounds;
  if (!bounds.is_open()) return "";
  return fmt::format("If nothing were missing: between {} and {}.", points_text(bounds.low),
                     points_text(bounds.high));
}

Fields competency_fields(const CompetencyExplanation& competency) {
  Fields::List left = most_left(competency);
  Fields result;
  result.set("competency_title", shown(competency.title));
  result.set("competency_points", points_text(competency.points));
  result.set("competency_maximum", maximum_text(competency.maximum));
  result.set("competency_share", share_text(competency.points, competency.maximum));
  result.set("competency_possible", competency.bounds.is_open()
                                        ? share_text(competency.bounds.high, competency.maximum)
                                        : "");
  result.set("competency_observed", competency.observed);
  result.set("has_most_left", !left.empty());
  result.set("most_left", std::move(left));
  result.set("competency_bounds", bounds_of(competency));
  result.set("left_words", competency.observed ? "All points of what is known are reached."
                                               : "Nothing is known of it.");
  return result;
}

}  // namespace

void set_competencies(Fields& fields, const Explanation& explanation) {
  Fields::List competencies;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    competencies.push_back(competency_fields(competency));
  }
  fields.set("competencies", std::move(competencies));
}

}  // namespace ssi::internal
