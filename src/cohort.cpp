// SPDX-License-Identifier: MIT
#include "ssi/cohort.hpp"

#include <algorithm>
#include <cassert>

namespace ssi {
namespace {

/// Up to here a cohort keeps its totals themselves: a tenth of the memory of counting up to
/// 100.00 points.
constexpr std::size_t kFew = 4096;

}  // namespace

Standing standing_of(std::uint64_t above, std::uint64_t equal, std::uint64_t below) {
  const std::uint64_t members = above + equal + below;
  const std::uint64_t rank = above + 1;
  // 100 * (below + equal / 2) / members in hundredths, rounded half up.
  const std::uint64_t percentile = (10000 * (2 * below + equal) + members) / (2 * members);
  return {rank, Percent::from_hundredths(static_cast<std::int32_t>(percentile)),
          static_cast<std::uint32_t>((100 * rank + members - 1) / members), members};
}

void Cohort::add(Points total) {
  assert(total >= Points() && total.hundredths() <= 0xFFFF);
  const auto hundredths = static_cast<std::uint16_t>(total.hundredths());
  ++members_;
  if (counts_.empty()) {
    few_.push_back(hundredths);
    if (few_.size() > kFew) count_all();
    return;
  }
  if (hundredths >= counts_.size()) counts_.resize(hundredths + std::size_t{1});
  ++counts_[hundredths];
}

Cohort& Cohort::operator+=(const Cohort& other) {
  if (&other == this) return *this += Cohort(other);
  if (other.counts_.empty()) {
    for (std::uint16_t total : other.few_) add(Points::from_hundredths(total));
    return *this;
  }
  if (counts_.empty()) count_all();
  if (counts_.size() < other.counts_.size()) counts_.resize(other.counts_.size());
  for (std::size_t i = 0; i < other.counts_.size(); ++i) counts_[i] += other.counts_[i];
  members_ += other.members_;
  return *this;
}

void Cohort::count_all() {
  counts_.resize(few_.empty() ? 1 : *std::ranges::max_element(few_) + std::size_t{1});
  for (std::uint16_t total : few_) ++counts_[total];
  few_ = {};
}

Ranking::Ranking(const Cohort& cohort, std::uint64_t minimum)
    : members_(cohort.members_), minimum_(minimum), sorted_(cohort.few_) {
  if (members_ < minimum_) sorted_.clear();  // never asked
  std::ranges::sort(sorted_);
  if (cohort.counts_.empty()) return;
  cumulative_.reserve(cohort.counts_.size() + 1);
  std::uint64_t sum = 0;
  for (std::uint64_t count : cohort.counts_) {
    cumulative_.push_back(sum);
    sum += count;
  }
  cumulative_.push_back(sum);
}

std::uint64_t Ranking::below(std::size_t hundredths) const {
  if (!cumulative_.empty()) return cumulative_[std::min(hundredths, cumulative_.size() - 1)];
  return static_cast<std::uint64_t>(std::ranges::lower_bound(sorted_, hundredths) -
                                    sorted_.begin());
}

std::optional<Standing> Ranking::standing(Points total) const {
  if (members_ < minimum_ || members_ == 0) return std::nullopt;
  const auto hundredths = static_cast<std::size_t>(total.hundredths());
  const std::uint64_t less = below(hundredths);
  const std::uint64_t not_more = below(hundredths + 1);
  return standing_of(members_ - not_more, not_more - less, less);
}

}  // namespace ssi
