// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_PLAN_SEARCH_HPP
#define SSI_SRC_ADVICE_SEARCH_PLAN_SEARCH_HPP

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "advice/search/knot_search.hpp"
#include "advice/search/member_state.hpp"
#include "advice/search/options.hpp"

namespace ssi::internal {

/// A best plan: points gained, in hundredths, what it takes, and how many times each action.
struct FoundPlan {
  std::int32_t gain = 0;
  Cost cost;
  std::vector<std::uint32_t> times;  // [action]
};

/// A cost at which more points can be gained than for less effort.
struct FoundStep {
  std::int32_t gain = 0;
  Cost cost;
};

/// Finds the best plans of one member, exactly.
///
/// Knots share no term. So a plan is a choice in each knot, and only competencies whose points are
/// not their sums (clamped, scaled) tie knots together. The options of each knot are found by
/// trying all of its combinations; those of knots that share such a competency are merged until it
/// can be closed; what is left adds up. Each step keeps the options that some best plan may need,
/// so the answer is proven, whatever the question. The order of merging depends on the member and
/// the actions alone, and of equal options the first is kept: the same figures have the same plan.
class PlanSearch {
 public:
  /// The state must outlive it.
  explicit PlanSearch(const MemberState& state);

  /// The least effort that gains so much; then the most points, then the fewest actions. Out of
  /// reach: the most that can be gained, for the least effort, with the fewest actions.
  FoundPlan gaining(std::int32_t points) const;
  /// The most points within an effort; then the least effort, then the fewest actions.
  FoundPlan within(std::uint64_t effort) const;
  /// Every effort at which more can be gained, with the fewest actions, from 0 on.
  std::vector<FoundStep> curve() const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// The options of a knot, or of two parts together.
  struct Part {
    Options options;
    std::optional<KnotSearch> knot;
    std::size_t left = kNone;
    std::size_t right = kNone;
  };
  struct Pair {
    std::size_t i = 0;
    std::size_t j = 0;
    std::int32_t gain = 0;
    Cost cost;
  };

  void search_knots();
  void close_competencies();
  void close(std::uint32_t competency);
  void halve();
  std::size_t merge_all(std::vector<std::size_t> parts);
  std::size_t merge(std::size_t a, std::size_t b);
  std::vector<std::uint32_t> closing(std::size_t a, std::size_t b) const;
  std::size_t dimensions_with(std::uint32_t competency) const;
  Pair pair(std::size_t i, std::size_t j) const;
  FoundPlan plan_of(const Pair& pair) const;
  void trace(std::size_t part, std::size_t option, std::span<std::uint32_t> times) const;

  const MemberState& state_;
  std::deque<Part> parts_;
  std::vector<std::size_t> pool_;  // parts that are in no other yet
  std::size_t left_ = kNone;       // all of them in two halves, with closed points
  std::size_t right_ = kNone;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_PLAN_SEARCH_HPP
