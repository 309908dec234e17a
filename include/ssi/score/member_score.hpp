// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_MEMBER_SCORE_HPP
#define SSI_SCORE_MEMBER_SCORE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi {

/// One member's score.
///
///     const ssi::MemberScore score = aggregator(ada);
///     std::cout << score.total << ", " << score.competency("insights") << " of it for insights";
struct SSI_EXPORT MemberScore {
  std::vector<Points> competencies = {};  ///< in the model's order, each 0 to its maximum
  Points total = {};                      ///< their sum
  Percent coverage = {};                  ///< share of the positive points that was observed
  std::optional<std::size_t> band = {};   ///< position in the model's bands; nothing: it has none
  std::uint32_t badges = 0;               ///< bit i: has the model's badge i
  std::shared_ptr<const ScoreSchema> schema = {};  ///< schema of the model; null if not set

  /// Returns the points of the competency of that name, e.g. "insights". Throws std::out_of_range
  /// if the model has none, or the score has no schema.
  Points competency(std::string_view name) const;

  /// Whether all figures are equal, whatever the schemas.
  friend bool operator==(const MemberScore& a, const MemberScore& b) {
    return a.competencies == b.competencies && a.total == b.total && a.coverage == b.coverage &&
           a.band == b.band && a.badges == b.badges;
  }
};

}  // namespace ssi

#endif  // SSI_SCORE_MEMBER_SCORE_HPP
