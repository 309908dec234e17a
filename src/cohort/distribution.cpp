// SPDX-License-Identifier: MIT
#include "ssi/cohort/distribution.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>

#include "cohort/column_statistics.hpp"

namespace ssi {
namespace {

/// Up to here the totals are listed, in less memory than counters up to 100.00 points would take.
constexpr std::size_t kFew = 4096;

std::size_t position_of(Points total) { return static_cast<std::size_t>(total.hundredths()); }

Points total_at(std::size_t position) {
  return Points::from_hundredths(static_cast<std::int32_t>(position));
}

}  // namespace

void Distribution::check_room(std::uint64_t more) const {
  if (!has_room(more)) throw std::length_error("2^32 members or more in a cohort");
}

void Distribution::add(Points total, std::uint32_t members) {
  assert(total >= Points() && total.hundredths() <= 0xFFFF);
  if (members == 0) return;
  check_room(members);
  put(total, members);
  statistics_.add(total, members);
}

/// Counts members that the statistics have, or get next.
void Distribution::put(Points total, std::uint32_t members) {
  if (dense_.empty()) {
    few_.push_back({total, members});
    if (few_.size() > kFew) count_all();
  } else {
    dense_at(total) += members;
  }
}

/// The counter of a total.
std::uint32_t& Distribution::dense_at(Points total) {
  const std::size_t position = position_of(total);
  if (position >= dense_.size()) dense_.resize(position + 1);
  return dense_[position];
}

void Distribution::add(std::span<const std::uint16_t> totals) {
  check_room(totals.size());
  std::size_t next = 0;
  while (dense_.empty() && next < totals.size()) add(total_at(totals[next++]));
  if (next == totals.size()) return;
  const auto rest = totals.subspan(next);
  const PointStatistics some = internal::statistics_of(rest);
  const std::size_t highest = position_of(some.highest());
  if (highest >= dense_.size()) dense_.resize(highest + 1);
  for (const std::uint16_t total : rest) ++dense_[total];
  statistics_ += some;
}

Distribution& Distribution::operator+=(const Distribution& other) {
  if (&other == this) return *this += Distribution(other);
  check_room(other.members());
  if (dense_.empty()) {
    few_.insert(few_.end(), other.few_.begin(), other.few_.end());
    if (few_.size() > kFew) count_all();
  } else {
    for (const Count& count : other.few_) dense_at(count.total) += count.members;
  }
  if (!other.dense_.empty()) {
    if (dense_.empty()) count_all();
    if (dense_.size() < other.dense_.size()) dense_.resize(other.dense_.size());
    for (std::size_t i = 0; i < other.dense_.size(); ++i) dense_[i] += other.dense_[i];
  }
  statistics_ += other.statistics_;
  return *this;
}

void Distribution::count_all() {
  dense_.resize(1);
  for (const Count& count : few_) dense_at(count.total) += count.members;
  few_ = {};
}

std::vector<Distribution::Count> Distribution::counts() const {
  std::vector<Count> result(few_);
  std::ranges::sort(result, {}, &Count::total);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (kept > 0 && result[kept - 1].total == result[i].total) {
      result[kept - 1].members += result[i].members;
    } else {
      result[kept++] = result[i];
    }
  }
  result.resize(kept);
  for (std::size_t i = 0; i < dense_.size(); ++i) {
    if (dense_[i] != 0) result.push_back({total_at(i), dense_[i]});
  }
  return result;
}

Points Distribution::quantile(Percent share) const { return quantiles(std::span(&share, 1))[0]; }

std::vector<Points> Distribution::quantiles(std::span<const Percent> shares) const {
  const std::vector<Count> all = counts();
  std::vector<Points> result;
  result.reserve(shares.size());
  for (const Percent share : shares) {
    const std::uint64_t wanted = static_cast<std::uint64_t>(share.hundredths()) * members();
    std::uint64_t not_more = 0;
    const auto found = std::ranges::find_if(all, [&](const Count& count) {
      not_more += count.members;
      return not_more * 10000 >= wanted;
    });
    result.push_back(found == all.end() ? Points() : found->total);
  }
  return result;
}

}  // namespace ssi
