// SPDX-License-Identifier: MIT
#include "advice/search/merge.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <string>

#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

/// Pairs of options to try where they add up in one number, which takes a nanosecond each, and
/// where they are compared in several, which takes hundred times as long and memory.
constexpr std::uint64_t kMostLinePairs = std::uint64_t{1} << 33;
constexpr std::uint64_t kMostPairs = std::uint64_t{1} << 26;

/// Only actions that no real list has get here: thousands of choices, on several competencies that
/// are capped, in knots of their own.
void refuse_beyond(std::uint64_t most, const Options& a, const Options& b) {
  const std::uint64_t pairs = std::uint64_t{a.size()} * b.size();
  if (pairs <= most) return;
  throw ActionError(
      "", {{0, "actions",
            "of several competencies have " + std::to_string(pairs) +
                " combinations worth comparing for this member, of which at most " +
                std::to_string(most) + " are searched: leave some out, or do them less often"}});
}

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

struct Range {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

/// The range of one number of some options.
Range range_of(const Options& options, std::size_t number) {
  Range result{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::int64_t points = options.of(i)[number];
    result = {std::min(result.low, points), std::max(result.high, points)};
  }
  return result;
}

Range sum_of(const Range& a, const Range& b) { return {a.low + b.low, a.high + b.high}; }

/// Two lists of options that each differ in one number, which adds up.
Options merge_lines(const Options& a, const Options& b) {
  refuse_beyond(kMostLinePairs, a, b);
  const std::size_t number = a.open.size();
  const Range range = sum_of(range_of(a, number), range_of(b, number));
  LineCollector collector(static_cast<std::int32_t>(range.low),
                          static_cast<std::int32_t>(range.high));
  std::vector<std::int32_t> points;  // of b, side by side
  points.reserve(b.size());
  for (std::size_t j = 0; j < b.size(); ++j) points.push_back(b.of(j)[number]);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::int32_t of_a = a.of(i)[number];
    const Cost cost = a.costs[i];
    for (std::size_t j = 0; j < points.size(); ++j) {
      collector.offer(of_a + points[j], cost + b.costs[j],
                      {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
    }
  }
  return collector.take(a.open);
}

/// An open competency of the two parts: where its sums stand, and whether it is closed.
struct OpenSum {
  std::uint32_t competency;
  std::size_t in_a;
  std::size_t in_b;
  bool is_closing;
};

std::vector<OpenSum> open_sums(const Options& a, const Options& b,
                               const std::vector<std::uint32_t>& closing) {
  std::vector<std::uint32_t> both;
  std::ranges::set_union(a.open, b.open, std::back_inserter(both));
  std::vector<OpenSum> result;
  const auto place = [](const Options& options, std::uint32_t competency) {
    const auto found = std::ranges::find(options.open, competency);
    if (found == options.open.end()) return kNowhere;
    return static_cast<std::size_t>(found - options.open.begin()) + 1;
  };
  for (const std::uint32_t c : both) {
    const bool is_closing = std::ranges::find(closing, c) != closing.end();
    result.push_back({c, place(a, c), place(b, c), is_closing});
  }
  return result;
}

/// Calls `offer` with the points and the cost of all pairs of options.
template <class Offer>
void for_each_pair(const MemberState& state, const Options& a, const Options& b,
                   const std::vector<OpenSum>& sums, std::size_t stride, Offer offer) {
  std::vector<std::int32_t> points(stride);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      points[0] = a.closed(i) + b.closed(j);
      std::size_t next = 1;
      for (const OpenSum& open : sums) {
        const std::int32_t sum = (open.in_a == kNowhere ? 0 : a.of(i)[open.in_a]) +
                                 (open.in_b == kNowhere ? 0 : b.of(j)[open.in_b]);
        if (open.is_closing) {
          points[0] += state.gain(open.competency, sum);
        } else {
          points[next++] = sum;
        }
      }
      offer(points, a.costs[i] + b.costs[j],
            Origin{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
    }
  }
}

}  // namespace

Options merge_options(const MemberState& state, const Options& a, const Options& b,
                      const std::vector<std::uint32_t>& closing) {
  const bool are_lines = a.is_line && b.is_line && a.open == b.open && closing.empty();
  if (are_lines) {
    const Range range = sum_of(range_of(a, a.open.size()), range_of(b, a.open.size()));
    if (LineCollector::takes(range.low, range.high)) return merge_lines(a, b);
  }
  const std::vector<OpenSum> sums = open_sums(a, b, closing);
  std::vector<std::uint32_t> open;
  Range closed = sum_of(range_of(a, 0), range_of(b, 0));
  for (const OpenSum& sum : sums) {
    if (!sum.is_closing) open.push_back(sum.competency);
    if (!sum.is_closing) continue;
    const MemberState::OfCompetency& of = state.competency(sum.competency);
    closed.low -= of.points;
    closed.high += static_cast<std::int64_t>(of.maximum) - of.points;
  }
  refuse_beyond(open.empty() ? kMostLinePairs : kMostPairs, a, b);
  if (open.empty()) {
    LineCollector collector(static_cast<std::int32_t>(closed.low),
                            static_cast<std::int32_t>(closed.high));
    for_each_pair(state, a, b, sums, 1,
                  [&](const std::vector<std::int32_t>& points, Cost cost, Origin origin) {
                    collector.offer(points[0], cost, origin);
                  });
    return collector.take({});
  }
  TableCollector collector(open);
  for_each_pair(state, a, b, sums, open.size() + 1,
                [&](const std::vector<std::int32_t>& points, Cost cost, Origin origin) {
                  collector.offer(points, cost, origin);
                });
  return collector.take();
}

}  // namespace ssi::internal
