// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_COHORT_ROW_HPP
#define SSI_SRC_COHORT_COHORT_ROW_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "ssi/cohort/cohort.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi::internal {

/// Returns the names of the figures of a cohort, as the cohort table has them behind the label and
/// the number of members.
std::vector<std::string> cohort_figure_names(const ScoreSchema& model);

/// Returns these figures, in hundredths, rounded half up from exact ones.
std::vector<std::int32_t> cohort_figures(const Cohort& cohort);

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_COHORT_ROW_HPP
