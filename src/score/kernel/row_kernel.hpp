// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_ROW_KERNEL_HPP
#define SSI_SRC_SCORE_KERNEL_ROW_KERNEL_HPP

#include "score/kernel/strip_kernel.hpp"

// The step terms on CPUs that look up bytes in registers: RowTable says how. `Lanes` are the
// vectors of a CPU: its Bytes have one for each of kMembers members, its Words 16 bits for each.
namespace ssi::internal {
namespace {

/// A step term's table, and the counts of a strip.
struct RowLookUp {
  const RowTable* table;
  const Unaligned<std::uint16_t>* x;
};

/// Vectors side by side: each look-up waits for the one before.
constexpr std::size_t kVectors = 4;

/// Looks up in rows. What each member needs is copied out of the table first: for all that a
/// compiler knows, sums overwrite the table.
template <class Lanes, bool kHasSteps>
class RowReader {
 public:
  using Bytes = typename Lanes::Bytes;

  explicit RowReader(const RowLookUp& term) noexcept
      : table_(*term.table), x_(term.x), last_(table_.last), first_row_(table_.rows) {}

  /// Gives the low bytes of the points of the members from `i` on; adds to their high bytes.
  [[gnu::always_inline]] void read(std::size_t i, Bytes* low, Bytes* high) const noexcept {
    Bytes index[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      index[v] = Lanes::index(x_ + i + v * Lanes::kMembers, last_);
      low[v] = Lanes::look_up(first_row_, index[v]);
    }
    for (std::size_t s = 0; kHasSteps && s < table_.step_count; ++s) {
      for (std::size_t v = 0; v < kVectors; ++v) {
        high[v] = Lanes::step(high[v], index[v], table_.steps[s]);
      }
    }
    for (std::size_t r = 1; r < table_.row_count; ++r) {
      const typename Lanes::Row row(table_.rows + r * kRowLayout.row);
      for (std::size_t v = 0; v < kVectors; ++v) {
        low[v] = Lanes::look_up_next(row, index[v], low[v]);
      }
    }
  }

 private:
  const RowTable& table_;
  const Unaligned<std::uint16_t>* x_;
  std::uint8_t last_;
  typename Lanes::Row first_row_;
};

/// Adds the rows of two terms, so that sums are loaded and stored once for them.
template <class Lanes, bool kFalls, bool kHasSteps>
[[gnu::noinline]] void add_rows(const RowLookUp& one, const RowLookUp& other,
                                std::int16_t* sums) noexcept {
  using Bytes = typename Lanes::Bytes;
  const RowReader<Lanes, kHasSteps> reader(one);
  const RowReader<Lanes, kHasSteps> other_reader(other);
  for (std::size_t i = 0; i < kStripRows; i += kVectors * Lanes::kMembers) {
    Bytes low[kVectors];
    Bytes other_low[kVectors];
    Bytes high[kVectors] = {};
    reader.read(i, low, high);
    other_reader.read(i, other_low, high);
    for (std::size_t v = 0; v < kVectors; ++v) {
      auto points = Lanes::sum(low[v], other_low[v]);
      if constexpr (kHasSteps) points = Lanes::with_high(points, high[v]);
      Lanes::template add<kFalls>(sums + i + v * Lanes::kMembers, points);
    }
  }
}

/// Adds the segments of a term, by ShortRows of up to 16 segments or by LongRows.
template <class Lanes, class SegmentRow, bool kFalls>
[[gnu::noinline]] void add_segments(const RowLookUp& term, std::uint16_t last,
                                    std::int16_t* sums) noexcept {
  const RowTable& table = *term.table;
  const SegmentRow slope(table.slope);
  const SegmentRow start_low(table.start_low);
  const SegmentRow start_high(table.start_high);
  const std::uint8_t first = table.first_segment;
  const std::uint8_t shift = table.shift;
  const Unaligned<std::uint16_t>* x = term.x;
  for (std::size_t i = 0; i < kStripRows; i += Lanes::kMembers) {
    const auto counts = Lanes::counts(x + i, last);
    const auto segment = Lanes::segment(counts, first);
    const auto points = Lanes::line(counts, Lanes::words(slope[segment]),
                                    Lanes::words(start_low[segment], start_high[segment]), shift);
    Lanes::template add<kFalls>(sums + i, points);
  }
}

/// The step terms of a competency.
template <class Lanes>
class RowSteps {
 public:
  void add(const StepTerm& term, const Mask& mask, const Strip& strip,
           std::int16_t* sums) noexcept {
    if (term.rows->row_count == 0) return memory_.add(term, mask, strip, sums);
    if (waiting_.table != nullptr && waits_to_fall_ != term.is_penalty) add_pair(kNone, sums);
    const RowLookUp look_up{term.rows, load_steps(term, mask, strip, buffers_[next_buffer_])};
    next_buffer_ = 1 - next_buffer_;
    if (term.rows->segment_count > 0) {
      term.is_penalty ? add_segments<true>(look_up, term.last, sums)
                      : add_segments<false>(look_up, term.last, sums);
    }
    if (waiting_.table != nullptr) return add_pair(look_up, sums);
    waiting_ = look_up;
    waits_to_fall_ = term.is_penalty;
  }

  void finish(std::int16_t* sums) noexcept {
    if (waiting_.table != nullptr) add_pair(kNone, sums);
    memory_.finish(sums);
  }

 private:
  /// Gives 0 to all counts.
  static constexpr RowTable kNoTable = [] {
    RowTable table{};
    table.row_count = 1;
    return table;
  }();
  static constexpr RowLookUp kNone = {&kNoTable, nullptr};

  /// Adds the rows of the term that waits, and of another one.
  void add_pair(RowLookUp other, std::int16_t* sums) noexcept {
    if (other.x == nullptr) other.x = waiting_.x;
    waits_to_fall_ ? add_pair<true>(other, sums) : add_pair<false>(other, sums);
    waiting_.table = nullptr;
  }

  template <bool kFalls>
  void add_pair(const RowLookUp& other, std::int16_t* sums) const noexcept {
    const bool has_steps = waiting_.table->step_count > 0 || other.table->step_count > 0;
    has_steps ? add_rows<Lanes, kFalls, true>(waiting_, other, sums)
              : add_rows<Lanes, kFalls, false>(waiting_, other, sums);
  }

  template <bool kFalls>
  static void add_segments(const RowLookUp& term, std::uint16_t last, std::int16_t* sums) noexcept {
    term.table->segment_count > 16
        ? internal::add_segments<Lanes, typename Lanes::LongRow, kFalls>(term, last, sums)
        : internal::add_segments<Lanes, typename Lanes::ShortRow, kFalls>(term, last, sums);
  }

  RowLookUp waiting_ = {nullptr, nullptr};
  bool waits_to_fall_ = false;
  std::size_t next_buffer_ = 0;
  std::uint16_t buffers_[2][kStripRows];
  MemorySteps memory_;
};

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_ROW_KERNEL_HPP
