// SPDX-License-Identifier: MIT
#include "ssi/member/member_table.hpp"

#include <cassert>
#include <limits>
#include <stdexcept>
#include <string>
#include <tuple>

#include "member/column_load.hpp"

namespace ssi {
namespace {

using internal::load;

/// Returns the first row from `first` on, of `rows`, whose value is negative or above `largest`; or
/// the end.
template <class T>
std::size_t first_illegal(const Column& column, std::size_t first, std::size_t rows,
                          std::uint64_t largest) noexcept {
  for (std::size_t row = first; row < first + rows; ++row) {
    const T value = load<T>(column.values(), row);
    const bool legal = value >= T{0} && static_cast<std::uint64_t>(value) <= largest;
    if (!legal && column.value(row)) return row;
  }
  return first + rows;
}

template <class T>
void find_illegal(const Column& column, Signal signal, std::size_t first, std::size_t rows,
                  std::uint64_t largest, std::optional<OutOfRange>& found) {
  // Types that cannot leave the range need no reading.
  if (std::is_unsigned_v<T> && largest >= std::numeric_limits<T>::max()) return;
  if (found) rows = found->row;  // only an earlier row, or this one of an earlier signal, counts
  const std::size_t row = first_illegal<T>(column, first, rows, largest);
  if (row == first + rows) return;
  const T value = load<T>(column.values(), row);
  const bool negative = value < T{0};
  const auto magnitude = static_cast<std::uint64_t>(value);
  found = OutOfRange{row - first, signal, negative, negative ? ~magnitude + 1 : magnitude};
}

}  // namespace

std::optional<std::uint32_t> Column::value(std::size_t row) const noexcept {
  if (type_ == ColumnType::absent) return std::nullopt;
  if (validity_ != nullptr && !internal::bit(validity_, validity_offset_ + row)) {
    return std::nullopt;
  }
  return internal::with_reader(*this, [row](auto reader) { return reader(row); });
}

MemberTable::MemberTable(std::span<const Column> columns, std::size_t rows)
    : columns_(columns), rows_(rows) {
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

MemberTable MemberTable::slice(std::size_t first, std::size_t rows) const noexcept {
  assert(first <= rows_ && rows <= rows_ - first);
  MemberTable result = *this;
  result.first_row_ += first;
  result.rows_ = rows;
  return result;
}

std::optional<OutOfRange> validate(const MemberTable& members, const SignalCatalogue& signals) {
  std::optional<OutOfRange> found;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const auto signal = static_cast<Signal>(i);
    const Column column = members.column(signal);
    const std::uint64_t largest =
        signals[signal].kind == SignalKind::flag ? 1 : std::numeric_limits<std::uint32_t>::max();
    const auto args =
        std::tuple(column, signal, members.first_row(), members.rows(), largest, std::ref(found));
    switch (column.type()) {
      case ColumnType::uint8:
        std::apply(find_illegal<std::uint8_t>, args);
        break;
      case ColumnType::uint16:
        std::apply(find_illegal<std::uint16_t>, args);
        break;
      case ColumnType::uint32:
        std::apply(find_illegal<std::uint32_t>, args);
        break;
      case ColumnType::uint64:
        std::apply(find_illegal<std::uint64_t>, args);
        break;
      case ColumnType::int8:
        std::apply(find_illegal<std::int8_t>, args);
        break;
      case ColumnType::int16:
        std::apply(find_illegal<std::int16_t>, args);
        break;
      case ColumnType::int32:
        std::apply(find_illegal<std::int32_t>, args);
        break;
      case ColumnType::int64:
        std::apply(find_illegal<std::int64_t>, args);
        break;
      default:  // absent, boolean and bits have no illegal values
        break;
    }
  }
  return found;
}

}  // namespace ssi
