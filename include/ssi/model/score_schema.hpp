// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_SCORE_SCHEMA_HPP
#define SSI_MODEL_SCORE_SCHEMA_HPP

#include <string>
#include <vector>

#include "ssi/hundredths.hpp"
#include "ssi/model/band.hpp"

namespace ssi {

/// What scores keep of their model when they are stored without it: which one it was, and how to
/// name its columns and bands. Two schemas are equal if scores of the two can be put together.
struct ScoreSchema {
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

  friend bool operator==(const ScoreSchema&, const ScoreSchema&) = default;
};

}  // namespace ssi

#endif  // SSI_MODEL_SCORE_SCHEMA_HPP
