// SPDX-License-Identifier: MIT
//
// Columns of any type, at any address, with any validity bitmap, sliced: batches give the scores of
// the reference on every instruction set, and read no byte that is not theirs. Input: the shape of
// the table, then a description of each column, then the bytes that all their memory is filled
// with.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "explained.hpp"
#include "fuzz_input.hpp"
#include "support/typed_tables.hpp"

namespace ssi::fuzz {
namespace {

/// Memory of just so many bytes, which are taken from the input over and over.
using Bytes = std::unique_ptr<std::uint8_t[]>;

struct RawColumn {
  Signal signal{};
  ColumnType type = ColumnType::absent;
  std::size_t shift = 0;  ///< bytes before the values; bits, for bits
  bool has_bitmap = false;
  std::size_t bitmap_offset = 0;
  Bytes values;
  Bytes bitmap;
};

bool bit(const Bytes& bytes, std::size_t i) { return (bytes[i / 8] >> (i % 8) & 1) != 0; }

/// A value of a column, decoded byte by byte.
std::optional<std::uint32_t> value_of(const RawColumn& column, std::size_t row) {
  if (column.type == ColumnType::absent) return std::nullopt;
  if (column.has_bitmap && !bit(column.bitmap, column.bitmap_offset + row)) return std::nullopt;
  if (column.type == ColumnType::bits) return bit(column.values, column.shift + row) ? 1 : 0;
  const std::size_t width = width_of(column.type);
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) {
    value = value << 8 | column.values[column.shift + row * width + i];
  }
  if (column.type == ColumnType::boolean) return value == 0 ? 0 : 1;
  const bool is_signed = column.type == ColumnType::int8 || column.type == ColumnType::int16 ||
                         column.type == ColumnType::int32 || column.type == ColumnType::int64;
  if (is_signed && (value >> (8 * width - 1) & 1) != 0) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, kLargestCount));
}

class RawTable {
 public:
  RawTable(FuzzInput& input, std::size_t rows) : rows_(rows) {
    const std::size_t count = input.below(kStandardSignals + 1);
    for (std::size_t i = 0; i < count; ++i) {
      RawColumn& column = raw_.emplace_back();
      column.signal = static_cast<Signal>(input.below(kStandardSignals));
      column.type = kColumnTypes[input.below(std::size(kColumnTypes))];
      column.shift = input.below(20);
      column.has_bitmap = input.below(2) == 1;
      column.bitmap_offset = input.below(70);
    }
    const std::string_view filling =
        input.rest().empty() ? std::string_view("\0", 1) : input.rest();
    for (RawColumn& column : raw_) add(column, filling);
  }

  MemberTable table() const { return {columns_, rows_}; }

  std::vector<reference::Values> members() const {
    std::vector<reference::Values> result(rows_, reference::Values(kStandardSignals));
    for (const RawColumn& column : raw_) {  // a later column of the same signal replaces it
      for (std::size_t row = 0; row < rows_; ++row) {
        result[row][index_of(column.signal)] = value_of(column, row);
      }
    }
    return result;
  }

 private:
  static Bytes filled(std::size_t size, std::string_view filling, std::size_t& from) {
    Bytes bytes(new std::uint8_t[size]);
    for (std::size_t i = 0; i < size; ++i) {
      bytes[i] = static_cast<std::uint8_t>(filling[from++ % filling.size()]);
    }
    return bytes;
  }

  void add(RawColumn& column, std::string_view filling) {
    Column& result = columns_[index_of(column.signal)];
    result = Column();
    if (column.type == ColumnType::absent) return;
    const bool is_bits = column.type == ColumnType::bits;
    const std::size_t size =
        is_bits ? (column.shift + rows_ + 7) / 8 : column.shift + rows_ * width_of(column.type);
    column.values = filled(size, filling, filled_);
    result = is_bits ? Column::of_bits(column.values.get(), rows_, column.shift)
                     : Column::of(column.type, column.values.get() + column.shift, rows_);
    if (!column.has_bitmap) return;
    column.bitmap = filled((column.bitmap_offset + rows_ + 7) / 8, filling, filled_);
    result = result.with_validity(column.bitmap.get(), column.bitmap_offset);
  }

  std::size_t rows_;
  std::size_t filled_ = 0;
  std::vector<RawColumn> raw_;
  std::vector<Column> columns_{kStandardSignals};
};

const ScoreAggregator& aggregator(bool renormalises) {
  static const ScoreAggregator kZero{Model::standard()};
  static const ScoreAggregator kRenormalise{
      Model::standard().with_missing(MissingPolicy::renormalise)};
  return renormalises ? kRenormalise : kZero;
}

void run(FuzzInput input) {
  const ScoreAggregator& score = aggregator(input.below(2) == 1);
  const std::size_t rows = input.number(2) % 600;
  const std::size_t first = rows == 0 ? 0 : input.number(2) % rows;
  const std::size_t slice_rows = rows == first ? 0 : input.number(2) % (rows - first + 1);
  const std::size_t threads = 1 + input.below(3);
  const RawTable raw(input, rows);
  const auto members = raw.members();
  const auto expected = reference_scores(score.model(), members);
  const MemberTable slice = raw.table().slice(first, slice_rows);
  for (const std::string_view set : instruction_sets()) {
    const Scores all = scores_of(score, raw.table(), {.threads = threads, .instruction_set = set});
    for (std::size_t i = 0; i < rows; ++i) check(all.of(i) == expected[i], set);
    const Scores some = scores_of(score, slice, {.instruction_set = set});
    for (std::size_t i = 0; i < slice_rows; ++i) check(some.of(i) == expected[first + i], set);
  }
  for (std::size_t i = 0; i < rows; i += 1 + rows / 4) {
    const Member member = reference::to_member(members[i]);
    check(reference::of(score(member)) == expected[i], "one member");
    check_explained(score.model(), member, score(member));
  }
  const auto fault = validate(raw.table(), score.model().catalogue());
  if (fault) check(fault->row < rows, "a fault beyond the table");
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ssi::fuzz::run({bytes, size});
  return 0;
}
