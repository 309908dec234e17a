// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <limits>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/svg.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kPixel = 100;
constexpr std::int64_t kAll = 100'00;  // percent
constexpr int kHead = 28;
constexpr int kHeight = 180;
constexpr std::int64_t kBase = (kHead + kHeight) * kPixel;
constexpr std::size_t kMostSteps = 100;

std::int64_t number_of(std::uint64_t effort) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::min(effort, kMost));
}

/// A round range of totals, in hundredths: by tens if the maximum is 100.
struct Range {
  explicit Range(const CurveData& data) {
    const std::int64_t unit = unit_of(data.maximum);
    low = data.steps.front().total.hundredths() / unit * unit;
    const std::int64_t goal = data.goal ? data.goal->hundredths() : 0;
    const auto most = std::max<std::int64_t>(
        {std::int64_t{data.steps.back().total.hundredths()}, goal, low + unit});
    high = (most + unit - 1) / unit * unit;
  }

  /// The least power of ten, or twice or five times one, of which the maximum has at most ten.
  static std::int64_t unit_of(Points maximum) {
    for (std::int64_t power = 1;; power *= 10) {
      for (const std::int64_t digit : {1, 2, 5}) {
        if (10 * digit * power >= maximum.hundredths()) return digit * power;
      }
    }
  }

  std::int64_t low = 0;
  std::int64_t high = 0;
};

std::string path_of(const CurveData& data, const Scale& x, const Scale& y) {
  std::string result;
  for (const PlanStep& step : data.steps) {
    const std::string total = trimmed(y(step.total.hundredths()));
    if (result.empty()) {
      print(result, "M0 {}", total);
    } else {
      print(result, "H{}V{}", trimmed(x(number_of(step.effort))), total);
    }
  }
  return result + "H100";
}

}  // namespace

std::vector<PlanStep> drawn_steps(const std::vector<PlanStep>& curve, std::uint64_t effort) {
  std::vector<PlanStep> near;
  for (const PlanStep& step : curve) {
    if (effort == 0 || step.effort / 4 < effort || step.effort == 4 * effort) near.push_back(step);
  }
  if (near.size() < 2) near = curve;
  if (near.size() <= kMostSteps) return near;
  std::size_t own = 0;  // the plan's, or the last before it
  while (own + 1 < near.size() && near[own + 1].effort <= effort) ++own;
  std::vector<PlanStep> result;
  std::size_t next = 0;  // of the even ones
  for (std::size_t i = 0; i < near.size(); ++i) {
    // 99 of them from the first to the last, so that there is room for the plan's.
    const bool is_even = i == next * (near.size() - 1) / (kMostSteps - 2);
    if (is_even) ++next;
    if (is_even || i == own) result.push_back(near[i]);
  }
  return result;
}

std::string curve_chart(const ChartWords& words, const CurveData& data) {
  const Range range(data);
  const std::uint64_t most = data.steps.back().effort;
  const Scale x{number_of(data.steps.front().effort), number_of(most), 0, kAll};
  const Scale pixel{range.low, range.high, kBase, kHead * kPixel};
  Svg svg(words.id, kHead + kHeight + 26, words.title, words.figures);
  for (const std::int64_t level : {range.low, (range.low + range.high) / 2, range.high}) {
    svg.horizontal("grid", pixel(level));
    svg.level(pixel(level) + 4 * kPixel, trimmed(level));
  }
  if (data.goal) {
    const std::int64_t goal = pixel(data.goal->hundredths());
    svg.horizontal("goal", goal);
    svg.text(0, goal - 8 * kPixel, Anchor::start, "goal " + points_text(*data.goal));
  }
  svg.plot(kHead, kHeight, path_of(data, x, {range.low, range.high, kAll, 0}), "V100H0Z");
  const std::int64_t at = x(number_of(data.effort));
  const std::int64_t total = pixel(data.total.hundredths());
  const bool is_left = at < 45'00;  // below the line, so that the goal's words above it are free
  svg.dot(at, total, 6 * kPixel);
  svg.text(at, total + 24 * kPixel, is_left ? Anchor::start : Anchor::end,
           fmt::format("{} {}: {}", data.effort, data.unit, points_text(data.total)), "value");
  svg.text(0, kBase + 20 * kPixel, Anchor::start, "0");
  svg.text(kAll, kBase + 20 * kPixel, Anchor::end, fmt::format("{} {}", most, data.unit));
  return std::move(svg).end();
}

}  // namespace ssi::internal
