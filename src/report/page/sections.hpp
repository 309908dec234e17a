// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_SECTIONS_HPP
#define SSI_SRC_REPORT_PAGE_SECTIONS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/page/fields.hpp"
#include "ssi/report/page.hpp"

// The sections of a member's page, and what all pages have. Each sets what its part of the template
// reads; tests/pages/contexts/README.md lists it.
namespace ssi::internal {

void set_frame(Fields& fields, const std::string& title, const Model& model,
               const std::optional<Day>& day);
void set_notes(Fields& fields, const std::vector<std::string>& notes);

void set_answer(Fields& fields, const MemberPage& page);
void set_competencies(Fields& fields, const Explanation& explanation);
void set_standing(Fields& fields, const MemberPage& page);
void set_history(Fields& fields, const MemberPage& page);
void set_change(Fields& fields, const MemberPage& page);
void set_plan(Fields& fields, const MemberPage& page);
void set_terms(Fields& fields, const Explanation& explanation);

/// Returns the actions of a plan, those first that gain most for their effort: of equals those of
/// less effort, then in the list's order.
std::vector<const PlanReportAction*> actions_by_rate(const PlanReport& report);

/// Returns an effort with its unit: "45 minutes"; many minutes as hours too: "835 minutes (about 14
/// hours)".
std::string effort_words(std::uint64_t effort, const PlanReport& report);

/// Returns where a change comes from: "mostly from what you did". Points of what became known are
/// named whatever they are, since nothing was done for them.
std::string causes_words(const Change& change);

/// Returns what a cohort is called: its label, or "your network" for one without.
std::string cohort_words(const std::string& column, const std::string& label);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_SECTIONS_HPP
