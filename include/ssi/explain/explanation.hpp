// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_EXPLANATION_HPP
#define SSI_EXPLAIN_EXPLANATION_HPP

#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Why a competency has its points: points = the sum of the lines' points + renormalisation +
/// clamp, exactly.
struct CompetencyExplanation {
  std::string_view name;               ///< the competency's name()
  std::string title;                   ///< what people are shown
  Points points;                       ///< as scored
  Points maximum;                      ///< the most that it can be worth
  std::vector<ExplanationLine> lines;  ///< most points left first, unobserved ones last
  Points renormalisation;              ///< added for terms that were not observed; may be negative
  Points clamp;                        ///< added to stay within [0, maximum]; may be negative
};

/// Why a member has its score: total = the sum of the competencies' points.
struct Explanation {
  std::vector<CompetencyExplanation> competencies;  ///< in the model's order
  Points total;                                     ///< as scored
  Points maximum;                                   ///< the highest total of the model
  Percent coverage;                      ///< share of the positive points that was observed
  std::string_view band;                 ///< empty if the model has none
  std::vector<std::string_view> badges;  ///< those the member has
};

/// Explains a score, from the same terms that a ScoreAggregator adds up. What it names by
/// string_view lives as long as the model (or any copy of it).
SSI_EXPORT Explanation explain(const Model& model, const Member& member);

/// Returns the explanation as one JSON object with a `schema_version`; docs/explanation.md
/// describes it. `model` is the one it was made with. Bytes of an id that are not UTF-8 become
/// U+FFFD.
SSI_EXPORT std::string to_json(const Explanation& explanation, const Model& model,
                               std::string_view member_id);

}  // namespace ssi

#endif  // SSI_EXPLAIN_EXPLANATION_HPP
