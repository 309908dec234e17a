// SPDX-License-Identifier: MIT
#ifndef SSI_ARROW_SIGNAL_STREAM_HPP
#define SSI_ARROW_SIGNAL_STREAM_HPP

#include <string>
#include <vector>

#include "ssi/arrow/c_data.h"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/signal_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// What a stream of signals has, and how it is made.
struct SignalStreamOptions {
  WantedSignals wanted = WantedSignals::used;  ///< which signals
  std::vector<Signal> tracks = {};       ///< observed even if no row names them: ActivityLogBuilder
  std::string id = "member_id";          ///< the column of ids, of the log and of the member table
  Execution execution = {.threads = 0};  ///< who works the signals out, once all rows are there
};

/// Returns a stream of the signals that members have on a day, by the rows of an activity log: a
/// member table, which score_stream() takes. Its columns: the id as utf8, and a signal each, in the
/// catalogue's order, as uint32; null where it is missing.
///
/// The log has a row for each thing that happened, or new state: ids as texts or whole numbers,
/// `date`, `signal`, and perhaps `value`, `person` and `event`; other columns are not read. Dates
/// are date32, date64, timestamps without a zone or in UTC, or texts such as 2024-05-28; texts may
/// be dictionaries. Rows may come in any order. Where one date has several of a state, the later
/// one counts.
///
/// With `members`, a member table, it is about these and no others, in their order: their states
/// are those of the table where the log has none, and its columns that are no signals come last, as
/// they are. Its window signals are not used. Without (null), it is about members with a row dated
/// that day or earlier, in the order of their first rows.
///
/// Takes both streams over, and reads them to their ends. Throws std::invalid_argument for columns,
/// options or batches that do not fit, DataError for the first row that breaks a rule, naming it
/// from 1, and StreamError for what a producer said. O(rows + members * signals) time; memory as
/// ActivityLogBuilder and SignalTable, and the member table.
SSI_EXPORT ArrowArrayStream signal_stream(const Model& model, Day day,
                                          const SignalStreamOptions& options, ArrowArrayStream& log,
                                          ArrowArrayStream* members = nullptr);

}  // namespace ssi

#endif  // SSI_ARROW_SIGNAL_STREAM_HPP
