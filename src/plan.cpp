// SPDX-License-Identifier: MIT
#include "plan.hpp"

#include <cmath>
#include <utility>

#include "formula.hpp"
#include "log.hpp"

namespace ssi::internal {
namespace {

/// Tables end at the full-marks level; a level beyond this costs more memory than it saves time.
constexpr double kLargestTable = 1 << 16;

std::vector<std::int32_t> tabulate(const Term& term) {
  std::vector<std::int32_t> steps;
  const bool of_one_integer = term.input.kind != InputKind::ratio;
  if (!of_one_integer || term.curve.full > kLargestTable) return steps;
  const auto last = static_cast<std::uint32_t>(std::ceil(term.curve.full));
  steps.reserve(last + 1);
  for (std::uint32_t x = 0; x <= last; ++x) steps.push_back(evaluate(term, x, 0).hundredths());
  return steps;
}

}  // namespace

PlannedTerm::PlannedTerm(const Term& t)
    : term(t), positive(std::max(t.points.hundredths(), 0)), steps(tabulate(t)) {}

PlannedCompetency::PlannedCompetency(const Competency& c)
    : competency(&c),
      maximum(c.maximum().hundredths()),
      positive(c.positive_points().hundredths()),
      terms(c.terms().begin(), c.terms().end()) {}

Plan::Plan(Model m) : model(std::move(m)), positive(0) {
  for (const auto& competency : model.competencies()) {
    competencies.emplace_back(*competency);
    positive += competencies.back().positive;
  }
  const std::int32_t highest = model.maximum().hundredths();
  for (std::int32_t total = 0; total <= highest; ++total) {
    band_of.push_back(static_cast<std::uint8_t>(model.band_of(Points::from_hundredths(total))));
  }
  for (std::size_t i = 0; i < model.badges().size(); ++i) {
    const Badge& badge = model.badges()[i];
    const auto found = std::ranges::find_if(
        competencies, [&](const auto& c) { return c.competency->name() == badge.competency; });
    badge_rules.push_back({static_cast<std::size_t>(found - competencies.begin()), badge.at_least,
                           std::uint32_t{1} << i});
  }
  log(LogLevel::debug, "prepared model {} ({}): {} competencies", model.id(), model.fingerprint(),
      competencies.size());
}

std::int32_t Plan::finish(const PlannedCompetency& competency, std::int32_t sum,
                          std::int32_t observed) const noexcept {
  const std::int64_t scaled = model.missing() == MissingPolicy::renormalise
                                  ? renormalise(sum, competency.positive, observed)
                                  : sum;
  return clamp(scaled, competency.maximum);
}

}  // namespace ssi::internal
