// SPDX-License-Identifier: MIT
#include "report/page/missing.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "model/formula.hpp"

namespace ssi::internal {
namespace {

/// The signals of a line that are missing, in order, each once.
std::vector<Signal> missing_of(const ExplanationLine& line) {
  std::vector<Signal> result;
  for (const SignalValue& signal : line.values) {
    const bool is_new = std::ranges::find(result, signal.signal) == result.end();
    if (!signal.value && is_new) result.push_back(signal.signal);
  }
  return result;
}

}  // namespace

std::vector<MissingData> missing_data(const Explanation& explanation) {
  std::vector<MissingData> result;
  std::map<std::vector<Signal>, std::size_t> positions;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    for (const ExplanationLine& line : competency.lines) {
      std::vector<Signal> signals = missing_of(line);
      if (line.observed || signals.empty() || line.full <= Points()) continue;
      const auto [at, is_new] = positions.emplace(signals, result.size());
      if (is_new) result.push_back({std::move(signals), {}});
      result[at->second].points += line.full;
    }
  }
  std::ranges::stable_sort(result, std::ranges::greater(), &MissingData::points);
  return result;
}

Percent coverage_of(Points points, const Model& model) {
  std::int64_t all = 0;
  for (const auto& competency : model.competencies()) {
    all += competency->positive_points().hundredths();
  }
  return Percent::from_hundredths(
      coverage(static_cast<double>(points.hundredths()), static_cast<double>(all)));
}

}  // namespace ssi::internal
