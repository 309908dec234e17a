// SPDX-License-Identifier: MIT
#include "ssi/model/band.hpp"

#include <algorithm>

namespace ssi {

std::optional<std::size_t> band_of(std::span<const Band> bands, Points total) noexcept {
  const auto found =
      std::ranges::find_if(bands, [total](const Band& band) { return band.contains(total); });
  if (found == bands.end()) return std::nullopt;
  return static_cast<std::size_t>(found - bands.begin());
}

}  // namespace ssi
