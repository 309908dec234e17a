// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_GOAL_HPP
#define SSI_ADVICE_GOAL_HPP

#include <cstddef>
#include <cstdint>
#include <optional>

#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Returns the smallest total, not below the present one, that the band at this position contains,
/// up to the model's maximum; nothing if there is none. Requires: band < model.bands().size().
SSI_EXPORT std::optional<Points> target_in_band(const Model& model, Points present,
                                                std::size_t band);

/// Returns the smallest total with which a member would be within the top N percent of its cohort,
/// in place of itself; it may lie below the present one. Nothing if the member has no label, the
/// cohort has fewer members than the ranking's minimum, or even the best rank is not within N
/// percent. `counted` is the total that the member was counted with, `maximum` the highest of the
/// model. Requires: as CohortRanking::replacing(). O(log maximum) look-ups.
///
///     const auto target = ssi::target_in_top(ranking, cohort, score.total, 10, model.maximum());
///     if (target) plan = planner(ada, ssi::TargetTotal{*target});
SSI_EXPORT std::optional<Points> target_in_top(const CohortRanking& ranking, std::uint32_t cohort,
                                               Points counted, std::uint32_t percent,
                                               Points maximum);

}  // namespace ssi

#endif  // SSI_ADVICE_GOAL_HPP
