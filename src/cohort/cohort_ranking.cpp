// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_ranking.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/column_length.hpp"
#include "base/execution.hpp"
#include "base/prefetch.hpp"
#include "cohort/cohort_number.hpp"
#include "cohort/listed_totals.hpp"
#include "cohort/standing_of.hpp"

namespace ssi {
namespace {

using internal::Below;
using internal::ListedTotals;

/// Members that pass through the first-level cache at once.
constexpr std::size_t kBlock = 1024;
/// A smaller slice is not worth a thread.
constexpr std::size_t kMemberGranule = std::size_t{1} << 16;

/// The values for a standing's columns; zeros: no standing.
struct Entry {
  std::uint32_t rank;
  std::uint16_t percentile;
  std::uint8_t top_percent;
};

Entry entry_of(const Standing& standing) {
  return {static_cast<std::uint32_t>(standing.rank),
          static_cast<std::uint16_t>(standing.percentile.hundredths()),
          static_cast<std::uint8_t>(standing.top_percent)};
}

/// Copies a block's entries to the columns that are wanted: plain loops.
void write(std::span<const Entry> entries, std::size_t begin, const StandingColumns& columns) {
  const auto copy = [&](auto column, auto Entry::*part) {
    if (column.empty()) return;
    for (std::size_t i = 0; i < entries.size(); ++i) column[begin + i] = entries[i].*part;
  };
  copy(columns.rank, &Entry::rank);
  copy(columns.percentile, &Entry::percentile);
  copy(columns.top_percent, &Entry::top_percent);
}

template <class Cohorts>
void check(const Cohorts& cohorts, std::span<const std::uint16_t> totals,
           const StandingColumns& columns) {
  internal::check_same_length(cohorts, totals);
  internal::check_lengths("standing", totals.size(), columns.rank, columns.percentile,
                          columns.top_percent);
}

/// Calls `run(begin, length)` for each block of all members, on the execution's threads.
template <class Run>
void for_each_block(const Execution& execution, std::size_t members, const Run& run) {
  internal::for_each_slice(execution, members, kMemberGranule,
                           [&](std::size_t first, std::size_t rows) {
                             for (std::size_t done = 0; done < rows; done += kBlock) {
                               run(first + done, std::min(kBlock, rows - done));
                             }
                           });
}

/// standing_of(), with the shortest division.
Standing standing_among(std::uint64_t above, std::uint64_t equal, std::uint64_t below) {
  if (above + equal + below > internal::kFewMembers) return standing_of(above, equal, below);
  return internal::standing_in(static_cast<std::uint32_t>(above), static_cast<std::uint32_t>(equal),
                               static_cast<std::uint32_t>(below));
}

}  // namespace

/// A large cohort has an entry for each total; of a small one the totals are listed.
struct CohortRanking::Tables {
  struct Cohort {
    ListedTotals::Part part() const { return {begin, members}; }

    std::uint64_t begin = 0;  // its part of `listed`, if it has no row
    std::uint32_t members = 0;
    std::uint32_t row = 0;  // its row of entries; 0: none
  };

  Tables(CohortCounts counts, std::uint64_t least, const Execution& execution);

  void list(CohortCounts& counts);
  void rank(const CohortCounts& counts, std::size_t cohort);
  void rank_counted(std::span<const std::uint32_t> counters, Cohort& cohort);

  Below below(const Cohort& cohort, std::size_t total) const;
  std::optional<Standing> standing(std::uint32_t number, Points total, std::uint32_t joining) const;
  std::optional<Standing> replacing(std::uint32_t number, Points total, Points other) const;
  Entry entry(std::uint32_t number, std::uint16_t total, std::uint32_t joining) const;

  template <class Number>
  SSI_NO_EXPORT void standings(std::span<const Number> numbers,
                               std::span<const std::uint16_t> totals,
                               const StandingColumns& columns, const Execution& execution) const;
  template <class Number>
  void look_up(std::span<const Number> numbers, std::span<const std::uint16_t> totals,
               std::span<Entry> found) const;
  template <class Number>
  void look_up_singly(std::span<const std::uint32_t> rows, std::span<const Number> numbers,
                      std::span<const std::uint16_t> totals, std::uint32_t joining,
                      std::span<Entry> found) const;

  std::size_t bins;
  std::uint64_t minimum;
  TextIndex labels;
  std::vector<Cohort> cohorts;
  ListedTotals listed;
  // [row * bins + hundredths]. Row 0 is for members without a standing. Every total has a rank; the
  // other fields are there for totals that somebody has.
  std::vector<Entry> entries;
  // [slot]: where a cohort's entries begin, or kOneByOne: its members are looked up singly.
  std::vector<std::uint32_t> offsets;
  static constexpr std::uint32_t kOneByOne = std::uint32_t{1} << 31;
};

CohortRanking::Tables::Tables(CohortCounts counts, std::uint64_t least, const Execution& execution)
    : bins(counts.bins_),
      minimum(least),
      cohorts(counts.size()),
      listed(counts.bins_),
      offsets(counts.size() + 1) {
  counts.sweep();
  labels = std::move(counts.labels_);
  std::uint32_t rows = 1;
  for (std::size_t c = 0; c < cohorts.size(); ++c) {
    if (counts.cohorts_[c].row != TextIndex::kNone) cohorts[c].row = rows++;
  }
  entries.resize(rows * bins);
  list(counts);
  internal::for_each_slice(execution, cohorts.size(), 1, [&](std::size_t first, std::size_t some) {
    for (std::size_t c = first; c < first + some; ++c) rank(counts, c);
  });
}

/// Lists the totals of small cohorts, each cohort's together.
void CohortRanking::Tables::list(CohortCounts& counts) {
  std::vector<ListedTotals::Part> parts;
  parts.reserve(cohorts.size());
  for (std::size_t c = 0; c < cohorts.size(); ++c) {
    const ListedTotals::Part part = parts.emplace_back(listed.add(counts.cohorts_[c].listed));
    cohorts[c].begin = part.begin;
    cohorts[c].members = part.members;
  }
  listed.fill(std::move(counts.listed_cohorts_), std::move(counts.listed_totals_), parts);
}

void CohortRanking::Tables::rank(const CohortCounts& counts, std::size_t number) {
  Cohort& cohort = cohorts[number];
  if (cohort.row != 0) {
    const std::size_t row = counts.cohorts_[number].row;
    rank_counted(std::span(counts.counters_).subspan(row * bins, bins), cohort);
  } else {
    listed.index(cohort.part());
  }
  if (cohort.members < std::max<std::uint64_t>(minimum, 1)) return;  // row 0 stays: no standing
  const bool has_row = cohort.row != 0 && (cohort.row + std::size_t{1}) * bins < kOneByOne;
  offsets[number + 1] = has_row ? static_cast<std::uint32_t>(cohort.row * bins) : kOneByOne;
}

void CohortRanking::Tables::rank_counted(std::span<const std::uint32_t> counters, Cohort& cohort) {
  cohort.members = std::accumulate(counters.begin(), counters.end(), std::uint32_t{0});
  const auto row = std::span(entries).subspan(cohort.row * bins, bins);
  std::uint32_t below = 0;
  for (std::size_t h = 0; h < bins; ++h) {
    const std::uint32_t equal = counters[h];
    const std::uint32_t above = cohort.members - below - equal;
    if (equal == 0) {
      row[h].rank = above + 1;
    } else {
      row[h] = entry_of(standing_of(above, equal, below));
    }
    below += equal;
  }
}

inline Below CohortRanking::Tables::below(const Cohort& cohort, std::size_t total) const {
  if (total >= bins) return {cohort.members, cohort.members};
  if (cohort.row != 0) {
    const Entry* entry = &entries[cohort.row * bins + total];
    const auto not_more = [&](const Entry& of) { return cohort.members - (of.rank - 1); };
    return {total == 0 ? 0 : not_more(entry[-1]), not_more(*entry)};
  }
  return listed.below(cohort.part(), static_cast<std::uint16_t>(total));
}

std::optional<Standing> CohortRanking::Tables::standing(std::uint32_t number, Points total,
                                                        std::uint32_t joining) const {
  if (number == kNoLabel) return std::nullopt;
  const Cohort& cohort = cohorts[number];
  const std::uint64_t members = std::uint64_t{cohort.members} + joining;
  if (members < minimum || members == 0) return std::nullopt;
  const auto [less, not_more] = below(cohort, static_cast<std::size_t>(total.hundredths()));
  return standing_among(cohort.members - not_more, not_more - less + joining, less);
}

std::optional<Standing> CohortRanking::Tables::replacing(std::uint32_t number, Points total,
                                                         Points other) const {
  if (number == kNoLabel) return std::nullopt;
  const Cohort& cohort = cohorts[number];
  if (cohort.members < minimum || cohort.members == 0) return std::nullopt;
  auto [less, not_more] = below(cohort, static_cast<std::size_t>(other.hundredths()));
  std::uint64_t above = cohort.members - not_more;
  // It leaves the place that it was counted at.
  if (total < other) --less;
  if (total > other) --above;
  return standing_among(above, cohort.members - above - less, less);
}

Entry CohortRanking::Tables::entry(std::uint32_t number, std::uint16_t total,
                                   std::uint32_t joining) const {
  const auto found = standing(number, Points::from_hundredths(total), joining);
  return found ? entry_of(*found) : Entry();
}

template <class Number>
void CohortRanking::Tables::standings(std::span<const Number> numbers,
                                      std::span<const std::uint16_t> totals,
                                      const StandingColumns& columns,
                                      const Execution& execution) const {
  check(numbers, totals, columns);
  for_each_block(execution, totals.size(), [&](std::size_t begin, std::size_t length) {
    std::array<Entry, kBlock> found;
    look_up(numbers.subspan(begin, length), totals.subspan(begin, length), found);
    write(std::span(found).first(length), begin, columns);
  });
}

/// Finds the members' entries and prefetches them: they are scattered in memory, and the CPU's own
/// look-ahead is too short. Branches would cost more than sums.
template <class Number>
void CohortRanking::Tables::look_up(std::span<const Number> numbers,
                                    std::span<const std::uint16_t> totals,
                                    std::span<Entry> found) const {
  internal::check_members(numbers, totals, cohorts.size(), bins);
  std::array<std::uint32_t, kBlock> places;
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const std::uint32_t offset = offsets[internal::slot_of(numbers[i])];
    all |= offset;
    places[i] = (offset & ~kOneByOne) + totals[i];
    internal::prefetch_line(&entries[places[i]]);
  }
  for (std::size_t i = 0; i < totals.size(); ++i) found[i] = entries[places[i]];
  if ((all & kOneByOne) == 0) return;
  std::array<std::uint32_t, kBlock> singles;
  std::size_t single = 0;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    singles[single] = static_cast<std::uint32_t>(i);
    single += offsets[internal::slot_of(numbers[i])] / kOneByOne;
  }
  look_up_singly(std::span<const std::uint32_t>(singles).first(single), numbers, totals, 0, found);
}

/// Looks up the members of these rows, after prefetching what that needs.
template <class Number>
void CohortRanking::Tables::look_up_singly(std::span<const std::uint32_t> rows,
                                           std::span<const Number> numbers,
                                           std::span<const std::uint16_t> totals,
                                           std::uint32_t joining, std::span<Entry> found) const {
  for (const std::uint32_t i : rows) internal::prefetch_line(&cohorts[numbers[i]]);
  for (const std::uint32_t i : rows) {
    const Cohort& cohort = cohorts[numbers[i]];
    if (cohort.row == 0) {
      listed.prefetch_index(cohort.part(), totals[i]);
    } else {
      internal::prefetch_line(&entries[cohort.row * bins + totals[i]]);
    }
  }
  for (const std::uint32_t i : rows) {
    const Cohort& cohort = cohorts[numbers[i]];
    if (cohort.row == 0) listed.prefetch_totals(cohort.part(), totals[i]);
  }
  for (const std::uint32_t i : rows) found[i] = entry(numbers[i], totals[i], joining);
}

CohortRanking::CohortRanking(CohortCounts counts, std::uint64_t minimum, const Execution& execution)
    : tables_(std::make_shared<const Tables>(std::move(counts), minimum, execution)) {}

CohortRanking::CohortRanking(const CohortSet& cohorts, std::uint64_t minimum,
                             const Execution& execution)
    : CohortRanking(CohortCounts(cohorts), minimum, execution) {}

void CohortRanking::standings(std::span<const std::uint16_t> cohorts,
                              std::span<const std::uint16_t> totals, const StandingColumns& columns,
                              const Execution& execution) const {
  tables_->standings(cohorts, totals, columns, execution);
}

void CohortRanking::standings(std::span<const std::uint32_t> cohorts,
                              std::span<const std::uint16_t> totals, const StandingColumns& columns,
                              const Execution& execution) const {
  tables_->standings(cohorts, totals, columns, execution);
}

void CohortRanking::joining(std::span<const std::uint32_t> cohorts,
                            std::span<const std::uint16_t> totals, const StandingColumns& columns,
                            const Execution& execution) const {
  check(cohorts, totals, columns);
  for_each_block(execution, totals.size(), [&](std::size_t begin, std::size_t length) {
    const auto numbers = cohorts.subspan(begin, length);
    const auto some = totals.subspan(begin, length);
    internal::check_members(numbers, some, size(), tables_->bins);
    std::array<Entry, kBlock> found = {};
    std::array<std::uint32_t, kBlock> rows;
    std::size_t in_cohorts = 0;
    for (std::size_t i = 0; i < length; ++i) {
      rows[in_cohorts] = static_cast<std::uint32_t>(i);
      in_cohorts += numbers[i] != kNoLabel ? 1U : 0U;
    }
    tables_->look_up_singly(std::span<const std::uint32_t>(rows).first(in_cohorts), numbers, some,
                            1, found);
    write(std::span(found).first(length), begin, columns);
  });
}

void CohortRanking::replacing(std::span<const std::uint32_t> cohorts,
                              std::span<const std::uint16_t> totals,
                              std::span<const std::uint16_t> others, const StandingColumns& columns,
                              const Execution& execution) const {
  check(cohorts, totals, columns);
  internal::check_same_length(cohorts, others);
  for_each_block(execution, totals.size(), [&](std::size_t begin, std::size_t length) {
    const auto numbers = cohorts.subspan(begin, length);
    internal::check_members(numbers, totals.subspan(begin, length), size(), tables_->bins);
    internal::check_totals(others.subspan(begin, length), tables_->bins);
    std::array<Entry, kBlock> found;
    for (std::size_t i = 0; i < length; ++i) {
      const auto standing =
          tables_->replacing(numbers[i], Points::from_hundredths(totals[begin + i]),
                             Points::from_hundredths(others[begin + i]));
      found[i] = standing ? entry_of(*standing) : Entry();
    }
    write(std::span(found).first(length), begin, columns);
  });
}

std::optional<Standing> CohortRanking::standing(std::uint32_t cohort, Points total) const {
  return tables_->standing(cohort, total, 0);
}

std::optional<Standing> CohortRanking::joining(std::uint32_t cohort, Points total) const {
  return tables_->standing(cohort, total, 1);
}

std::optional<Standing> CohortRanking::replacing(std::uint32_t cohort, Points total,
                                                 Points other) const {
  return tables_->replacing(cohort, total, other);
}

std::optional<std::uint32_t> CohortRanking::find(std::string_view label) const noexcept {
  return tables_->labels.find(label);
}

std::vector<std::uint32_t> CohortRanking::find(const LabelColumn& labels) const {
  internal::check_labels(labels);
  return internal::numbers_of(
      labels, [this](const std::string& name) { return find(name).value_or(kNoLabel); });
}

std::uint64_t CohortRanking::minimum() const noexcept { return tables_->minimum; }

std::size_t CohortRanking::size() const noexcept { return tables_->cohorts.size(); }

std::uint64_t CohortRanking::members(std::uint32_t cohort) const noexcept {
  return tables_->cohorts[cohort].members;
}

void rank_within(std::span<const std::string_view> labels, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns, std::uint64_t minimum) {
  check(labels, totals, columns);
  const std::uint16_t highest = totals.empty() ? 0 : *std::ranges::max_element(totals);
  CohortCounts counts(Points::from_hundredths(highest));
  const std::vector<std::uint32_t> numbers = counts.add(labels, totals);
  CohortRanking(std::move(counts), minimum).standings(numbers, totals, columns);
}

void rank_within(std::span<const std::string> labels, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns, std::uint64_t minimum) {
  const std::vector<std::string_view> views(labels.begin(), labels.end());
  rank_within(views, totals, columns, minimum);
}

}  // namespace ssi
