// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/missing.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/explain/next_step.hpp"

// The total, and the competencies as bars.

namespace ssi::internal {
namespace {

/// Terms that are named as those with most points left.
constexpr std::size_t kMostLeft = 2;
/// Missing signals that are named as those that would lift coverage most.
constexpr std::size_t kMostMissing = 5;

std::string bounds_text(const PointBounds& bounds) {
  return fmt::format("if nothing were missing, between {} and {}", to_string(bounds.low),
                     to_string(bounds.high));
}

/// "Most points are left in Reply rate (2.95) and Posts (1.20)."
std::string left_text(const CompetencyExplanation& competency) {
  std::vector<std::string> titles;
  for (const ExplanationLine& line : competency.lines) {
    if (line.left() <= Points() || titles.size() == kMostLeft) break;
    titles.push_back(fmt::format("{} ({})", title_of(line), to_string(line.left())));
  }
  return titles.empty() ? "" : "most points are left in " + listed(titles);
}

Fields competency_fields(const CompetencyExplanation& competency) {
  Fields result;
  result.set("title", shown(competency.title));
  result.set("points", to_string(competency.points));
  result.set("maximum", to_string(competency.maximum));
  result.set("observed", competency.observed);
  result.set("left", capitalised(left_text(competency)));
  result.set("bounds", competency.bounds.is_open() ? bounds_text(competency.bounds) : "");
  return result;
}

Fields missing_fields(const MissingData& data, const Explanation& explanation) {
  std::vector<std::string> nouns;
  for (const Signal signal : data.signals) {
    nouns.push_back(noun_of(explanation.model.catalogue()[signal]));
  }
  Fields result;
  result.set("signals", capitalised(listed(nouns)));
  result.set("coverage", "+" + to_string(coverage_of(data.points, explanation.model)));
  return result;
}

}  // namespace

void set_score(Fields& fields, const Explanation& explanation) {
  fields.set("total", to_string(explanation.total));
  fields.set("maximum", to_string(explanation.maximum));
  fields.set("band", shown(explanation.band));
  fields.set("coverage", to_string(explanation.coverage));
  fields.set("too_little", explanation.little_observed ? too_little_observed(explanation.coverage)
                                                       : std::string());
  fields.set("bounds", explanation.bounds.is_open() ? bounds_text(explanation.bounds) : "");
  Fields::List badges;
  for (const std::string_view badge : explanation.badges) {
    badges.emplace_back().set("name", shown(badge));
  }
  fields.set("badges", std::move(badges));
  Fields::List competencies;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    competencies.push_back(competency_fields(competency));
  }
  fields.set("competencies", std::move(competencies));
  Fields::List missing;
  if (explanation.little_observed) {
    for (const MissingData& data : missing_data(explanation)) {
      if (missing.size() == kMostMissing) break;
      missing.push_back(missing_fields(data, explanation));
    }
  }
  fields.set("missing", std::move(missing));
}

}  // namespace ssi::internal
