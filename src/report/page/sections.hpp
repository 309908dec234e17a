// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_SECTIONS_HPP
#define SSI_SRC_REPORT_PAGE_SECTIONS_HPP

#include <optional>
#include <string>
#include <string_view>

#include "report/page/fields.hpp"
#include "ssi/report/page.hpp"

// The sections of pages: each sets the fields that its part of the template reads, and says of
// those that stand for a section that is absent that they are not there. tests/pages/contexts has
// examples.
namespace ssi::internal {

/// What all pages have: style, title, model, date, notice.
void set_frame(Fields& fields, const std::string& title, const Model& model,
               const std::optional<Day>& day);

void set_score(Fields& fields, const Explanation& explanation);
void set_standing(Fields& fields, const MemberPage& page);
void set_history(Fields& fields, const MemberPage& page);
void set_change(Fields& fields, const MemberPage& page);
void set_plan(Fields& fields, const MemberPage& page);
void set_terms(Fields& fields, const Explanation& explanation);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_SECTIONS_HPP
