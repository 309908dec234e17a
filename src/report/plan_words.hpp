// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PLAN_WORDS_HPP
#define SSI_SRC_REPORT_PLAN_WORDS_HPP

#include <string>

#include "ssi/advice/plan_report.hpp"

// What texts and pages say of a plan, in the same sentences.
namespace ssi::internal {

/// Says what is proven of the plan, and what it does not count.
std::string proof_note(const PlanReport& report);

/// Says whose estimates efforts and expectations are.
std::string estimates_note(const PlanReport& report);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PLAN_WORDS_HPP
