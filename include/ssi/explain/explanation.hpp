// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_EXPLANATION_HPP
#define SSI_EXPLAIN_EXPLANATION_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/model.hpp"
#include "ssi/score/little_observed.hpp"
#include "ssi/score/score_bounds.hpp"

namespace ssi {

/// Why a competency has its points: points = the sum of the lines' points + renormalisation +
/// clamp, exactly. It holds its formula, so all names in it live as long as it does.
struct CompetencyExplanation {
  std::shared_ptr<const Competency> formula;  ///< the competency
  std::string_view name;                      ///< the name() of the competency
  std::string title;                          ///< the title that people are shown
  Points points;                              ///< as scored
  Points maximum;                             ///< the most that it can be worth
  PointBounds bounds;                         ///< least and most, whatever the missing signals are
  std::vector<ExplanationLine> lines;         ///< most points left first, unobserved ones last
  Points renormalisation;  ///< added for terms that were not observed; may be negative
  Points clamp;            ///< added to stay within [0, maximum]; may be negative
  bool observed = true;    ///< false: nothing was, so that its points are no judgement
};

/// Why a member has its score: total = the sum of the competencies' points.
///
///     const ssi::Explanation why = ssi::explain(ssi::Model::load("mine.toml"), ada);
///     std::cout << why.competency("insights").lines.front().left();
///
/// It holds its model, so all names in it live as long as it does.
struct SSI_EXPORT Explanation {
  Model model;                                           ///< the model that scored the member
  std::vector<CompetencyExplanation> competencies = {};  ///< in the model's order
  Points total = {};                                     ///< as scored
  Points maximum = {};                                   ///< the highest total of the model
  PointBounds bounds = {};       ///< least and most, whatever the missing signals are
  Percent coverage = {};         ///< share of the positive points that was observed
  bool little_observed = false;  ///< too little for a band and badges: see is_little_observed()
  std::string_view band = {};    ///< empty if little was observed, or the model has no bands
  std::vector<std::string_view> badges = {};  ///< badges of the member; none if little was observed

  /// Returns the explanation of the competency of that name. Throws std::out_of_range if the model
  /// has none.
  const CompetencyExplanation& competency(std::string_view name) const&;
  /// The same, for a temporary explanation.
  CompetencyExplanation competency(std::string_view name) &&;
};

/// Explains a score, from the same terms that a ScoreAggregator adds up. Below the minimum of
/// coverage it has no band and no badges.
SSI_EXPORT Explanation explain(const Model& model, const Member& member,
                               Percent minimum_coverage = kMinimumCoverage);

/// Explains the score of the member at one row of a table. Requires: row < members.rows().
SSI_EXPORT Explanation explain(const Model& model, const MemberTable& members, std::size_t row,
                               Percent minimum_coverage = kMinimumCoverage);

}  // namespace ssi

#endif  // SSI_EXPLAIN_EXPLANATION_HPP
