// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_COHORT_SHAPE_HPP
#define SSI_SRC_COHORT_COHORT_SHAPE_HPP

#include "ssi/cohort/cohort.hpp"
#include "ssi/cohort/distribution.hpp"

namespace ssi::internal {

/// See Cohort::shape().
Shape shape_of(const Distribution& totals);

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_COHORT_SHAPE_HPP
