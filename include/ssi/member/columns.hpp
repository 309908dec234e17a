// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_COLUMNS_HPP
#define SSI_MEMBER_COLUMNS_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/column.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// A number that stands for a missing value: see missing_is().
template <ColumnValue T>
requires(!std::same_as<T, bool>) struct MissingIs {
  T value;  ///< the number
};

/// Says which number in a column stands for a missing value, such as -1.
template <ColumnValue T>
requires(!std::same_as<T, bool>) constexpr MissingIs<T> missing_is(T value) noexcept {
  return {value};
}

/// A validity bitmap that owns its memory: see observed_where().
struct Validity {
  std::vector<std::uint8_t> bits;  ///< least significant first, set where a value was observed
  std::size_t length = 0;          ///< the number of bits in use
};

namespace internal {

/// A bitmap of the positions below `length` for which `is_observed` is true, asked in order.
template <class IsObserved>
Validity validity_of(std::size_t length, IsObserved is_observed) {
  Validity validity{std::vector<std::uint8_t>((length + 7) / 8), length};
  for (std::size_t i = 0; i < length; ++i) {
    const unsigned bit = is_observed(i) ? 1U << i % 8 : 0U;
    validity.bits[i / 8] = static_cast<std::uint8_t>(validity.bits[i / 8] | bit);
  }
  return validity;
}

template <class T>
inline constexpr bool kIsOptional = false;
template <ColumnValue T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

}  // namespace internal

/// Says which members of a column have values: those whose flag, a bool or a number, is not 0.
/// Copies the flags, so any container will do. O(length).
template <class Flags>
Validity observed_where(const Flags& flags) {
  auto flag = std::begin(flags);
  return internal::validity_of(std::size(flags),
                               [&](std::size_t) { return static_cast<bool>(*flag++); });
}

/// Optional values of a type that a column can hold, in a vector, an array or a span.
template <class Values>
concept OptionalSource = requires(Values& values) {
  requires internal::kIsOptional<typename decltype(std::span(values))::value_type>;
};

/// The columns of some members, put together by signal, from which a MemberTable is made.
///
///     std::vector<std::int32_t> posts, connections;       // filled elsewhere
///     std::vector<std::optional<std::uint32_t>> shares;
///     const ssi::MemberTable members(
///         ssi::Columns()
///             .set(ssi::Signal::posts, posts)
///             .set(ssi::Signal::connections, connections, ssi::missing_is(-1))
///             .set(ssi::Signal::shares, shares));
///
/// A signal that is not set is missing for everyone. Values stay where they are, in memory that the
/// caller keeps while the columns, or a table of them, are read. Validity bitmaps and copies of
/// optional values, which have to be made, belong to the columns. A temporary vector does not
/// compile. Copies share what they own, which never changes.
class SSI_EXPORT Columns {
 public:
  /// No columns.
  Columns() = default;

  /// Sets a signal's column, or removes it if the column is absent. Returns *this. Throws
  /// std::invalid_argument if another signal's column has another length. Like the overloads below,
  /// it changes nothing if it throws.
  Columns& set(Signal signal, const Column& column) & { return put(signal, column, nullptr); }

  /// Sets values that were all observed, in a vector, an array or a span. Throws as above.
  template <ColumnSource Values>
  Columns& set(Signal signal, Values&& values) & {
    return put(signal, Column::of(values), nullptr);
  }

  /// Sets values of which one number stands for a missing one. O(length). Throws as above, and
  /// std::invalid_argument if the type of the values cannot hold that number.
  template <ColumnSource Values, ColumnValue T>
  requires(!std::same_as<typename decltype(std::span(std::declval<Values&>()))::value_type,
                         bool>)  // bools have no number to spare: use observed_where()
      Columns& set(Signal signal, Values&& values, MissingIs<T> missing) & {
    const std::span view(values);
    if (!std::in_range<typename decltype(view)::value_type>(missing.value)) refuse_missing(signal);
    const auto is_observed = [&](std::size_t i) {
      return std::cmp_not_equal(view[i], missing.value);
    };
    return put(signal, Column::of(view), internal::validity_of(view.size(), is_observed));
  }

  /// Sets values that were observed where a flag says so. Throws as above, and
  /// std::invalid_argument unless there is one flag per value.
  template <ColumnSource Values>
  Columns& set(Signal signal, Values&& values, Validity observed) & {
    return put(signal, Column::of(values), std::move(observed));
  }

  /// Sets a copy of optional values, missing where there is none. O(length). Throws as above.
  template <OptionalSource Values>
  Columns& set(Signal signal, const Values& values) & {
    const std::span view(values);
    using Value = typename decltype(view)::value_type::value_type;
    const auto copy = std::make_shared<Value[]>(view.size());
    const std::span present(copy.get(), view.size());
    for (std::size_t i = 0; i < view.size(); ++i) present[i] = view[i].value_or(Value{});
    const auto is_present = [&](std::size_t i) { return view[i].has_value(); };
    return put(signal, Column::of(present), internal::validity_of(view.size(), is_present), copy);
  }

  /// Any of these, on a temporary. Returns the columns by value: a reference would not outlive the
  /// statement.
  template <class... Arguments>
  Columns set(Arguments&&... arguments) && {
    set(std::forward<Arguments>(arguments)...);
    return std::move(*this);
  }

  /// The number of members, which is the length of each column; 0 if there is no column.
  std::size_t rows() const noexcept { return rows_; }

  /// Returns a signal's column; an absent one if it was not set.
  Column operator[](Signal signal) const noexcept {
    return index_of(signal) < columns_.size() ? columns_[index_of(signal)] : Column();
  }

  /// The columns, with that of signal s at index_of(s). Signals beyond the last column were not
  /// set.
  std::span<const Column> all() const noexcept { return columns_; }

 private:
  using Owner = std::shared_ptr<const void>;

  [[noreturn]] static void refuse_missing(Signal signal);
  Columns& put(Signal signal, const Column& column, Owner owner);
  Columns& put(Signal signal, const Column& column, Validity validity, Owner values = nullptr);

  std::vector<Column> columns_;  // [signal]
  std::vector<Owner> owners_;    // [signal]: keeps what was made for its column; may be null
  std::size_t rows_ = 0;
};

}  // namespace ssi

#endif  // SSI_MEMBER_COLUMNS_HPP
