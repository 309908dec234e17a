// SPDX-License-Identifier: MIT
#include "ssi/cohort/band_counts.hpp"

#include <stdexcept>

#include "base/exact.hpp"

namespace ssi {

BandCounts::BandCounts(const Model& model, Percent minimum_coverage)
    : schema_(model.schema()),
      minimum_coverage_(minimum_coverage),
      in_bands_(schema_->bands.size()) {}

void BandCounts::add(Points total, Percent coverage) {
  if (is_little_observed(coverage, minimum_coverage_)) {
    ++little_observed_;
    return;
  }
  ++members_;
  if (const auto band = schema_->band_of(total)) ++in_bands_[*band];
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
