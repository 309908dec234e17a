// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_CELL_ENDS_HPP
#define SSI_SRC_FILES_CSV_CELL_ENDS_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "files/csv/text_facts.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// Where the cells of records without quotes end. All ends of a window of the text are found at
/// once, 64 bytes at a time, before a cell is looked at: going from cell to cell, a CPU would wait
/// for each to end.
class CellEnds {
 public:
  /// For records of so many cells. The text must outlive it.
  CellEnds(const RecordText& text, const TextFacts& facts, std::size_t columns);

  /// The ends of the cells of the record that begins at `begin`, if it has just so many cells, and
  /// behind them a line end; null for any other record, for some that are very long or near such
  /// ones, and for all of a text that is not regular. They are counted from base(), and before the
  /// first of them stands where the record begins, less one. They live until the next call. O(bytes
  /// since the last call). Requires: `begin` is behind the record asked for before.
  const std::uint16_t* of_record(const char* begin) {
    if (begin != next_record_ || left_ < columns_) {
      if (!seek(begin)) return nullptr;
    }
    std::uint16_t* const ends = next_;
    std::uint16_t& last = ends[columns_ - 1];
    if (last != *next_line_) return nullptr;
    ends[-1] = static_cast<std::uint16_t>(begin - base_ - 1);  // behind "\r\n" it is another
    next_ += columns_;
    left_ -= columns_;
    ++next_line_;
    const char* const line_end = base_ + last;
    next_record_ = line_end + 1;
    const bool has_return = has_returns_ && line_end != begin && line_end[-1] == '\r';
    last = static_cast<std::uint16_t>(last - (has_return ? 1 : 0));
    return ends;
  }

  /// The cell that ends at ends[column], of a record's ends.
  std::string_view cell(const std::uint16_t* ends, std::size_t column) const noexcept {
    const auto size = static_cast<std::uint16_t>(ends[column] - *(ends + column - 1) - 1);
    return {base_ + ends[column] - size, size};
  }

  /// Where the record begins that is behind the one whose ends are known.
  const char* next_record() const noexcept { return next_record_; }
  const char* base() const noexcept { return base_; }

  /// Ends that may be read behind a record's own, as if they were of cells of the text.
  static constexpr std::size_t kReadable = 8;

 private:
  /// Bytes of a window. Its ends, two bytes each, should stay in the first-level cache.
  static constexpr std::size_t kWindow = std::size_t{16} << 10;

  /// What a list has room for besides the ends of a window: one number before and some behind.
  static constexpr std::size_t kSpare = 1 + kReadable;
  static constexpr std::uint16_t kNoLine = 0xFFFF;
  static_assert(kWindow < kNoLine);
  /// Bytes that are left to others behind a record that has quotes, or is very long.
  static constexpr std::size_t kFirstPause = 64;

  bool seek(const char* begin);
  void skip_to(const char* begin) noexcept;
  void make_room();
  void find(const char* begin);

  const char separator_;
  const bool has_quotes_;
  const bool has_returns_;
  const std::size_t columns_;
  const char* const text_end_;
  const char* base_;         // where the window begins
  const char* window_end_;   // what is behind it was not looked at
  bool is_cut_off_ = false;  // it ends at a quote, or the text does
  const char* pause_end_;    // records that begin before are left to others
  std::size_t next_pause_ = kFirstPause;
  std::unique_ptr<std::uint16_t[]> ends_;
  std::unique_ptr<std::uint16_t[]> lines_;    // those of them that are newlines, then kNoLine
  std::uint16_t* next_ = nullptr;             // in ends_
  std::size_t left_ = 0;                      // ends from there on
  const std::uint16_t* next_line_ = nullptr;  // in lines_
  const char* next_record_;                   // where the record begins whose ends are next
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_CELL_ENDS_HPP
