// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_MEMBER_TABLE_HPP
#define SSI_MEMBER_MEMBER_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "ssi/export.hpp"
#include "ssi/member/column.hpp"
#include "ssi/member/columns.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// The signals of many members, one column per signal, over values that the caller owns.
///
///     ssi::Columns columns;
///     columns.set(ssi::Signal::posts, posts).set(ssi::Signal::connections, connections);
///     const ssi::MemberTable members(columns);
///
/// The table keeps its columns, which say where the values are, so it may be returned from a
/// function and made from temporary Columns. It does not copy the values. Signals beyond the
/// columns, and absent columns, are missing for everyone.
///
/// Copying and slicing cost no more than a reference count. Requires: the values outlive the table,
/// its copies and slices, and do not change while one is read; any number of threads may then read.
class SSI_EXPORT MemberTable {
 public:
  /// All members of the columns. Throws std::invalid_argument if a column has values but no memory.
  explicit MemberTable(Columns columns);

  /// The first `rows` members of columns, with that of signal s at index_of(s). Copies the columns,
  /// not the values. Throws std::invalid_argument if a column that is not absent has fewer than
  /// `rows` values, or has values but no memory.
  MemberTable(std::span<const Column> columns, std::size_t rows);

  /// The number of members.
  std::size_t rows() const noexcept { return rows_; }
  /// The number of columns, absent ones included; signals from this position on have none.
  std::size_t columns() const noexcept { return columns_.size(); }

  /// Returns the signal's column, with the value of row i at i, in a slice too; an absent column if
  /// there is none.
  Column column(Signal signal) const noexcept {
    const std::size_t i = index_of(signal);
    return i < columns_.size() ? columns_[i].slice(first_row_, rows_) : Column();
  }

  /// Returns one value, or nothing where it is missing. Requires: row < rows().
  std::optional<std::uint32_t> value(Signal signal, std::size_t row) const noexcept {
    const std::size_t i = index_of(signal);
    if (i >= columns_.size()) return std::nullopt;
    return columns_[i].value(first_row_ + row);
  }

  /// Returns the `rows` members from `first` on. Requires: first + rows <= this->rows().
  MemberTable slice(std::size_t first, std::size_t rows) const noexcept;

 private:
  std::shared_ptr<const void> owner_;  // keeps the columns, and what they own
  std::span<const Column> columns_;
  std::size_t first_row_ = 0;
  std::size_t rows_;
};

/// A value that the catalogue does not allow: a count outside 0..4,294,967,295, or a flag that is
/// neither 0 nor 1.
struct OutOfRange {
  std::size_t row;          ///< the member's row
  Signal signal;            ///< the signal with the value
  bool negative;            ///< the value is -magnitude
  std::uint64_t magnitude;  ///< its absolute value

  friend bool operator==(const OutOfRange&, const OutOfRange&) = default;
};

/// Returns the first value out of range, by row and then by signal, or nothing if there is none.
/// Missing values are in range. Only signed, 64-bit and flag columns need reading. Scoring does not
/// call this: it has no error path and reads such values as the nearer end of the range.
SSI_EXPORT std::optional<OutOfRange> validate(const MemberTable& members,
                                              const SignalCatalogue& catalogue);

}  // namespace ssi

#endif  // SSI_MEMBER_MEMBER_TABLE_HPP
