// SPDX-License-Identifier: MIT
#include "arrow/date_batches.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "arrow/layout.hpp"
#include "history/date_text.hpp"
#include "member/column_load.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

/// Returns how many units of a date or a timestamp a day has, or nothing for other types.
std::optional<std::int64_t> units_per_day(std::string_view format) noexcept {
  if (format == "tdD") return 1;
  if (format == "tdm") return kSecondsPerDay * 1000;
  if (format.starts_with("tss:")) return kSecondsPerDay;
  if (format.starts_with("tsm:")) return kSecondsPerDay * 1000;
  if (format.starts_with("tsu:")) return kSecondsPerDay * 1'000'000;
  if (format.starts_with("tsn:")) return kSecondsPerDay * 1'000'000'000;
  return std::nullopt;
}

/// Of a timestamp in another zone the date as it was written is not there any more.
bool has_other_zone(std::string_view format) noexcept {
  constexpr std::array<std::string_view, 7> kSame = {"",        "UTC",    "Z",     "Etc/UTC",
                                                     "Etc/GMT", "+00:00", "-00:00"};
  if (!format.starts_with("ts")) return false;
  const std::string_view zone = format.substr(4);
  for (const std::string_view same : kSame) {
    if (zone == same) return false;
  }
  return true;
}

/// Divides so that times before 1970 are of the day that they are in.
std::int64_t floor_of(std::int64_t number, std::int64_t by) noexcept {
  return number / by - (number % by < 0 ? 1 : 0);
}

}  // namespace

DateBatches::DateBatches(const ArrowSchema& schema, std::string name) : name_(std::move(name)) {
  const auto child = child_named(schema, name_);
  if (!child) throw std::invalid_argument("there is no column '" + name_ + "'");
  child_ = *child;
  const ArrowSchema& column = *schema.children[child_];
  const std::string format = column.format;
  const bool has_dictionary = column.dictionary != nullptr;
  const auto units = has_dictionary ? std::nullopt : units_per_day(format);
  if (units) {
    per_day_ = *units;
    is_short_ = format == "tdD";
    if (has_other_zone(format)) {
      refuse_column(name_, "has the time zone '" + format.substr(4) +
                               "': cast it to the dates of that place, or to texts");
    }
  } else if (has_dictionary || format == "u" || format == "U" || format == "vu") {
    texts_.emplace(schema, name_);
  } else {
    refuse_column(name_, "has the Arrow type '" + format +
                             "': dates are dates, timestamps or texts, so cast it to one of these");
  }
}

void DateBatches::read(const ArrowArray& batch) {
  days_.assign(static_cast<std::size_t>(batch.length), std::nullopt);
  if (texts_) return read_texts(batch);
  const ArrowArray& column = *batch.children[child_];
  const std::size_t first = check_column(batch, column, name_, 2);
  const std::uint8_t* validity = validity_of(column);
  for (std::size_t row = 0; row < days_.size(); ++row) {
    if (validity != nullptr && !bit(validity, first + row)) continue;
    const std::int64_t day = floor_of(number(column, first + row), per_day_);
    constexpr std::int64_t kFirst = kFirstDay.time_since_epoch().count();
    constexpr std::int64_t kLast = kLastDay.time_since_epoch().count();
    if (day < kFirst || day > kLast) continue;
    days_[row] = Day(std::chrono::days(day));
  }
}

/// Each text is read once.
void DateBatches::read_texts(const ArrowArray& batch) {
  texts_->read(batch);
  const LabelColumn labels = texts_->labels();
  std::vector<std::optional<Day>> by_code;
  by_code.reserve(labels.names.size());
  for (const std::string& text : labels.names) by_code.push_back(read_date(text));
  for (std::size_t row = 0; row < days_.size(); ++row) days_[row] = by_code[labels.codes[row]];
}

std::int64_t DateBatches::number(const ArrowArray& column, std::size_t i) const {
  return is_short_ ? load<std::int32_t>(column.buffers[1], i)
                   : load<std::int64_t>(column.buffers[1], i);
}

std::string DateBatches::cell(std::size_t row) const {
  return texts_ ? texts_->labels()[row] : std::string();
}

}  // namespace ssi::internal
