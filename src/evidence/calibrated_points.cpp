// SPDX-License-Identifier: MIT
#include "evidence/calibrated_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace ssi::internal {
namespace {

constexpr std::int32_t kMostHundredths = 65535;  // that a model lets a term have

constexpr double kLeastSum = 1e-290;  // of weights that points can be divided by

bool is_penalty(const Term& term) { return term.points < Points(); }

/// Gives each positive term its floor and then what is left, a hundredth each, by remainders.
void share_out(std::span<const Term> terms, std::span<const double> weights, double factor,
               std::int32_t left, std::span<std::int32_t> hundredths) {
  std::vector<std::size_t> order;
  std::vector<double> remainders(terms.size());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (is_penalty(terms[t])) continue;
    const double exact = weights[t] * factor;
    hundredths[t] = static_cast<std::int32_t>(std::floor(exact));
    remainders[t] = exact - std::floor(exact);
    left -= hundredths[t];
    order.push_back(t);
  }
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (const std::size_t t : order) {
    if (left-- > 0) ++hundredths[t];
  }
}

void add_points(const Competency& competency, std::span<const double> weights,
                std::vector<Points>& result) {
  const std::span<const Term> terms = competency.terms();
  const std::int32_t positive = competency.positive_points().hundredths();
  double sum = 0;
  for (std::size_t t = 0; t < terms.size(); ++t) sum += is_penalty(terms[t]) ? 0 : weights[t];
  if (!(sum > kLeastSum)) {
    for (const Term& term : terms) result.push_back(term.points);
    return;
  }
  const double factor = positive / sum;
  std::vector<std::int32_t> hundredths(terms.size());
  share_out(terms, weights, factor, positive, hundredths);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const double most = competency.maximum().hundredths();
    const double penalty = std::min(std::floor(weights[t] * factor + 0.5), most);
    result.push_back(Points::from_hundredths(is_penalty(terms[t])
                                                 ? -static_cast<std::int32_t>(penalty)
                                                 : std::min(hundredths[t], kMostHundredths)));
  }
}

}  // namespace

std::vector<Points> calibrated_points(const Model& model, std::span<const double> weights) {
  std::vector<Points> result;
  for (const auto& competency : model.competencies()) {
    const std::size_t terms = competency->terms().size();
    add_points(*competency, weights.subspan(result.size(), terms), result);
  }
  return result;
}

Model with_points(const Model& model, const std::string& id, std::span<const Points> points) {
  ModelDefinition definition = model.definition();
  definition.id = id;
  std::size_t next = 0;
  for (auto& competency : definition.competencies) {
    std::vector<Term> terms;
    for (const Term& term : competency->terms()) {
      Term& changed = terms.emplace_back(term);
      changed.points = points[next++];
      if (changed.points == Points()) terms.pop_back();
    }
    competency = std::make_shared<TermCompetency>(std::string(competency->name()),
                                                  std::string(competency->title()),
                                                  competency->maximum(), std::move(terms));
  }
  return Model(std::move(definition));
}

}  // namespace ssi::internal
