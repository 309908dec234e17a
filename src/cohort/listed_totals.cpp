// SPDX-License-Identifier: MIT
#include "cohort/listed_totals.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ssi::internal {

ListedTotals::Part ListedTotals::add(std::uint32_t members) {
  const Part part{size_, members};
  size_ += index_size(members) + members;
  return part;
}

/// Counting members by total puts all of them in order at once, so that no cohort needs sorting.
void ListedTotals::fill(std::vector<std::uint32_t> cohorts, std::vector<std::uint16_t> totals,
                        std::span<const Part> parts) {
  std::vector<std::uint32_t> ends(bins_ + 1);  // [total]: where those who have it end, ...
  for (const std::uint16_t total : totals) ++ends[total + std::size_t{1}];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());  // ... when all are there
  std::vector<std::uint32_t> by_total(cohorts.size());
  for (std::size_t i = 0; i < cohorts.size(); ++i) by_total[ends[totals[i]]++] = cohorts[i];
  cohorts = {};  // memory for the list
  totals = {};
  values_.resize(size_ + kLanes);  // below() may read beyond the last total
  std::vector<std::uint64_t> next;
  next.reserve(parts.size());
  for (const Part& part : parts) next.push_back(part.begin + index_size(part.members));
  std::size_t i = 0;
  for (std::size_t total = 0; total < bins_; ++total) {
    for (; i < ends[total]; ++i) values_[next[by_total[i]]++] = static_cast<std::uint16_t>(total);
  }
}

void ListedTotals::index(Part part) {
  const std::size_t size = index_size(part.members);
  if (size == 0) return;
  const std::span<std::uint16_t> starts = std::span(values_).subspan(part.begin, size);
  const unsigned shift = shift_of(part.members);
  for (const std::uint16_t total : std::span(values_).subspan(part.begin + size, part.members)) {
    ++starts[(total >> shift) + std::size_t{1}];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
}

Below ListedTotals::below(Part part, std::uint16_t total) const {
  const Span span = span_of(part, total);
  if (span.members > kLanes) {  // many have the same total
    const auto [first, last] = std::equal_range(span.totals, span.totals + span.members, total);
    return {span.before + static_cast<std::uint64_t>(first - span.totals),
            span.before + static_cast<std::uint64_t>(last - span.totals)};
  }
  const auto members = static_cast<std::uint16_t>(span.members);
  std::uint16_t less = 0;
  std::uint16_t not_more = 0;
  for (std::uint16_t lane = 0; lane < kLanes; ++lane) {  // a loop that vectors can run
    const bool is_theirs = lane < members;
    less = static_cast<std::uint16_t>(less + (is_theirs & (span.totals[lane] < total)));
    not_more = static_cast<std::uint16_t>(not_more + (is_theirs & (span.totals[lane] <= total)));
  }
  return {std::uint64_t{span.before} + less, std::uint64_t{span.before} + not_more};
}

}  // namespace ssi::internal
