// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_counts.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/execution.hpp"
#include "base/prefetch.hpp"
#include "cohort/cohort_number.hpp"
#include "ssi/cohort/distribution.hpp"

namespace ssi {
namespace {

constexpr std::int32_t kHighestTotal = 65535;
/// Below this size a slice spends its time zeroing counters.
constexpr std::size_t kGranule = std::size_t{1} << 16;
/// Members that pass through the first-level cache at once.
constexpr std::size_t kBlock = 1024;

std::size_t bins_for(Points highest_total) {
  if (highest_total < Points() || highest_total.hundredths() > kHighestTotal) {
    throw std::invalid_argument("totals are from 0 to 655.35");
  }
  return static_cast<std::size_t>(highest_total.hundredths()) + 1;
}

/// Members of a cohort up to which listing them takes less memory than counters.
std::size_t most_listed(std::size_t bins) { return std::max<std::size_t>(bins / 2, 16); }

/// Counts members in `rows`, where each slot has `bins` counters. The counters are scattered in
/// memory, and the CPU's own look-ahead is too short: so a block of them is found and prefetched
/// first.
template <class Number>
void count_block(std::span<const Number> cohorts, std::span<const std::uint16_t> totals,
                 std::size_t bins, std::vector<std::uint32_t>& rows) {
  std::array<std::uint32_t, kBlock> places;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    places[i] = static_cast<std::uint32_t>(internal::slot_of(cohorts[i]) * bins + totals[i]);
    internal::prefetch_line(&rows[places[i]]);
  }
  for (std::size_t i = 0; i < totals.size(); ++i) ++rows[places[i]];
}

}  // namespace

CohortCounts::CohortCounts(Points highest_total)
    : bins_(bins_for(highest_total)), has_labels_(true) {}

CohortCounts::CohortCounts(Points highest_total, std::size_t cohorts)
    : bins_(bins_for(highest_total)), has_labels_(false) {
  if (cohorts >= kNoLabel) throw std::length_error("2^32 - 1 cohorts or more");
  cohorts_.resize(cohorts);
}

CohortCounts::CohortCounts(const CohortSet& cohorts) : CohortCounts(cohorts.schema().maximum()) {
  for (std::uint32_t i = 0; i < cohorts.size(); ++i) {
    const std::uint32_t number = number_of(cohorts.label(i));
    cohorts.cohort(i).totals().for_each([&](Points total, std::uint32_t members) {
      count(number, static_cast<std::uint16_t>(total.hundredths()), members);
    });
    members_ += cohorts.cohort(i).members();
  }
}

void CohortCounts::add(std::span<const std::uint16_t> cohorts,
                       std::span<const std::uint16_t> totals, const Execution& execution) {
  add_column(cohorts, totals, execution);
}

void CohortCounts::add(std::span<const std::uint32_t> cohorts,
                       std::span<const std::uint16_t> totals, const Execution& execution) {
  add_column(cohorts, totals, execution);
}

template <class Number>
void CohortCounts::add_column(std::span<const Number> cohorts,
                              std::span<const std::uint16_t> totals, const Execution& execution) {
  internal::check_same_length(cohorts, totals);
  check_room(totals.size());
  const bool are_large = totals.size() / most_listed(bins_) >= size();
  if (are_large && totals.size() >= kGranule && (size() + 1) * bins_ <= kMostCounted) {
    add_slices(cohorts, totals, execution);
    return;
  }
  internal::check_members(cohorts, totals, size(), bins_);
  for (std::size_t done = 0; done < totals.size(); done += kBlock) {
    const std::size_t end = std::min(done + kBlock, totals.size());
    // Between two chunks of a file, parsing and scoring drive the counters out of the cache.
    for (std::size_t i = done; i < end; ++i) {
      if (cohorts[i] == internal::kNone<Number>) continue;
      const std::uint32_t row = cohorts_[cohorts[i]].row;
      if (row != TextIndex::kNone) internal::prefetch_line(&counters_[row * bins_ + totals[i]]);
    }
    for (std::size_t i = done; i < end; ++i) {
      if (cohorts[i] == internal::kNone<Number>) continue;
      count(cohorts[i], totals[i], 1);
      ++members_;
    }
  }
}

/// Adds so many members that all cohorts are large: each slice has counters, merged when all slices
/// were found sound.
template <class Number>
void CohortCounts::add_slices(std::span<const Number> cohorts,
                              std::span<const std::uint16_t> totals, const Execution& execution) {
  std::vector<std::vector<std::uint32_t>> slices;
  std::mutex adding;
  internal::for_each_slice(execution, totals.size(), kGranule,
                           [&](std::size_t first, std::size_t members) {
                             std::vector<std::uint32_t> rows((size() + 1) * bins_);
                             for (std::size_t done = 0; done < members; done += kBlock) {
                               const std::size_t length = std::min(kBlock, members - done);
                               const auto some = cohorts.subspan(first + done, length);
                               const auto theirs = totals.subspan(first + done, length);
                               internal::check_members(some, theirs, size(), bins_);
                               count_block(some, theirs, bins_, rows);
                             }
                             const std::lock_guard lock(adding);
                             slices.push_back(std::move(rows));
                           });
  members_ += totals.size();
  for (auto& rows : slices) {
    for (std::size_t h = 0; h < bins_; ++h) members_ -= rows[h];  // members of no cohort
    add_rows(std::move(rows));
  }
}

/// Adds a row of counters for each slot. The first slice's counters are moved in: adding them to
/// zeros would cost another pass over memory.
void CohortCounts::add_rows(std::vector<std::uint32_t> rows) {
  if (counters_.empty()) {
    counters_ = std::move(rows);
    for (std::uint32_t i = 0; i < size(); ++i) cohorts_[i].row = internal::slot_of(i);
    outgrown_ = listed_totals_.size();
    sweep();
    return;
  }
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::uint32_t* from = &rows[internal::slot_of(i) * bins_];
    std::uint32_t* to = counters(cohorts_[i]);
    for (std::size_t h = 0; h < bins_; ++h) to[h] += from[h];
  }
}

std::vector<std::uint32_t> CohortCounts::add(std::span<const std::string_view> labels,
                                             std::span<const std::uint16_t> totals) {
  require_labels();
  internal::check_same_length(labels, totals);
  check_room(totals.size());
  internal::check_totals(totals, bins_);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(labels.size());
  for (const std::string_view label : labels) numbers.push_back(number_of(label));
  add_column(std::span<const std::uint32_t>(numbers), totals, {});
  return numbers;
}

std::vector<std::uint32_t> CohortCounts::add(const LabelColumn& labels,
                                             std::span<const std::uint16_t> totals) {
  require_labels();
  internal::check_same_length(labels, totals);
  check_room(totals.size());
  internal::check_totals(totals, bins_);
  internal::check_labels(labels);
  std::vector<std::uint32_t> numbers =
      internal::numbers_of(labels, [this](const std::string& name) { return number_of(name); });
  add_column(std::span<const std::uint32_t>(numbers), totals, {});
  return numbers;
}

CohortCounts& CohortCounts::operator+=(const CohortCounts& other) {
  if (&other == this) return *this += CohortCounts(other);
  if (bins_ != other.bins_ || has_labels_ != other.has_labels_ ||
      (!has_labels_ && size() != other.size())) {
    throw std::invalid_argument("counts of other cohorts");
  }
  check_room(other.members_);
  std::vector<std::uint32_t> numbers;  // the number here of each cohort there
  numbers.reserve(other.size());
  if (has_labels_) {
    for (const std::string_view label : other.labels_.texts()) numbers.push_back(number_of(label));
  } else {
    for (std::uint32_t i = 0; i < size(); ++i) numbers.push_back(i);
  }
  for (std::size_t i = 0; i < other.listed_totals_.size(); ++i) {
    count(numbers[other.listed_cohorts_[i]], other.listed_totals_[i], 1);
  }
  for (std::size_t i = 0; i < other.size(); ++i) {
    const std::uint32_t row = other.cohorts_[i].row;
    if (row == TextIndex::kNone) continue;
    std::uint32_t* to = counters(cohorts_[numbers[i]]);
    for (std::size_t h = 0; h < bins_; ++h) to[h] += other.counters_[row * bins_ + h];
  }
  members_ += other.members_;
  return *this;
}

void CohortCounts::require_labels() const {
  if (!has_labels_) throw std::invalid_argument("these cohorts have numbers, not labels");
}

void CohortCounts::check_room(std::uint64_t more) const {
  if (members_ + more > kMostCounted) throw std::length_error("2^32 members or more");
}

std::uint32_t CohortCounts::number_of(std::string_view label) {
  if (label.empty()) return kNoLabel;
  const std::uint32_t number = labels_.find_or_add(label);
  // Adds all that are missing: memory may have run out after the last label was added.
  if (number >= size()) cohorts_.resize(labels_.size());
  return number;
}

void CohortCounts::count(std::uint32_t cohort, std::uint16_t total, std::uint32_t members) {
  Cohort& its = cohorts_[cohort];
  if (its.row == TextIndex::kNone && std::uint64_t{its.listed} + members <= most_listed(bins_)) {
    listed_cohorts_.insert(listed_cohorts_.end(), members, cohort);
    listed_totals_.insert(listed_totals_.end(), members, total);
    its.listed += members;
    return;
  }
  counters(its)[total] += members;
}

/// The counters of a cohort, which gets some if it has none.
std::uint32_t* CohortCounts::counters(Cohort& cohort) {
  if (cohort.row == TextIndex::kNone) {
    const std::size_t row = counters_.size() / bins_;
    counters_.resize(counters_.size() + bins_);  // first: a row without counters would be read
    cohort.row = static_cast<std::uint32_t>(row);
    outgrown_ += cohort.listed;
    if (outgrown_ > listed_totals_.size() / 2) sweep();
  }
  return &counters_[cohort.row * bins_];
}

/// Moves the members of cohorts that have counters out of the list.
void CohortCounts::sweep() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < listed_totals_.size(); ++i) {
    Cohort& cohort = cohorts_[listed_cohorts_[i]];
    if (cohort.row != TextIndex::kNone) {
      ++counters_[cohort.row * bins_ + listed_totals_[i]];
      --cohort.listed;
      continue;
    }
    listed_cohorts_[kept] = listed_cohorts_[i];
    listed_totals_[kept++] = listed_totals_[i];
  }
  listed_cohorts_.resize(kept);
  listed_totals_.resize(kept);
  outgrown_ = 0;
}

}  // namespace ssi
