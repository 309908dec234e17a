// SPDX-License-Identifier: MIT
//
// Arrow arrays of any type, offset and bitmap, whole or malformed: what is well formed has the
// scores of its values, read one by one, or is refused at the first value that no signal can have;
// what is not is refused or scored, and no byte is read that is not there. Everything is released,
// once. Input: the shape of the batches, then a description of each column, then the bytes that all
// their memory is filled with.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fuzz_input.hpp"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/error.hpp"
#include "support/arrow_tables.hpp"

namespace ssi::fuzz {
namespace {

struct Type {
  const char* format;
  std::size_t width;  // bytes per value; 0: bits
};

constexpr Type kTypes[] = {{"C", 1}, {"S", 2}, {"I", 4},       {"L", 8},        {"c", 1},
                           {"s", 2}, {"i", 4}, {"l", 8},       {"b", 0},        {"f", 4},
                           {"g", 8}, {"n", 0}, {"d:38,0", 16}, {"d:9,0,32", 4}, {"d:18,2,64", 8}};
constexpr Signal kSignals[] = {Signal::posts, Signal::has_photo, Signal::skills,
                               Signal::messages_sent};

const ScoreAggregator& aggregator() {
  static const ScoreAggregator kAggregator(Model::standard());
  return kAggregator;
}

/// What a cell says: nothing, a value, or something that no signal can have.
struct Cell {
  bool is_bad = false;
  std::optional<std::uint32_t> value = {};
};

Cell cell_of(long double number, std::uint32_t largest, bool is_whole, bool allows) {
  if (!is_whole) return {.is_bad = true};
  if (allows) {
    const long double most = 4294967295.0L;
    return {.value = static_cast<std::uint32_t>(std::clamp(number, 0.0L, most))};
  }
  if (number < 0 || number > static_cast<long double>(largest)) return {.is_bad = true};
  return {.value = static_cast<std::uint32_t>(number)};
}

bool bit(const std::string& bytes, std::size_t i) {
  return (static_cast<unsigned char>(bytes[i / 8]) >> (i % 8) & 1) != 0;
}

template <class T>
T load(const std::string& bytes, std::size_t i) {
  T value;
  std::memcpy(&value, bytes.data() + i * sizeof value, sizeof value);
  return value;
}

class FuzzColumn {
 public:
  FuzzColumn(FuzzInput& input, Signal signal, std::size_t offset, std::size_t rows)
      : signal_(signal), type_(kTypes[input.below(std::size(kTypes))]) {
    column_.name = standard_signals()[index_of(signal)].name;
    column_.format = type_.format;
    column_.offset = static_cast<std::int64_t>(input.below(9));
    first_ = offset + static_cast<std::size_t>(column_.offset);
    const std::size_t elements = first_ + rows;
    column_.length = static_cast<std::int64_t>(offset + rows);
    if (is_nothing()) {
      column_.null_count = column_.length;
      return;
    }
    has_bitmap_ = input.below(2) != 0;
    column_.buffers.emplace_back(has_bitmap_ ? (elements + 7) / 8 : 0, '\0');
    column_.buffers.emplace_back(type_.width == 0 ? (elements + 7) / 8 : elements * type_.width,
                                 '\0');
    column_.null_buffers = {!has_bitmap_, false};
    column_.null_count = has_bitmap_ ? -1 : 0;
  }

  void fill(FuzzInput& input) {
    // Small numbers, which signals have, are as likely as any.
    for (std::string& buffer : column_.buffers) {
      const bool is_small = input.below(2) != 0 && type_.width > 1;
      for (std::size_t i = 0; i < buffer.size(); ++i) {
        const auto byte = static_cast<char>(input.byte());
        buffer[i] = is_small && i % type_.width > 0 ? '\0' : byte;
      }
    }
    if (type_.format[0] == 'f' || type_.format[0] == 'g') make_whole(input);
  }

  Cell cell(std::size_t row, bool allows) const {
    if (is_nothing()) return {};
    const std::size_t i = first_ + row;
    const std::string& values = column_.buffers[1];
    if (has_bitmap_ && !bit(column_.buffers[0], i)) return {};
    const bool is_flag = standard_signals()[index_of(signal_)].kind == SignalKind::flag;
    const std::uint32_t largest = is_flag ? 1 : 4294967295U;
    const auto whole = [&](long double number) { return cell_of(number, largest, true, allows); };
    switch (type_.format[0]) {
      case 'C':
        return whole(load<std::uint8_t>(values, i));
      case 'S':
        return whole(load<std::uint16_t>(values, i));
      case 'I':
        return whole(load<std::uint32_t>(values, i));
      case 'L':
        return whole(static_cast<long double>(load<std::uint64_t>(values, i)));
      case 'c':
        return whole(load<std::int8_t>(values, i));
      case 's':
        return whole(load<std::int16_t>(values, i));
      case 'i':
        return whole(load<std::int32_t>(values, i));
      case 'l':
        return whole(static_cast<long double>(load<std::int64_t>(values, i)));
      case 'b':
        return whole(bit(values, i) ? 1 : 0);
      case 'f':
        return of_float(load<float>(values, i), largest, allows);
      case 'g':
        return of_float(load<double>(values, i), largest, allows);
      default:
        return of_decimal(values, i, largest, allows);
    }
  }

  Signal signal() const noexcept { return signal_; }
  HandColumn& column() noexcept { return column_; }

 private:
  bool is_nothing() const noexcept { return type_.format[0] == 'n'; }

  static Cell of_float(double value, std::uint32_t largest, bool allows) {
    if (std::isnan(value)) return {};
    return cell_of(value, largest, value == std::trunc(value), allows);
  }

  Cell of_decimal(const std::string& values, std::size_t i, std::uint32_t largest,
                  bool allows) const {
    if (type_.width == 4) return cell_of(load<std::int32_t>(values, i), largest, true, allows);
    if (type_.width == 8) {  // with two decimals
      const auto value = load<std::int64_t>(values, i);
      return cell_of(static_cast<long double>(value / 100), largest, value % 100 == 0, allows);
    }
    const auto low = load<std::uint64_t>(values, 2 * i);
    const auto high = load<std::int64_t>(values, 2 * i + 1);
    // Beyond 64 bits only the sign matters: such numbers are out of range.
    long double value = static_cast<long double>(low);
    if (high > 0) value = 1e30L;
    if (high < 0) value = -1;
    return cell_of(value, largest, true, allows);
  }

  /// Random bytes are hardly ever whole numbers, so half of the floats become small ones.
  void make_whole(FuzzInput& input) {
    std::string& values = column_.buffers[1];
    for (std::size_t i = 0; i < values.size() / type_.width; ++i) {
      if (input.below(2) == 0) continue;
      const double small = static_cast<double>(input.byte());
      if (type_.width == 8) {
        std::memcpy(values.data() + i * 8, &small, 8);
      } else {
        const auto narrow = static_cast<float>(small);
        std::memcpy(values.data() + i * 4, &narrow, 4);
      }
    }
  }

  Signal signal_;
  Type type_;
  std::size_t first_ = 0;
  bool has_bitmap_ = false;
  HandColumn column_;
};

/// Makes one field of a batch or of a column another.
void corrupt(FuzzInput& input, HandColumn& batch) {
  constexpr std::array<std::int64_t, 8> kOdd = {-1, 0, 1, 7, 1 << 20, INT64_MIN, INT64_MAX, -2};
  HandColumn& column = batch.children[input.below(batch.children.size())];
  const std::int64_t odd = kOdd[input.below(kOdd.size())];
  switch (input.below(9)) {
    case 0:
      batch.length = std::min<std::int64_t>(odd, batch.length);
      break;
    case 1:
      batch.offset = odd;
      break;
    case 2:
      batch.children.pop_back();
      break;
    case 3:
      batch.children.push_back(column);
      break;
    case 4:
      column.length = odd;
      break;
    case 5:
      column.offset = std::min<std::int64_t>(odd, column.offset);
      break;
    case 6:
      if (!column.buffers.empty()) column.buffers.pop_back();
      break;
    case 7:
      column.null_buffers = {true, true};
      break;
    default:
      column.null_count = std::abs(odd % 1000);
      break;
  }
}

/// Reads the totals of a stream to its end. Returns the text of its error, or of what scoring
/// throws.
std::string totals_of(ArrowArrayStream members, const ScoreStreamOptions& options,
                      std::vector<std::uint16_t>& totals) {
  try {
    ArrowArrayStream scores = score_stream(aggregator(), options, members);
    std::string error;
    while (true) {
      ArrowArray batch{};
      if (scores.get_next(&scores, &batch) != 0) {
        error = scores.get_last_error(&scores);
        break;
      }
      if (batch.release == nullptr) break;
      const auto* values = static_cast<const std::uint16_t*>(batch.children[4]->buffers[1]);
      totals.insert(totals.end(), values, values + batch.length);
      batch.release(&batch);
    }
    scores.release(&scores);
    return error;
  } catch (const std::exception& error) {
    return error.what();
  }
}

void run(FuzzInput input) {
  const std::size_t rows = input.below(40);
  const std::size_t offset = input.below(9);
  const std::size_t count = 1 + input.below(std::size(kSignals));
  const bool allows = input.below(2) != 0;
  const bool is_corrupt = input.below(4) == 0;
  std::vector<FuzzColumn> columns;
  for (std::size_t i = 0; i < count; ++i) columns.emplace_back(input, kSignals[i], offset, rows);
  for (FuzzColumn& column : columns) column.fill(input);
  std::vector<HandColumn> hand;
  for (FuzzColumn& column : columns) hand.push_back(column.column());
  // Of the bad values of a row, that of the first signal is named.
  std::sort(columns.begin(), columns.end(), [](const FuzzColumn& a, const FuzzColumn& b) {
    return index_of(a.signal()) < index_of(b.signal());
  });
  HandColumn batch = batch_of(std::move(hand));
  batch.length = static_cast<std::int64_t>(rows);
  batch.offset = static_cast<std::int64_t>(offset);
  HandColumn type = batch;
  if (is_corrupt) corrupt(input, batch);

  ScoreStreamOptions options;
  options.execution = {.threads = 1};
  options.points = PointsType::hundredths;
  options.allow_out_of_range = allows;
  std::vector<std::uint16_t> totals;
  type.length = type.offset = 0;
  const std::string error = totals_of(stream_of({type, batch}), options, totals);
  check(HandMade::given == 0, "something is not released");
  check(HandMade::released_twice == 0, "something is released twice");
  if (is_corrupt) return;
  for (std::size_t row = 0; row < rows; ++row) {
    Member member;
    for (const FuzzColumn& column : columns) {
      const Cell cell = column.cell(row, allows);
      if (cell.is_bad) {
        const std::string place = "members:" + std::to_string(row + 1) + ": column '" +
                                  standard_signals()[index_of(column.signal())].name + "'";
        check(error.starts_with(place), error);
        return;
      }
      if (cell.value) member.set(column.signal(), *cell.value);
    }
    if (error.empty()) {
      check(row < totals.size(), "rows are missing");
      check(totals[row] == aggregator()(member).total.hundredths(), "another total");
    }
  }
  check(error.empty(), error);
  check(totals.size() == rows, "another number of rows");
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
