// SPDX-License-Identifier: MIT
#include "ssi/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "formula.hpp"
#include "member_row.hpp"

namespace ssi {
namespace {

struct Explained {
  CompetencyExplanation explanation;
  Points observed;
};

/// What was observed of the competency's positive points.
Points observed_points(const Competency& competency, const std::vector<ExplanationLine>& lines,
                       const Member& member) {
  if (competency.terms().empty()) {
    return internal::score_row(competency, member).observed;
  }
  Points observed;
  for (const ExplanationLine& line : lines) {
    if (line.observed) observed += std::max(line.full, Points());
  }
  return observed;
}

Explained explain(const Model& model, const Competency& competency, const Member& member) {
  Explained result;
  CompetencyExplanation& e = result.explanation;
  e.name = competency.name();
  e.title = competency.title();
  e.maximum = competency.maximum();
  e.lines = competency.explain(member);
  result.observed = observed_points(competency, e.lines, member);

  Points sum;
  for (const ExplanationLine& line : e.lines) sum += line.points;
  double scaled = sum.hundredths();
  if (model.missing() == MissingPolicy::renormalise) {
    scaled = std::floor(internal::renormalise(scaled, competency.positive_points().hundredths(),
                                              result.observed.hundredths()));
  }
  e.points = Points::from_hundredths(internal::clamp(scaled, e.maximum.hundredths()));
  // Scaling up can leave 32 bits before the clamp; the two lines still add up.
  const Points shown =
      Points::from_hundredths(static_cast<std::int32_t>(std::clamp(scaled, -1e9, 1e9)));
  e.renormalisation = shown - sum;
  e.clamp = e.points - shown;
  // What was not observed comes last, whatever it might be worth.
  std::ranges::stable_sort(e.lines, std::ranges::greater(), [](const ExplanationLine& line) {
    return std::pair(line.observed, line.left());
  });
  return result;
}

}  // namespace

Explanation explain(const Model& model, const Member& member) {
  Explanation result;
  result.maximum = model.maximum();
  Points observed;
  Points positive;
  for (const auto& competency : model.competencies()) {
    Explained explained = explain(model, *competency, member);
    result.total += explained.explanation.points;
    observed += explained.observed;
    positive += competency->positive_points();
    result.competencies.push_back(std::move(explained.explanation));
  }
  result.coverage =
      Percent::from_hundredths(internal::coverage(observed.hundredths(), positive.hundredths()));
  if (!model.bands().empty()) result.band = model.bands()[model.band_of(result.total)].name;
  for (const Badge& badge : model.badges()) {
    const bool earned = std::ranges::any_of(result.competencies, [&](const auto& c) {
      return c.name == badge.competency && c.points >= badge.at_least;
    });
    if (earned) result.badges.push_back(badge.name);
  }
  return result;
}

}  // namespace ssi
