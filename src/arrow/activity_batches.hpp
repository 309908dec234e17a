// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_ACTIVITY_BATCHES_HPP
#define SSI_SRC_ARROW_ACTIVITY_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "arrow/date_batches.hpp"
#include "arrow/label_batches.hpp"
#include "arrow/value_batches.hpp"
#include "ssi/arrow/c_data.h"
#include "ssi/history/activity.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// The rows of an activity log in record batches of one schema.
class ActivityBatches {
 public:
  /// Rows of the members in this index, which outlives it; null: of any. Throws
  /// std::invalid_argument if the schema lacks a column, has it twice, or its type is another.
  ActivityBatches(const ArrowSchema& schema, SignalCatalogue catalogue, const std::string& id,
                  const TextIndex* members);

  /// Reads the next batch. The rows live until another is read. Throws std::invalid_argument if it
  /// is malformed, DataError for the first row that breaks a rule.
  std::span<const Activity> read(const ArrowArray& batch);

 private:
  /// Looks each name of a batch up once.
  void look_up_members();
  void look_up_signals();
  void take_row(std::size_t row);
  std::uint32_t value_of(std::size_t row, Signal signal) const;
  [[noreturn]] void fail(std::size_t row, const std::string& column, std::string_view cell,
                         const std::string& rule) const;
  [[noreturn]] void fail_signal(std::size_t row, const std::string& name) const;
  [[noreturn]] void fail_value(std::size_t row, const SignalInfo& signal,
                               const std::string& value) const;

  SignalCatalogue catalogue_;
  const TextIndex* members_;
  std::int64_t columns_;
  LabelBatches ids_;
  DateBatches dates_;
  LabelBatches signals_;
  std::optional<ValueBatches> values_;
  std::optional<LabelBatches> persons_;
  std::optional<LabelBatches> events_;
  std::uint64_t first_row_ = 0;                 // of the batch
  std::vector<std::uint32_t> positions_;        // [code of an id]; none if any may come
  std::vector<std::optional<Signal>> by_code_;  // [code of a signal's name]
  std::vector<Activity> rows_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_ACTIVITY_BATCHES_HPP
