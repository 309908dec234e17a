// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_LOG_PART_HPP
#define SSI_SRC_HISTORY_LOG_PART_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "base/prefetch.hpp"

namespace ssi::internal {

/// A row of a log as it is kept: 16 bytes.
struct LogRow {
  std::int32_t day;      ///< days since 1970
  std::uint32_t value;   ///< as in the file
  std::uint32_t person;  ///< its number, of the member's persons once the rows are sorted; kNobody
  std::uint16_t member;  ///< its number in the part
  std::uint16_t signal;  ///< its position in the catalogue
};
static_assert(sizeof(LogRow) == 16);

/// As a person: no row that counts for a rule with `people` names one here.
inline constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

/// The rows of a range of members, in blocks, so that growing copies none and sorting needs memory
/// for a part at a time. In the order of the file at first; sort() puts them in order by member,
/// day and place in the file.
class LogPart {
 public:
  static constexpr std::size_t kMembers = 8192;  ///< members of a part
  static constexpr std::size_t kBlock = 1024;    ///< rows that are allocated at a time

  /// Storage that sort() needs, to be used again.
  struct Scratch {
    std::vector<LogRow> rows;
    std::vector<std::uint32_t> next;
    std::vector<std::uint32_t> persons;  // a hash table: number of a person of the log
    std::vector<std::uint32_t> numbers;  // and of the member's
  };

  /// Adds a row. Throws std::length_error past 2^32 - 1 rows.
  void append(const LogRow& row) {
    if (rows_ % kBlock == 0) add_block();
    blocks_[rows_ / kBlock][rows_ % kBlock] = row;
    ++rows_;
  }

  /// Sorts the rows, and numbers the persons of each member from 0 on. O(rows), and n log n for
  /// members with n rows that are not in the order of their days.
  void sort(std::size_t members, Scratch& scratch);

  /// The number of rows.
  std::size_t rows() const noexcept { return rows_; }
  /// A row. Requires: i < rows().
  const LogRow& row(std::size_t i) const noexcept { return blocks_[i / kBlock][i % kBlock]; }

  /// Asks for the memory of a row, if there is one.
  void prefetch(std::size_t i) const noexcept {
    if (i < rows_) prefetch_line(&row(i));
  }

  /// Where a member's rows begin, once they are sorted.
  std::uint32_t begin(std::size_t member) const noexcept {
    return member == 0 ? 0 : row_ends_[member - 1];
  }
  /// Where they end.
  std::uint32_t end(std::size_t member) const noexcept { return row_ends_[member]; }

  /// The number before that of a member's first person, among the persons of all members of the
  /// part, once the rows are sorted.
  std::uint32_t persons_before(std::size_t member) const noexcept {
    return member == 0 ? 0 : person_ends_[member - 1];
  }
  /// How many persons the members have, each counted by itself.
  std::size_t persons() const noexcept { return person_ends_.empty() ? 0 : person_ends_.back(); }

 private:
  void add_block();
  void number_persons(std::span<LogRow> rows, Scratch& scratch);

  std::vector<std::unique_ptr<LogRow[]>> blocks_;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> row_ends_;     // [member of the part]
  std::vector<std::uint32_t> person_ends_;  // [member of the part]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_LOG_PART_HPP
