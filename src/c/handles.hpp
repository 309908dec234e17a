// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_C_HANDLES_HPP
#define SSI_SRC_C_HANDLES_HPP

#include <memory>

#include "ssi/advice/action.hpp"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "ssi/ssi.h"

// What the handles of ssi.h hold. All share their content, so a stream that was made from a handle
// may outlive it.

struct ssi_model {
  ssi::ScoreAggregator score;
};

struct ssi_cohorts {
  std::shared_ptr<const ssi::CohortSet> set;
};

struct ssi_actions {
  ssi::ActionList list;
};

struct ssi_table {
  ssi::ArrowTable table;
};

#endif  // SSI_SRC_C_HANDLES_HPP
