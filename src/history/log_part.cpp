// SPDX-License-Identifier: MIT
#include "history/log_part.hpp"

#include <bit>
#include <stdexcept>
#include <utility>

namespace ssi::internal {
namespace {

/// Most logs are in the order of their days already; of most others a member has few rows.
void sort_by_day(std::span<LogRow> rows) {
  constexpr std::size_t kFew = 24;
  const auto is_earlier = [](const LogRow& a, const LogRow& b) { return a.day < b.day; };
  if (std::ranges::is_sorted(rows, is_earlier)) return;
  if (rows.size() > kFew) return void(std::stable_sort(rows.begin(), rows.end(), is_earlier));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const LogRow row = rows[i];
    std::size_t at = i;
    for (; at > 0 && rows[at - 1].day > row.day; --at) rows[at] = rows[at - 1];
    rows[at] = row;
  }
}

}  // namespace

void LogPart::add_block() {
  if (rows_ + kBlock > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("more than 2^32 rows of some members");
  }
  blocks_.push_back(std::make_unique_for_overwrite<LogRow[]>(kBlock));
}

void LogPart::sort(std::size_t members, Scratch& scratch) {
  row_ends_.assign(members, 0);
  person_ends_.assign(members, 0);
  for (std::size_t i = 0; i < rows_; ++i) ++row_ends_[row(i).member];
  std::uint32_t sum = 0;
  scratch.next.resize(members);
  for (std::size_t m = 0; m < members; ++m) {
    scratch.next[m] = sum;
    sum += row_ends_[m];
    row_ends_[m] = sum;
  }
  scratch.rows.resize(std::max(scratch.rows.size(), rows_));
  for (std::size_t i = 0; i < rows_; ++i) scratch.rows[scratch.next[row(i).member]++] = row(i);
  std::uint32_t persons = 0;
  for (std::size_t m = 0; m < members; ++m) {
    const auto rows = std::span(scratch.rows).subspan(begin(m), end(m) - begin(m));
    sort_by_day(rows);
    number_persons(rows, scratch);
    std::uint32_t here = 0;
    for (const LogRow& row : rows) {
      if (row.person != kNobody) here = std::max(here, row.person + 1);
    }
    person_ends_[m] = persons += here;
  }
  for (std::size_t i = 0; i < rows_; i += kBlock) {
    const auto block = std::span(scratch.rows).subspan(i, std::min(kBlock, rows_ - i));
    std::ranges::copy(block, blocks_[i / kBlock].get());
  }
}

/// In the order in which they turn up, by a hash table that is no larger than the rows need: a
/// member with a million persons costs what a million members with one do.
void LogPart::number_persons(std::span<LogRow> rows, Scratch& scratch) {
  std::size_t named = 0;
  for (const LogRow& row : rows) named += row.person != kNobody ? 1 : 0;
  if (named == 0) return;
  const auto bits = static_cast<unsigned>(std::bit_width(2 * named));
  const std::size_t slots = std::size_t{1} << bits;
  if (scratch.persons.size() < slots) {
    scratch.persons.resize(slots);
    scratch.numbers.resize(slots);
  }
  std::fill_n(scratch.persons.begin(), slots, kNobody);
  std::uint32_t numbers = 0;
  for (LogRow& row : rows) {
    if (row.person == kNobody) continue;
    std::size_t slot = std::uint64_t{row.person} * 0x9E3779B97F4A7C15U >> (64 - bits);
    while (scratch.persons[slot] != kNobody && scratch.persons[slot] != row.person) {
      slot = (slot + 1) & (slots - 1);
    }
    if (scratch.persons[slot] == kNobody) {
      scratch.persons[slot] = row.person;
      scratch.numbers[slot] = numbers++;
    }
    row.person = scratch.numbers[slot];
  }
}

}  // namespace ssi::internal
