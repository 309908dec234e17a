// SPDX-License-Identifier: MIT
#include "cohort/cohort_row.hpp"

#include <array>
#include <cstddef>

#include "base/exact.hpp"

namespace ssi::internal {
namespace {

constexpr std::array kShares = {10_percent, 25_percent, 50_percent,
                                75_percent, 90_percent, 99_percent};

/// The last band is the default one, for whoever is in no other.
std::size_t reported_bands(const ScoreSchema& model) {
  return model.bands.empty() ? 0 : model.bands.size() - 1;
}

}  // namespace

std::vector<std::string> cohort_figure_names(const ScoreSchema& model) {
  std::vector<std::string> result;
  for (const auto& competency : model.competencies) result.push_back(competency.name + "_mean");
  result.emplace_back("total_mean");
  result.emplace_back("total_sd");
  for (const Percent share : kShares) {
    result.push_back("total_p" + std::to_string(share.rounded()));
  }
  for (std::size_t i = 0; i < reported_bands(model); ++i) {
    result.push_back(model.bands[i].name + "_percent");
  }
  return result;
}

std::vector<std::int32_t> cohort_figures(const Cohort& cohort) {
  std::vector<std::int32_t> result;
  const auto add = [&result](auto hundredths) { result.push_back(hundredths.hundredths()); };
  const ScoreSchema& model = cohort.schema();
  for (std::size_t c = 0; c < model.competencies.size(); ++c) {
    add(cohort.competency(c).rounded_mean());
  }
  add(cohort.total().rounded_mean());
  add(cohort.total().rounded_deviation());
  for (const Points quantile : cohort.totals().quantiles(kShares)) add(quantile);
  const std::vector<std::uint64_t> in_bands = cohort.in_bands();
  for (std::size_t i = 0; i < reported_bands(model); ++i) {
    add(share_of(in_bands[i], cohort.members()));
  }
  return result;
}

}  // namespace ssi::internal
