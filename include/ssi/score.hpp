// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_HPP
#define SSI_SCORE_HPP

#include "ssi/score/instruction_sets.hpp"
#include "ssi/score/little_observed.hpp"
#include "ssi/score/member_score.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "ssi/score/score_bounds.hpp"
#include "ssi/score/score_columns.hpp"
#include "ssi/score/score_table.hpp"

#endif  // SSI_SCORE_HPP
