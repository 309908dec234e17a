// SPDX-License-Identifier: MIT
#include "explain/state_blocks.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "member/column_load.hpp"

namespace ssi::internal {
namespace {

/// Clears the bits of the last byte that are of no member.
void clear_beyond(std::span<std::uint8_t> bits, std::size_t rows) {
  if (rows % 8 != 0) bits.back() &= static_cast<std::uint8_t>((1U << rows % 8) - 1);
}

/// Copies `rows` bits that start at `offset` to whole bytes, the bits behind them cleared.
void copy_bits(const std::uint8_t* bits, std::size_t offset, std::size_t rows,
               std::span<std::uint8_t> out) {
  const std::uint8_t* from = bits + offset / 8;
  const std::size_t shift = offset % 8;
  if (shift == 0) {
    std::copy_n(from, out.size(), out.begin());
    clear_beyond(out, rows);
    return;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t left = rows - 8 * i;
    unsigned byte = static_cast<unsigned>(from[i]) >> shift;
    if (shift + std::min<std::size_t>(left, 8) > 8) {
      byte |= static_cast<unsigned>(from[i + 1]) << (8 - shift);
    }
    out[i] = static_cast<std::uint8_t>(byte);
  }
  clear_beyond(out, rows);
}

/// Which of the members have a value, as bits.
void copy_observed(const Column& column, std::size_t rows, std::vector<std::uint8_t>& out) {
  out.resize((rows + 7) / 8);
  if (column.type() == ColumnType::absent) {
    std::ranges::fill(out, std::uint8_t{0});
  } else if (column.validity() != nullptr) {
    copy_bits(column.validity(), column.validity_offset(), rows, out);
  } else {
    std::ranges::fill(out, std::uint8_t{0xFF});
    clear_beyond(out, rows);
  }
}

/// Whether some bit is in the one and not in the other.
bool has_more(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other) {
  unsigned more = 0;
  for (std::size_t i = 0; i < one.size(); ++i) more |= one[i] & ~unsigned{other[i]};
  return more != 0;
}

bool has_any(std::span<const std::uint8_t> bits) {
  return std::ranges::any_of(bits, [](std::uint8_t byte) { return byte != 0; });
}

/// Copies values, whatever stands where they are missing.
void copy_values(const Column& column, std::span<std::uint32_t> out) {
  with_reader(column, [out](auto reader) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = reader(i);
  });
}

}  // namespace

StateBlocks::StateBlocks(const Model& model) : model_(model), now_(model.catalogue().size()) {
  for (const Signal signal : model.used_signals()) {
    sides_.push_back({.signal = signal,
                      .before = {},
                      .after = {},
                      .observed_before = {},
                      .observed_after = {},
                      .has_new = false,
                      .values = {},
                      .aged = {}});
  }
}

void StateBlocks::begin(const MemberTable& before, const MemberTable& after) {
  rows_ = before.rows();
  for (Side& side : sides_) {
    side.before = now(side) = before.column(side.signal);
    side.after = after.column(side.signal);
    copy_observed(side.before, rows_, side.observed_before);
    copy_observed(side.after, rows_, side.observed_after);
    side.has_new = has_more(side.observed_after, side.observed_before);
  }
}

bool StateBlocks::observe() {
  bool differs = false;
  for (Side& side : sides_) {
    if (side.observed_before == side.observed_after) continue;
    differs = true;
    if (!has_any(side.observed_before) || !has_any(side.observed_after)) {
      now(side) = side.after;
      continue;
    }
    if (side.has_new) {
      side.values.resize(rows_);
      copy_values(side.before, side.values);
      put_new_values(side, side.values);
      now(side) = Column::of(std::as_const(side.values));
    }
    now(side) = now(side).with_validity(side.observed_after.data());
  }
  return differs;
}

/// Puts the values of those together with the rest who have one after and had none before.
void StateBlocks::put_new_values(const Side& side, std::vector<std::uint32_t>& values) const {
  with_reader(side.after, [&](auto reader) {
    for (std::size_t i = 0; i < side.observed_after.size(); ++i) {
      unsigned is_new = side.observed_after[i] & ~unsigned{side.observed_before[i]};
      for (; is_new != 0; is_new &= is_new - 1) {
        const std::size_t row = 8 * i + static_cast<std::size_t>(std::countr_zero(is_new));
        values[row] = reader(row);
      }
    }
  });
}

bool StateBlocks::age_out(const MemberTable& aged_out) {
  bool differs = false;
  Bits observed;
  for (Side& side : sides_) {
    if (model_.catalogue()[side.signal].scope != SignalScope::window) continue;
    if (!has_any(side.observed_before) || !has_any(side.observed_after)) continue;
    const Column left = aged_out.column(side.signal);
    copy_observed(left, rows_, observed);
    Column next = left;
    if (side.has_new || has_more(side.observed_after, observed)) {
      side.aged.assign(rows_, 0);
      if (has_any(observed)) copy_values(left, side.aged);
      for (std::size_t i = 0; i < rows_; ++i) {
        if (!bit(observed.data(), i)) side.aged[i] = 0;
      }
      if (side.has_new) put_new_values(side, side.aged);
      next = Column::of(std::as_const(side.aged));
    }
    next = next.with_validity(side.observed_after.data());
    differs = differs || !is_same(now(side), next);
    now(side) = next;
  }
  return differs;
}

bool StateBlocks::become_after(SignalScope scope) {
  bool differs = false;
  for (Side& side : sides_) {
    if (model_.catalogue()[side.signal].scope != scope) continue;
    differs = differs || !is_same(now(side), side.after);
    now(side) = side.after;
  }
  return differs;
}

/// Whether two columns that are observed of the same members have the same bytes.
bool StateBlocks::is_same(const Column& a, const Column& b) const {
  if (a.type() != b.type() || a.bit_offset() != b.bit_offset()) return false;
  if (a.type() == ColumnType::absent || a.values() == b.values()) return true;
  // Bits of other members may stand beside those of bits: they can only make a difference seen.
  const bool is_bits = a.type() == ColumnType::bits;
  const std::size_t skipped = is_bits ? a.bit_offset() / 8 : 0;
  const std::size_t bytes =
      is_bits ? (a.bit_offset() % 8 + rows_ + 7) / 8 : rows_ * width_of(a.type());
  const auto from = [&](const Column& column) {
    return static_cast<const std::uint8_t*>(column.values()) + skipped;
  };
  return std::memcmp(from(a), from(b), bytes) == 0;
}

}  // namespace ssi::internal
