// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_LISTED_TOTALS_HPP
#define SSI_SRC_COHORT_LISTED_TOTALS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/prefetch.hpp"

namespace ssi::internal {

/// How many members of a cohort have less, and how many have no more.
struct Below {
  std::uint64_t less = 0;
  std::uint64_t not_more = 0;
};

/// The totals of the members of small cohorts, ascending within each. Bisecting a few thousand
/// mispredicts half of a dozen branches, so an index stands before the totals of a cohort: where
/// those of each span of hundredths begin. Spans are so narrow that most have no more than sixteen
/// members, which are compared all at once. For totals up to 100.00 the index takes 0.6 to 1.3
/// bytes per member; narrower spans are no faster, because they take more of the cache.
class ListedTotals {
 public:
  /// A cohort of the list.
  struct Part {
    std::uint64_t begin = 0;    // of its index
    std::uint32_t members = 0;  // at most 65,535
  };

  /// For totals below so many hundredths.
  explicit ListedTotals(std::size_t bins) : bins_(bins) {}

  /// Makes room for a cohort.
  Part add(std::uint32_t members);
  /// Lists the members of all cohorts that were added: member i is in `parts[cohorts[i]]`.
  void fill(std::vector<std::uint32_t> cohorts, std::vector<std::uint16_t> totals,
            std::span<const Part> parts);
  /// Makes the index of a cohort. Any number of threads may do so for different ones.
  void index(Part part);

  /// Looks up a total below the bins. Requires: index() was called.
  Below below(Part part, std::uint16_t total) const;

  /// Prefetch what below() reads first, and, once that is there, what it reads next.
  [[gnu::always_inline]] void prefetch_index(Part part, std::uint16_t total) const {
    const unsigned shift = part.members <= kLanes ? 16 : shift_of(part.members);
    prefetch_line(&values_[part.begin] + (total >> shift));
  }
  [[gnu::always_inline]] void prefetch_totals(Part part, std::uint16_t total) const {
    const Span span = span_of(part, total);
    prefetch_line(span.totals);
    prefetch_line(span.totals + kLanes - 1);
  }

 private:
  /// Totals that are compared at once; so few need no index.
  static constexpr std::uint32_t kLanes = 16;

  /// The members whose totals are near one.
  struct Span {
    std::uint32_t before;   // members of the cohort before them
    std::uint32_t members;  // how many they are
    const std::uint16_t* totals;
  };

  /// Hundredths per span, as a power of two: about as many spans as members.
  unsigned shift_of(std::uint32_t members) const noexcept {
    return static_cast<unsigned>(std::bit_width(bins_ - 1) - std::bit_width(members) + 1);
  }
  /// Elements of the index: where each span begins, and where the last one ends.
  std::size_t index_size(std::uint32_t members) const noexcept {
    return members <= kLanes ? 0 : ((bins_ - 1) >> shift_of(members)) + 2;
  }
  Span span_of(Part part, std::uint16_t total) const noexcept {
    const std::uint16_t* starts = &values_[part.begin];
    if (part.members <= kLanes) return {0, part.members, starts};
    const std::size_t span = total >> shift_of(part.members);
    return {starts[span], std::uint32_t{starts[span + 1]} - starts[span],
            starts + index_size(part.members) + starts[span]};
  }

  std::size_t bins_;
  std::size_t size_ = 0;
  std::vector<std::uint16_t> values_;  // cohort by cohort, its index and its totals
};

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_LISTED_TOTALS_HPP
