// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_ranks.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "base/execution.hpp"
#include "base/prefetch.hpp"
#include "ssi/cohort/distribution.hpp"

namespace ssi {
namespace {

/// Slices of less would spend their time on setting counters to zero.
constexpr std::size_t kGranule = std::size_t{1} << 16;
constexpr std::int32_t kHighestTotal = 65535;

/// Members that pass through the first-level cache at once.
constexpr std::size_t kBlock = 1024;

/// Calls `run(begin, length)` for each block of the `rows` rows from `first` on.
template <class Run>
void for_each_block(std::size_t first, std::size_t rows, Run run) {
  for (std::size_t done = 0; done < rows; done += kBlock) {
    run(first + done, std::min(kBlock, rows - done));
  }
}

void check_lengths(std::span<const std::uint16_t> cohort_of,
                   std::span<const std::uint16_t> totals) {
  if (cohort_of.size() != totals.size()) {
    throw std::invalid_argument("cohorts and totals differ in length");
  }
}

/// Of a table: a row for each cohort, and one for the members of none.
struct Shape {
  std::size_t cohorts;
  std::size_t bins;  // of a row
};

/// Finds the members' elements of a table, and asks for them: they are all over it, and the
/// processor looks too few members ahead to keep memory busy. Branches would cost more than sums.
template <class Element>
void find(const Shape& shape, std::span<const std::uint16_t> cohort_of,
          std::span<const std::uint16_t> totals, const std::vector<Element>& table,
          std::span<std::uint32_t> places) {
  bool is_beyond = false;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    is_beyond |= cohort_of[i] >= shape.cohorts && cohort_of[i] != kNoCohort;
    is_beyond |= totals[i] >= shape.bins;
  }
  if (is_beyond) {
    throw std::out_of_range("a cohort or a total is beyond those of the ranks");
  }
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const std::size_t row = std::min(std::size_t{cohort_of[i]}, shape.cohorts);
    places[i] = static_cast<std::uint32_t>(row * shape.bins + totals[i]);
    internal::prefetch_line(&table[places[i]]);
  }
}

}  // namespace

CohortRanks::CohortRanks(std::size_t cohorts, Points highest_total)
    : cohorts_(cohorts), bins_(static_cast<std::size_t>(highest_total.hundredths()) + 1) {
  if (cohorts > kNoCohort) throw std::length_error("at most 65,535 cohorts");
  if (highest_total < Points() || highest_total.hundredths() > kHighestTotal) {
    throw std::invalid_argument("totals are from 0 to 655.35");
  }
}

void CohortRanks::add(std::span<const std::uint16_t> cohort_of,
                      std::span<const std::uint16_t> totals, const Execution& execution) {
  check_lengths(cohort_of, totals);
  check_room(totals.size());
  // Counters of its own for each slice, merged when all slices were found sound.
  std::vector<std::vector<std::uint32_t>> slices;
  std::mutex adding;
  internal::for_each_slice(
      execution, totals.size(), kGranule, [&](std::size_t first, std::size_t rows) {
        std::vector<std::uint32_t> counts((cohorts_ + 1) * bins_);
        std::array<std::uint32_t, kBlock> places;
        for_each_block(first, rows, [&](std::size_t begin, std::size_t length) {
          find(Shape{cohorts_, bins_}, cohort_of.subspan(begin, length),
               totals.subspan(begin, length), counts, places);
          for (std::size_t i = 0; i < length; ++i) ++counts[places[i]];
        });
        const std::lock_guard lock(adding);
        slices.push_back(std::move(counts));
      });
  for (auto& counts : slices) add_counts(std::move(counts));
  members_ += totals.size();
}

CohortRanks& CohortRanks::operator+=(const CohortRanks& other) {
  if (cohorts_ != other.cohorts_ || bins_ != other.bins_) {
    throw std::invalid_argument("ranks of other cohorts");
  }
  check_room(other.members_);
  add_counts(other.counts_);
  members_ += other.members_;
  return *this;
}

void CohortRanks::check_room(std::uint64_t more) const {
  if (more > kMostCounted - members_) throw std::length_error("2^32 members or more");
}

/// The first ones are taken as they are: for a few million members, memory touched once more would
/// be a good part of the time.
void CohortRanks::add_counts(std::vector<std::uint32_t> counts) {
  entries_.clear();
  if (counts_.empty()) {
    counts_ = std::move(counts);
    return;
  }
  for (std::size_t b = 0; b < counts.size(); ++b) counts_[b] += counts[b];
}

void CohortRanks::prepare(std::uint64_t minimum, const Execution& execution) {
  counts_.resize((cohorts_ + 1) * bins_);
  entries_.assign(counts_.size(), {});
  internal::for_each_slice(execution, cohorts_, 1, [&](std::size_t first, std::size_t cohorts) {
    for (std::size_t cohort = first; cohort < first + cohorts; ++cohort) {
      prepare_cohort(cohort, minimum);
    }
  });
}

void CohortRanks::prepare_cohort(std::size_t cohort, std::uint64_t minimum) {
  const std::span counts = std::span(counts_).subspan(cohort * bins_, bins_);
  const std::uint64_t members = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (members < minimum) return;
  std::uint64_t below = 0;
  for (std::size_t h = 0; h < bins_; ++h) {
    if (counts[h] == 0) continue;
    const Standing standing = standing_of(members - below - counts[h], counts[h], below);
    entries_[cohort * bins_ + h] = {static_cast<std::uint32_t>(standing.rank),
                                    static_cast<std::uint16_t>(standing.percentile.hundredths()),
                                    static_cast<std::uint8_t>(standing.top_percent)};
    below += counts[h];
  }
}

void CohortRanks::standings(std::span<const std::uint16_t> cohort_of,
                            std::span<const std::uint16_t> totals, const StandingColumns& columns,
                            const Execution& execution) const {
  check_lengths(cohort_of, totals);
  if (entries_.empty()) throw std::logic_error("prepare() was not called");
  const auto is_short = [&](auto column) {
    return !column.empty() && column.size() < totals.size();
  };
  if (is_short(columns.rank) || is_short(columns.percentile) || is_short(columns.top_percent)) {
    throw std::invalid_argument("a standing column is shorter than the totals");
  }
  internal::for_each_slice(
      execution, totals.size(), kGranule, [&](std::size_t first, std::size_t rows) {
        for_each_block(first, rows, [&](std::size_t begin, std::size_t length) {
          look_up(cohort_of.subspan(begin, length), totals.subspan(begin, length), begin, columns);
        });
      });
}

/// All entries first, then each column: plain loops.
void CohortRanks::look_up(std::span<const std::uint16_t> cohort_of,
                          std::span<const std::uint16_t> totals, std::size_t begin,
                          const StandingColumns& columns) const {
  std::array<std::uint32_t, kBlock> places;
  find(Shape{cohorts_, bins_}, cohort_of, totals, entries_, places);
  std::array<Entry, kBlock> found;
  for (std::size_t i = 0; i < totals.size(); ++i) found[i] = entries_[places[i]];
  const auto write = [&](auto column, auto Entry::*part) {
    if (column.empty()) return;
    for (std::size_t i = 0; i < totals.size(); ++i) column[begin + i] = found[i].*part;
  };
  write(columns.rank, &Entry::rank);
  write(columns.percentile, &Entry::percentile);
  write(columns.top_percent, &Entry::top_percent);
}

}  // namespace ssi
