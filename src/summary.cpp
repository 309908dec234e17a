// SPDX-License-Identifier: MIT
#include "ssi/summary.hpp"

#include <algorithm>
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/max.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/min.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <boost/accumulators/statistics/weighted_mean.hpp>
#include <boost/accumulators/statistics/weighted_variance.hpp>
#include <cassert>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace ssi {
namespace {

namespace acc = boost::accumulators;

/// Accumulator sets cannot be merged, so they are fed here from merged counts, a weight each.
/// tag::variance is the stable one: lazy_variance cancels.
Statistics describe(const std::vector<std::uint64_t>& counts) {
  using Stats = acc::stats<acc::tag::mean, acc::tag::variance, acc::tag::min, acc::tag::max>;
  acc::accumulator_set<double, Stats, double> set;
  double members = 0;
  for (std::size_t hundredths = 0; hundredths < counts.size(); ++hundredths) {
    if (counts[hundredths] == 0) continue;
    const auto weight = static_cast<double>(counts[hundredths]);
    set(static_cast<double>(hundredths), acc::weight = weight);
    members += weight;
  }
  if (members == 0) return {};
  const double variance = members > 1 ? acc::variance(set) * members / (members - 1) : 0;
  const auto points = [](double value) {
    return Points::from_hundredths(static_cast<std::int32_t>(value));
  };
  return {acc::mean(set) / 100, std::sqrt(variance) / 100, points(acc::min(set)),
          points(acc::max(set))};
}

void check_column(std::span<const std::uint16_t> column, std::size_t rows, std::size_t bins) {
  if (column.size() < rows) throw std::invalid_argument("a score column is too short");
  const auto some = column.first(rows);
  if (std::ranges::any_of(some, [bins](std::uint16_t h) { return h >= bins; })) {
    throw std::invalid_argument("a score is beyond the model's maximum");
  }
}

}  // namespace

ScoreSummary::ScoreSummary(const Model& model) : model_(model) {
  const auto add_column = [this](Points maximum) {
    counts_.emplace_back(static_cast<std::size_t>(maximum.hundredths()) + 1);
  };
  for (const auto& competency : model.competencies()) add_column(competency->maximum());
  add_column(model.maximum());
}

void ScoreSummary::add(const ScoreColumns& scores, std::size_t rows) {
  if (scores.competencies.size() + 1 != counts_.size()) {
    throw std::invalid_argument("a column is needed for each competency");
  }
  std::vector<std::span<const std::uint16_t>> columns(scores.competencies.begin(),
                                                      scores.competencies.end());
  columns.emplace_back(scores.total);
  for (std::size_t i = 0; i < columns.size(); ++i)
    check_column(columns[i], rows, counts_[i].size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::uint16_t hundredths : columns[i].first(rows)) ++counts_[i][hundredths];
  }
}

ScoreSummary& ScoreSummary::operator+=(const ScoreSummary& other) {
  assert(model_.fingerprint() == other.model_.fingerprint());
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    for (std::size_t h = 0; h < counts_[i].size(); ++h) counts_[i][h] += other.counts_[i][h];
  }
  return *this;
}

std::uint64_t ScoreSummary::members() const noexcept {
  return std::accumulate(counts_.back().begin(), counts_.back().end(), std::uint64_t{0});
}

Statistics ScoreSummary::competency(std::size_t position) const {
  return describe(counts_[position]);
}

Statistics ScoreSummary::total() const { return describe(counts_.back()); }

std::uint64_t ScoreSummary::in_band(std::size_t position) const {
  std::uint64_t members = 0;
  for (std::size_t h = 0; h < counts_.back().size(); ++h) {
    const Points total = Points::from_hundredths(static_cast<std::int32_t>(h));
    if (model_.band_of(total) == position) members += counts_.back()[h];
  }
  return members;
}

}  // namespace ssi
