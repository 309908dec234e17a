// SPDX-License-Identifier: MIT
#ifndef SSI_SSI_HPP
#define SSI_SSI_HPP

// The whole library. A program that cares for its build time includes what it uses.
#include "ssi/cohort.hpp"
#include "ssi/cohort_file.hpp"
#include "ssi/cohort_ranks.hpp"
#include "ssi/cohort_set.hpp"
#include "ssi/competency.hpp"
#include "ssi/connection.hpp"
#include "ssi/connection_file.hpp"
#include "ssi/connection_graph.hpp"
#include "ssi/error.hpp"
#include "ssi/execution.hpp"
#include "ssi/explanation.hpp"
#include "ssi/explanation_line.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/insights.hpp"
#include "ssi/log.hpp"
#include "ssi/member.hpp"
#include "ssi/member_file.hpp"
#include "ssi/member_index.hpp"
#include "ssi/member_table.hpp"
#include "ssi/model.hpp"
#include "ssi/model_file.hpp"
#include "ssi/model_outline.hpp"
#include "ssi/network.hpp"
#include "ssi/population.hpp"
#include "ssi/professional_brand.hpp"
#include "ssi/ranking.hpp"
#include "ssi/record_text.hpp"
#include "ssi/relationships.hpp"
#include "ssi/right_people.hpp"
#include "ssi/score.hpp"
#include "ssi/score_file.hpp"
#include "ssi/signal.hpp"
#include "ssi/statistics.hpp"
#include "ssi/team.hpp"
#include "ssi/term.hpp"
#include "ssi/total_counts.hpp"
#include "ssi/version.hpp"

/// The library: an open Social Selling Index, and any other index that is made of the same parts.
///
/// Where a comment does not say more, these hold. Positions count from 0. Text is UTF-8, as
/// std::string. An object that was moved from may be assigned to or destroyed, and nothing else.
/// Any number of threads may read an object that none changes. What breaks a `Requires:` is
/// undefined. Running out of memory throws std::bad_alloc.
namespace ssi {}

#endif  // SSI_SSI_HPP
