// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_SCORE_SCHEMA_HPP
#define SSI_MODEL_SCORE_SCHEMA_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/band.hpp"

namespace ssi {

/// The part of a model that scores keep when they are stored without it: its identity, and the
/// names of its columns and bands. Two schemas are equal if scores of the two can be put together.
struct SSI_EXPORT ScoreSchema {
  /// A competency of the model.
  struct Part {
    std::string name;  ///< the competency's name()
    Points maximum;    ///< the most that it can be worth

    friend bool operator==(const Part&, const Part&) = default;
  };

  std::string id;                       ///< Model::id()
  std::string fingerprint;              ///< Model::fingerprint()
  std::vector<Part> competencies = {};  ///< in the model's order
  std::vector<Band> bands = {};         ///< in the order in which they are tried

  /// The highest total.
  Points maximum() const noexcept {
    Points result;
    for (const Part& competency : competencies) result += competency.maximum;
    return result;
  }

  /// Returns the position of the competency of that name, or nothing.
  std::optional<std::size_t> position(std::string_view competency) const noexcept;

  /// Returns the position of the band that a total is in; nothing if there are no bands.
  std::optional<std::size_t> band_of(Points total) const noexcept {
    return ssi::band_of(bands, total);
  }

  friend bool operator==(const ScoreSchema&, const ScoreSchema&) = default;
};

}  // namespace ssi

#endif  // SSI_MODEL_SCORE_SCHEMA_HPP
