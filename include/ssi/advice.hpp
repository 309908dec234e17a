// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_HPP
#define SSI_ADVICE_HPP

// What a member should do: actions, goals and proven plans.
#include "ssi/advice/action.hpp"
#include "ssi/advice/goal.hpp"
#include "ssi/advice/plan.hpp"
#include "ssi/advice/plan_report.hpp"
#include "ssi/advice/planner.hpp"

#endif  // SSI_ADVICE_HPP
