// SPDX-License-Identifier: MIT
#include "ssi/member/member_table.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "member/column_load.hpp"

namespace ssi {
namespace {

void check(std::span<const Column> columns, std::size_t rows) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    if (column.type() == ColumnType::absent) continue;
    if (column.length() < rows) {
      throw std::invalid_argument("column " + std::to_string(i) + " has " +
                                  std::to_string(column.length()) + " values for " +
                                  std::to_string(rows) + " members");
    }
    if (column.values() == nullptr && rows > 0) {
      throw std::invalid_argument("column " + std::to_string(i) + " has no memory");
    }
  }
}

/// Whether one of some values, missing ones too, is negative or above `largest`, of which all bits
/// are set. Without branches that becomes vector code.
template <class Reader>
bool has_illegal(Reader reader, std::size_t begin, std::size_t end,
                 std::uint64_t largest) noexcept {
  using Value = typename Reader::Value;
  using Bits = std::make_unsigned_t<Value>;
  Bits all = 0;
  for (std::size_t row = begin; row < end; ++row) all |= static_cast<Bits>(reader.stored(row));
  const bool has_negative = std::is_signed_v<Value> && static_cast<Value>(all) < 0;
  return has_negative || all > largest;
}

/// Returns the first of `rows` rows whose value is negative or above `largest`, and not missing; or
/// `rows`.
template <class Reader>
std::size_t first_illegal(const Column& column, Reader reader, std::size_t rows,
                          std::uint64_t largest) noexcept {
  using Value = typename Reader::Value;
  if constexpr (!std::is_same_v<Value, bool>) {
    // Types that cannot leave the range need no reading.
    if (std::is_unsigned_v<Value> && largest >= std::numeric_limits<Value>::max()) return rows;
    constexpr std::size_t kBlock = 256;  // few have any
    for (std::size_t begin = 0; begin < rows; begin += kBlock) {
      const std::size_t end = std::min(rows, begin + kBlock);
      if (!has_illegal(reader, begin, end, largest)) continue;
      for (std::size_t row = begin; row < end; ++row) {
        const Value value = reader.stored(row);
        const bool is_legal = value >= 0 && static_cast<std::uint64_t>(value) <= largest;
        if (!is_legal && column.value(row)) return row;
      }
    }
  }
  return rows;
}

template <class Value>
OutOfRange out_of_range(std::size_t row, Signal signal, Value value) noexcept {
  const bool is_negative = value < Value{0};
  const auto magnitude = static_cast<std::uint64_t>(value);
  return {row, signal, is_negative, is_negative ? ~magnitude + 1 : magnitude};
}

}  // namespace

MemberTable::MemberTable(Columns columns) : rows_(columns.rows()) {
  check(columns.all(), rows_);
  const auto owned = std::make_shared<const Columns>(std::move(columns));
  columns_ = owned->all();
  owner_ = owned;
}

MemberTable::MemberTable(std::span<const Column> columns, std::size_t rows) : rows_(rows) {
  check(columns, rows);
  const auto owned = std::make_shared<const std::vector<Column>>(columns.begin(), columns.end());
  columns_ = *owned;
  owner_ = owned;
}

MemberTable MemberTable::slice(std::size_t first, std::size_t rows) const noexcept {
  assert(first <= rows_ && rows <= rows_ - first);
  MemberTable result = *this;
  result.first_row_ += first;
  result.rows_ = rows;
  return result;
}

std::optional<OutOfRange> validate(const MemberTable& members, const SignalCatalogue& catalogue) {
  std::optional<OutOfRange> found;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto signal = static_cast<Signal>(i);
    const Column column = members.column(signal);
    if (column.type() == ColumnType::absent) continue;
    const std::uint64_t largest =
        catalogue[signal].kind == SignalKind::flag ? 1 : std::numeric_limits<std::uint32_t>::max();
    const std::size_t rows = found ? found->row : members.rows();  // only an earlier row counts
    internal::with_reader(column, [&](auto reader) {
      const std::size_t row = first_illegal(column, reader, rows, largest);
      if (row < rows) found = out_of_range(row, signal, reader.stored(row));
    });
  }
  return found;
}

}  // namespace ssi
