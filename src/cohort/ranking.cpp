// SPDX-License-Identifier: MIT
#include "ssi/cohort/ranking.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "cohort/standing_of.hpp"

namespace ssi {

Standing standing_of(std::uint64_t above, std::uint64_t equal, std::uint64_t below) {
  return internal::standing_in<std::uint64_t>(above, equal, below);
}

Ranking::Ranking(const Distribution& totals, std::uint64_t minimum)
    : members_(static_cast<std::uint32_t>(totals.members())), minimum_(minimum) {
  if (members_ + std::uint64_t{1} < minimum_) return;  // nobody is ever ranked
  std::uint32_t below = 0;
  if (totals.dense_.empty()) {
    sparse_ = totals.counts();
    for (Distribution::Count& count : sparse_) below += std::exchange(count.members, below);
    sparse_.push_back(
        {Points::from_hundredths(std::numeric_limits<std::int32_t>::max()), members_});
    return;
  }
  dense_.reserve(totals.dense_.size() + 1);
  for (const std::uint32_t count : totals.dense_) {
    dense_.push_back(below);
    below += count;
  }
  dense_.push_back(below);
}

std::uint32_t Ranking::below(Points total) const {
  if (!dense_.empty()) {
    const auto hundredths = static_cast<std::size_t>(total.hundredths());
    return dense_[std::min(hundredths, dense_.size() - 1)];
  }
  return std::ranges::lower_bound(sparse_, total, {}, &Distribution::Count::total)->members;
}

std::optional<Standing> Ranking::standing(Points total, std::uint32_t joining) const {
  const std::uint64_t members = std::uint64_t{members_} + joining;
  if (members < minimum_ || members == 0) return std::nullopt;
  const std::uint64_t less = below(total);
  const std::uint64_t not_more = below(total + Points::from_hundredths(1));
  return standing_of(members_ - not_more, not_more - less + joining, less);
}

std::optional<Standing> Ranking::standing(Points total) const { return standing(total, 0); }
std::optional<Standing> Ranking::joining(Points total) const { return standing(total, 1); }

}  // namespace ssi
