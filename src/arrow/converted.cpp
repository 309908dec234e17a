// SPDX-License-Identifier: MIT
#include "arrow/converted.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>

#include "member/column_load.hpp"

namespace ssi::internal {
namespace {

constexpr double kLargest = std::numeric_limits<std::uint32_t>::max();

/// Adding it to a number from 0 to 2^32 - 1 rounds that to a whole one, which the sum's lowest 32
/// bits are.
constexpr double kRounder = 0x1p52;

/// What a run of floats has besides whole numbers from 0 to 2^32 - 1.
struct Found {
  bool nan;
  bool others;
};

/// Converts without a branch per value, so that it becomes vector code: of the widest vectors that
/// the function which it is inlined into may use.
template <class Float>
[[gnu::always_inline]] inline Found convert_run(const void* from, std::size_t rows,
                                                std::uint32_t* to) noexcept {
  std::uint64_t has_nan = 0;
  std::uint64_t has_others = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto value = static_cast<double>(load<Float>(from, row));
    double clamped = value > 0 ? value : 0;  // NaN too
    clamped = clamped < kLargest ? clamped : kLargest;
    const double sum = clamped + kRounder;
    to[row] = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(sum));
    const bool is_nan = std::isnan(value);
    has_nan |= is_nan ? 1U : 0U;
    has_others |= is_nan || sum - kRounder == value ? 0U : 1U;
  }
  return {has_nan != 0, has_others != 0};
}

template <class Float>
Found convert_run_baseline(const void* from, std::size_t rows, std::uint32_t* to) noexcept {
  return convert_run<Float>(from, rows, to);
}

#if defined(__x86_64__)
template <class Float>
[[gnu::target("avx2")]] Found convert_run_avx2(const void* from, std::size_t rows,
                                               std::uint32_t* to) noexcept {
  return convert_run<Float>(from, rows, to);
}

#if defined(__clang__)  // has no such option, and needs none
#define SSI_TARGET_AVX512 "avx512f,avx512dq,avx512vl"
#else
#define SSI_TARGET_AVX512 "avx512f,avx512dq,avx512vl,prefer-vector-width=512"
#endif

template <class Float>
[[gnu::target(SSI_TARGET_AVX512)]] Found convert_run_avx512(const void* from, std::size_t rows,
                                                            std::uint32_t* to) noexcept {
  return convert_run<Float>(from, rows, to);
}

template <class Float>
auto best_conversion() noexcept {
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return &convert_run_avx512<Float>;
  }
  return __builtin_cpu_supports("avx2") ? &convert_run_avx2<Float> : &convert_run_baseline<Float>;
}
#else
template <class Float>
auto best_conversion() noexcept {
  return &convert_run_baseline<Float>;
}
#endif

template <class Float>
Found convert_whole(const Unconverted& from, std::uint32_t* to) noexcept {
  const auto* first = static_cast<const std::byte*>(from.values) + from.first * sizeof(Float);
  static const auto convert = best_conversion<Float>();
  return convert(first, from.rows, to);
}

/// Sets the bits of the values that are neither NaN nor null, eight at a time.
template <class Float>
void find_valid(const Unconverted& from, std::vector<std::uint8_t>& validity) {
  validity.assign((from.rows + 7) / 8, 0);
  for (std::size_t begin = 0; begin < from.rows; begin += 8) {
    unsigned bits = 0;
    const std::size_t count = std::min<std::size_t>(8, from.rows - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const auto value = load<Float>(from.values, from.first + begin + i);
      const bool is_valid = !std::isnan(value) && (from.validity == nullptr ||
                                                   bit(from.validity, from.first + begin + i));
      bits |= (is_valid ? 1U : 0U) << i;
    }
    validity[begin / 8] = static_cast<std::uint8_t>(bits);
  }
}

template <class Float>
std::optional<BadNumber> first_bad(const Unconverted& from, bool allow_out_of_range) {
  for (std::size_t row = 0; row < from.rows; ++row) {
    const auto value = static_cast<double>(load<Float>(from.values, from.first + row));
    const bool is_null = from.validity != nullptr && !bit(from.validity, from.first + row);
    if (is_null || std::isnan(value)) continue;
    const bool is_whole = value == std::trunc(value);  // infinities too
    if (is_whole && (allow_out_of_range || (value >= 0 && value <= kLargest))) continue;
    return BadNumber{row, fmt::format("{}", value), is_whole};
  }
  return std::nullopt;
}

template <class Float>
std::optional<BadNumber> convert_floats(const Unconverted& from, bool allow_out_of_range,
                                        ConvertedColumn& memory, Column& to) {
  memory.values.resize(from.rows);
  const Found found = convert_whole<Float>(from, memory.values.data());
  to = Column::of(memory.values);
  if (found.nan) {
    find_valid<Float>(from, memory.validity);
    to = to.with_validity(memory.validity.data());
  } else if (from.validity != nullptr) {
    to = to.with_validity(from.validity, from.first);
  }
  // What is null may be anything.
  return found.others ? first_bad<Float>(from, allow_out_of_range) : std::nullopt;
}

/// A decimal of 128 bits, the low half first.
struct Decimal {
  std::uint64_t low;
  std::int64_t high;
};

Decimal decimal_at(const Unconverted& from, std::size_t row) noexcept {
  const std::size_t i = from.first + row;
  switch (from.layout.width) {
    case 4: {
      const auto value = load<std::int32_t>(from.values, i);
      return {static_cast<std::uint64_t>(std::int64_t{value}), value < 0 ? -1 : 0};
    }
    case 8: {
      const auto value = load<std::int64_t>(from.values, i);
      return {static_cast<std::uint64_t>(value), value < 0 ? -1 : 0};
    }
    default:
      return {load<std::uint64_t>(from.values, 2 * i), load<std::int64_t>(from.values, 2 * i + 1)};
  }
}

__extension__ using Int128 = __int128;
__extension__ using Unsigned128 = unsigned __int128;

Int128 value_of(const Decimal& decimal) noexcept {
  return static_cast<Int128>(Unsigned128{static_cast<std::uint64_t>(decimal.high)} << 64U |
                             decimal.low);
}

/// Returns a decimal's text: its digits, with a point before the last `scale`.
std::string text_of(Int128 value, unsigned scale) {
  Unsigned128 rest = value < 0 ? -static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value);
  std::string digits;
  while (rest != 0 || digits.size() <= scale) {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    if (digits.size() == scale && scale > 0) digits += '.';
  }
  if (value < 0) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

std::optional<BadNumber> convert_decimals(const Unconverted& from, bool allow_out_of_range,
                                          ConvertedColumn& memory, Column& to) {
  std::int64_t unit = 1;
  for (unsigned i = 0; i < from.layout.scale; ++i) unit *= 10;
  memory.values.resize(from.rows);
  std::optional<BadNumber> bad;
  for (std::size_t row = 0; row < from.rows; ++row) {
    memory.values[row] = 0;
    if (from.validity != nullptr && !bit(from.validity, from.first + row)) continue;
    const Decimal decimal = decimal_at(from, row);
    const bool is_short = decimal.high == 0 && decimal.low <= std::uint64_t{1} << 62U;
    if (is_short && unit == 1 && decimal.low <= std::numeric_limits<std::uint32_t>::max()) {
      memory.values[row] = static_cast<std::uint32_t>(decimal.low);
      continue;
    }
    const Int128 value = value_of(decimal);
    const Int128 whole = value / unit;
    const bool is_whole = whole * unit == value;
    const Int128 nearest = std::clamp<Int128>(whole, 0, std::numeric_limits<std::uint32_t>::max());
    memory.values[row] = static_cast<std::uint32_t>(nearest);
    if (is_whole && (allow_out_of_range || nearest == whole)) continue;
    bad = BadNumber{row, text_of(value, from.layout.scale), is_whole};
    break;
  }
  to = Column::of(memory.values);
  if (from.validity != nullptr) to = to.with_validity(from.validity, from.first);
  return bad;
}

}  // namespace

std::optional<BadNumber> convert_numbers(const Unconverted& from, bool allow_out_of_range,
                                         ConvertedColumn& memory, Column& to) {
  switch (from.layout.storage) {
    case NumberLayout::Storage::floats:
      return convert_floats<float>(from, allow_out_of_range, memory, to);
    case NumberLayout::Storage::doubles:
      return convert_floats<double>(from, allow_out_of_range, memory, to);
    default:
      return convert_decimals(from, allow_out_of_range, memory, to);
  }
}

}  // namespace ssi::internal
