// SPDX-License-Identifier: MIT
#include "ssi/cohort/band_counts.hpp"

#include <cstddef>
#include <stdexcept>

#include "base/exact.hpp"

namespace ssi {

BandCounts::BandCounts(const Model& model, Percent minimum_coverage)
    : minimum_coverage_(minimum_coverage), in_bands_(model.bands().size() + 1) {
  const std::int32_t highest = model.maximum().hundredths();
  band_of_.reserve(static_cast<std::size_t>(highest) + 1);
  for (std::int32_t total = 0; total <= highest; ++total) {
    const auto band = model.band_of(Points::from_hundredths(total));
    band_of_.push_back(static_cast<std::uint8_t>(band.value_or(model.bands().size())));
  }
}

void BandCounts::add(Points total, Percent coverage) {
  if (is_little_observed(coverage, minimum_coverage_)) {
    ++little_observed_;
  } else {
    ++members_;
    ++in_bands_[band_of_[static_cast<std::size_t>(total.hundredths())]];
  }
}

void BandCounts::add(const ConstScoreColumns& scores) {
  if (scores.coverage.size() != scores.total.size()) {
    throw std::invalid_argument("each total needs its coverage");
  }
  for (std::size_t i = 0; i < scores.total.size(); ++i) {
    add(Points::from_hundredths(scores.total[i]), Percent::from_hundredths(scores.coverage[i]));
  }
}

std::optional<Percent> BandCounts::share_in_band(std::size_t position) const {
  if (members_ == 0) return std::nullopt;
  return internal::share_of(in_band(position), members_);
}

}  // namespace ssi
