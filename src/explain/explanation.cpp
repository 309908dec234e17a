// SPDX-License-Identifier: MIT
#include "ssi/explain/explanation.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "explain/competency_points.hpp"
#include "model/formula.hpp"
#include "model/member_row.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {
namespace {

struct Explained {
  CompetencyExplanation explanation;
  Points observed;
};

/// What was observed of a competency.
struct Observed {
  Points positive;  // the positive points
  Points losses;    // the points of penalties that were not
};

/// By the formula itself and not from the lines, which a user-defined explain() may choose freely.
Observed observed_points(const Competency& competency, const Member& member) {
  if (competency.terms().empty()) {
    return {internal::score_row(competency, member).observed, Points()};
  }
  Observed result;
  for (const Term& term : competency.terms()) {
    const bool is_observed = std::ranges::all_of(
        term.input.used_signals(), [&](Signal signal) { return member[signal].has_value(); });
    if (is_observed) {
      result.positive += std::max(term.points, Points());
    } else {
      result.losses += std::min(term.points, Points());
    }
  }
  return result;
}

PointBounds bounds_of(const Competency& competency, Points sum, const Observed& observed) {
  const Points gains = competency.positive_points() - observed.positive;
  const auto [low, high] =
      internal::bounds_of(sum.hundredths(), observed.losses.hundredths(), gains.hundredths(),
                          competency.maximum().hundredths());
  return {Points::from_hundredths(low), Points::from_hundredths(high)};
}

/// Most points left first; ties keep the model's order. Unobserved lines come last, whatever they
/// might be worth. Sorts positions, because lines are expensive to move.
void sort_lines(std::vector<ExplanationLine>& lines) {
  struct Key {
    std::int32_t left;  // the lowest number: not observed
    std::uint32_t position;
  };
  std::vector<Key> keys;
  keys.reserve(lines.size());
  for (const ExplanationLine& line : lines) {
    keys.push_back(
        {line.observed ? line.left().hundredths() : -1, static_cast<std::uint32_t>(keys.size())});
  }
  std::ranges::sort(keys, [](const Key& a, const Key& b) {
    return a.left != b.left ? a.left > b.left : a.position < b.position;
  });
  std::vector<ExplanationLine> sorted;
  sorted.reserve(lines.size());
  for (const Key& key : keys) sorted.push_back(std::move(lines[key.position]));
  lines = std::move(sorted);
}

Explained explain(const Model& model, const std::shared_ptr<const Competency>& formula,
                  const Member& member) {
  const Competency& competency = *formula;
  Explained result;
  CompetencyExplanation& e = result.explanation;
  e.formula = formula;
  e.name = competency.name();
  e.title = competency.title();
  e.maximum = competency.maximum();
  e.lines = competency.explain(member);
  const Observed observed = observed_points(competency, member);
  result.observed = observed.positive;
  e.observed = is_anything_observed(competency, member);

  Points sum;
  for (const ExplanationLine& line : e.lines) sum += line.points;
  e.bounds = bounds_of(competency, sum, observed);
  const internal::CompetencyPoints points =
      internal::points_of(model, competency, sum, result.observed);
  e.points = points.points;
  e.renormalisation = points.renormalisation;
  e.clamp = points.clamp;
  sort_lines(e.lines);
  return result;
}

void add_band_and_badges(Explanation& explanation) {
  const Model& model = explanation.model;
  if (const Band* band = model.band(explanation.total)) explanation.band = band->name;
  std::vector<Points> points;
  points.reserve(explanation.competencies.size());
  for (const CompetencyExplanation& c : explanation.competencies) points.push_back(c.points);
  const std::uint32_t badges = model.badges_of(points);
  for (std::size_t i = 0; i < model.badges().size(); ++i) {
    if ((badges >> i & 1) != 0) explanation.badges.push_back(model.badges()[i].name);
  }
}

}  // namespace

const CompetencyExplanation& Explanation::competency(std::string_view name) const& {
  const auto found = std::ranges::find(competencies, name, &CompetencyExplanation::name);
  if (found != competencies.end()) return *found;
  throw std::out_of_range("no competency is named '" + std::string(name) + "'");
}

CompetencyExplanation Explanation::competency(std::string_view name) && {
  return std::as_const(*this).competency(name);
}

Explanation explain(const Model& model, const Member& member, Percent minimum_coverage) {
  Explanation result{.model = model};
  result.maximum = model.maximum();
  Points observed;
  Points positive;
  for (const auto& competency : model.competencies()) {
    Explained explained = explain(model, competency, member);
    result.total += explained.explanation.points;
    result.bounds.low += explained.explanation.bounds.low;
    result.bounds.high += explained.explanation.bounds.high;
    observed += explained.observed;
    positive += competency->positive_points();
    result.competencies.push_back(std::move(explained.explanation));
  }
  result.coverage =
      Percent::from_hundredths(internal::coverage(observed.hundredths(), positive.hundredths()));
  result.little_observed = is_little_observed(result.coverage, minimum_coverage);
  if (!result.little_observed) add_band_and_badges(result);
  return result;
}

Explanation explain(const Model& model, const MemberTable& members, std::size_t row,
                    Percent minimum_coverage) {
  return explain(model, Member(members, row), minimum_coverage);
}

// Defined here, because the score room is below this one and knows only the name Explanation.
Explanation ScoreAggregator::explain(const MemberTable& members, std::size_t row,
                                     Percent minimum_coverage) const {
  return ssi::explain(model(), members, row, minimum_coverage);
}

Explanation ScoreAggregator::explain(const Member& member, Percent minimum_coverage) const {
  return ssi::explain(model(), member, minimum_coverage);
}

}  // namespace ssi
