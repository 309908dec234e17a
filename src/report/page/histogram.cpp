// SPDX-License-Identifier: MIT
#include "report/page/histogram.hpp"

#include <algorithm>

#include "report/page/svg.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kMostRanges = 20;

/// The ranges of a model's totals.
struct Ranges {
  explicit Ranges(Points maximum)
      : highest(std::max(maximum.hundredths(), 0)),
        step(static_cast<std::int32_t>(round_step(highest, kMostRanges))) {}

  /// The position of the range that a total is in.
  std::int32_t position(Points total) const {
    const std::int32_t last = std::max(highest - 1, 0) / step;
    return std::clamp(total.hundredths() / step, 0, last);
  }

  std::int32_t highest;
  std::int32_t step;
};

}  // namespace

Histogram histogram_of(const Distribution& totals, Points maximum, std::optional<Points> own) {
  Histogram result;
  if (totals.members() == 0) return result;
  const Ranges ranges(maximum);
  const std::int32_t first = ranges.position(totals.statistics().lowest());
  const std::int32_t last = ranges.position(totals.statistics().highest());
  for (std::int32_t i = first; i <= last; ++i) {
    result.ranges.push_back(
        {Points::from_hundredths(i * ranges.step),
         Points::from_hundredths(std::min((i + 1) * ranges.step, std::max(ranges.highest, 1)))});
  }
  totals.for_each([&](Points total, std::uint32_t members) {
    result.ranges[static_cast<std::size_t>(ranges.position(total) - first)].members += members;
  });
  if (own && ranges.position(*own) >= first && ranges.position(*own) <= last) {
    result.own = static_cast<std::size_t>(ranges.position(*own) - first);
  }
  return result;
}

std::string text_of(const Histogram& histogram) {
  std::string result;
  for (const Histogram::Range& range : histogram.ranges) {
    print(result, "{}from {} to {}: {}", result.empty() ? "" : "; ", to_string(range.low),
          to_string(range.high), counted(range.members, "member"));
  }
  return result;
}

}  // namespace ssi::internal
