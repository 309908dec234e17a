// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_HPP
#define SSI_FILES_HPP

#include "ssi/files/action_file.hpp"
#include "ssi/files/activity_file.hpp"
#include "ssi/files/change_file.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/cohort_table.hpp"
#include "ssi/files/connection_file.hpp"
#include "ssi/files/dialect.hpp"
#include "ssi/files/member_check.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/member_table_file.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/files/outcome_match.hpp"
#include "ssi/files/plan_file.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/files/robustness_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/files/signal_file.hpp"

#endif  // SSI_FILES_HPP
