// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_ACTION_CHECK_HPP
#define SSI_SRC_ADVICE_ACTION_CHECK_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "model/model_check.hpp"
#include "ssi/advice/action.hpp"

namespace ssi::internal {

/// No list that a person writes comes near these; they keep a hostile one from taking hours.
inline constexpr std::size_t kMostActions = 1000;
/// The most times that an action may be done.
inline constexpr std::uint32_t kMostTimes = 65535;
/// The most effort of an action, and the most that it adds to a signal.
inline constexpr std::uint32_t kMostOfAction = std::numeric_limits<std::uint32_t>::max();

/// The columns of a plan table before those of the actions, whose names no action may have.
inline constexpr std::string_view kPlanColumns[] = {"member_id",     "total",  "goal",
                                                    "planned_total", "effort", "actions"};

/// Returns every rule that the definition breaks, in its order. The items of a list that is too
/// long are not checked.
std::vector<Violation> check(const ActionListDefinition& definition,
                             const SignalCatalogue& catalogue);

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_ACTION_CHECK_HPP
