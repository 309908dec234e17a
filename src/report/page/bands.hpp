// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_BANDS_HPP
#define SSI_SRC_REPORT_PAGE_BANDS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"

// What earns a band or a badge. Models list bands in the order in which they are tried, which tells
// readers nothing; here they are in the order of their totals.
namespace ssi::internal {

/// Totals that are all in one band.
struct BandRange {
  std::size_t band;  ///< its position in the model
  Points from;       ///< the least of them
  Points to;         ///< the highest of them
};

/// Returns the totals from 0 to the model's maximum by band, the highest first. A band may have
/// several ranges, or none if others take all its totals.
std::vector<BandRange> band_ranges(const Model& model);

/// Returns the positions of all bands: those of the highest totals first, those without totals
/// last.
std::vector<std::size_t> bands_by_total(const Model& model);

/// Returns which totals have which band: "Leader: 70.01 to 100; Laggard: 0 to 29.99."; empty if the
/// model has no bands.
std::string bands_words(const Model& model);

/// Returns what earns each badge: "Thought leader: 20 points or more in “Engage by sharing
/// insights”."; empty if the model has none.
std::string badges_words(const Model& model);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_BANDS_HPP
