// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_DATE_BATCHES_HPP
#define SSI_SRC_ARROW_DATE_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "arrow/label_batches.hpp"
#include "ssi/arrow/c_data.h"
#include "ssi/history/day.hpp"

namespace ssi::internal {

/// A column of dates in record batches of one schema: dates of 32 or 64 bits, timestamps without a
/// zone or in UTC, or texts as activity logs have them.
class DateBatches {
 public:
  /// Throws std::invalid_argument if the schema has no such column, or has it twice, or its type is
  /// another.
  DateBatches(const ArrowSchema& schema, std::string name);

  /// Reads a checked batch. Throws std::invalid_argument if the column is malformed.
  void read(const ArrowArray& batch);

  /// The date of a row of the batch that was read last; nothing where there is none.
  std::optional<Day> day(std::size_t row) const { return days_[row]; }
  /// What stands where there is no date.
  std::string cell(std::size_t row) const;

 private:
  void read_texts(const ArrowArray& batch);
  std::int64_t number(const ArrowArray& column, std::size_t i) const;

  std::string name_;
  std::optional<LabelBatches> texts_;  // none: numbers
  std::int64_t child_ = 0;
  bool is_short_ = false;     // numbers of 32 bits
  std::int64_t per_day_ = 1;  // units of the numbers
  std::vector<std::optional<Day>> days_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_DATE_BATCHES_HPP
