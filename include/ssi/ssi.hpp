// SPDX-License-Identifier: MIT
#ifndef SSI_SSI_HPP
#define SSI_SSI_HPP

/// The whole library. A program that cares for its build time includes what it uses.
#include "ssi/cohort.hpp"
#include "ssi/cohort_ranks.hpp"
#include "ssi/competency.hpp"
#include "ssi/connection.hpp"
#include "ssi/connection_file.hpp"
#include "ssi/connection_graph.hpp"
#include "ssi/error.hpp"
#include "ssi/execution.hpp"
#include "ssi/explanation.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/insights.hpp"
#include "ssi/log.hpp"
#include "ssi/member.hpp"
#include "ssi/member_file.hpp"
#include "ssi/member_index.hpp"
#include "ssi/member_table.hpp"
#include "ssi/model.hpp"
#include "ssi/model_file.hpp"
#include "ssi/network.hpp"
#include "ssi/population.hpp"
#include "ssi/professional_brand.hpp"
#include "ssi/record_text.hpp"
#include "ssi/relationships.hpp"
#include "ssi/right_people.hpp"
#include "ssi/score.hpp"
#include "ssi/score_file.hpp"
#include "ssi/signal.hpp"
#include "ssi/summary.hpp"
#include "ssi/term.hpp"
#include "ssi/version.hpp"

#endif  // SSI_SSI_HPP
