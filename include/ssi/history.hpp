// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_HPP
#define SSI_HISTORY_HPP

#include "ssi/history/activity.hpp"
#include "ssi/history/activity_log.hpp"
#include "ssi/history/activity_log_builder.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/known_members.hpp"
#include "ssi/history/signal_history.hpp"
#include "ssi/history/signal_table.hpp"

#endif  // SSI_HISTORY_HPP
