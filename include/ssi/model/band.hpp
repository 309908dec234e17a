// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_BAND_HPP
#define SSI_MODEL_BAND_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// A named range of totals. A member is in the model's first band whose limits its total meets. The
/// last band has no limits, so everyone is in a band, unless the model has none.
struct Band {
  std::string name;                  ///< unique in a model
  std::optional<Points> above = {};  ///< total > above
  std::optional<Points> below = {};  ///< total < below

  /// Whether a total meets the limits.
  bool contains(Points total) const noexcept {
    return (!above || total > *above) && (!below || total < *below);
  }
  friend bool operator==(const Band&, const Band&) = default;
};

/// The most bands that a model may have: their positions fit a byte.
inline constexpr std::size_t kMostBands = 255;

/// In a column of band positions: the model has no bands.
inline constexpr std::uint8_t kNoBand = 0xFF;

/// Returns the position of the first band that contains the total, or nothing.
SSI_EXPORT std::optional<std::size_t> band_of(std::span<const Band> bands, Points total) noexcept;

}  // namespace ssi

#endif  // SSI_MODEL_BAND_HPP
