// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_OUTCOME_SECTIONS_HPP
#define SSI_SRC_REPORT_PAGE_OUTCOME_SECTIONS_HPP

#include <string>
#include <string_view>

#include "report/page/fields.hpp"
#include "ssi/evidence/outcomes.hpp"
#include "ssi/model/model.hpp"

// The parts of the section on outcomes: each sets what its part of the template reads.
namespace ssi::internal {

void set_outcome_figures(Fields& fields, const OutcomeReport& outcomes);
void set_tenths(Fields& fields, const OutcomeReport& outcomes);
void set_leaders(Fields& fields, const OutcomeReport& outcomes);
/// Competencies of the model have its titles, others their own names.
void set_competency_outcomes(Fields& fields, const OutcomeReport& outcomes, const Model& model);

/// Returns the name of a column as part of a sentence, in quotes and shown().
std::string quoted(std::string_view name);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_OUTCOME_SECTIONS_HPP
