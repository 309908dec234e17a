// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_HPP
#define SSI_COHORT_HPP

#include "ssi/cohort/band_counts.hpp"
#include "ssi/cohort/cohort.hpp"
#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/cohort/point_statistics.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/cohort/standing_columns.hpp"
#include "ssi/cohort/team.hpp"

#endif  // SSI_COHORT_HPP
