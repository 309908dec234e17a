// SPDX-License-Identifier: MIT
#ifndef SSI_ARROW_CHANGE_STREAM_HPP
#define SSI_ARROW_CHANGE_STREAM_HPP

#include <string>
#include <vector>

#include "ssi/arrow/c_data.h"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/execution.hpp"
#include "ssi/explain/change_table.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// What a stream of changes has, and how it is made.
struct ChangeStreamOptions {
  Execution execution = {.threads = 0};     ///< who does the work of each batch
  PointsType points = PointsType::float64;  ///< how points are given; hundredths of a cause, which
                                            ///< may be negative, are always int32
  std::vector<std::string> keep =
      {};                           ///< columns of the members after that come first, as they are
  bool allow_out_of_range = false;  ///< read a value that a signal cannot have as the nearest one
};

/// Returns a stream of changes, which makes a batch of them for each batch of `after`, as it is
/// read. Takes both streams over: score_stream.hpp says what columns they may have. They must have
/// the same members in the same order; their batches may differ. Whatever joins tables, joins them.
///
/// The columns: those that are kept; the total `before`; by how much each cause moved it:
/// `observation`, `activity`, `profile`, `model`; and the total `after`. There is no `aged_out`:
/// two tables do not tell what left the window, so that is part of `activity`.
///
/// Throws std::invalid_argument for a schema or options that do not fit, and what the producers
/// said. While it is read: as score_stream(), and EINVAL if one stream has more members than the
/// other. O(rows * terms); holds a batch of each.
SSI_EXPORT ArrowArrayStream change_stream(const ChangeAggregator& changes,
                                          ChangeStreamOptions options, ArrowArrayStream& before,
                                          ArrowArrayStream& after);

}  // namespace ssi

#endif  // SSI_ARROW_CHANGE_STREAM_HPP
