// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>

#include "report/page/charts.hpp"
#include "report/page/svg.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi::internal {
namespace {

constexpr int kWidth = 360;
constexpr int kHeight = 120;
// In tenths.
constexpr std::int64_t kLeft = 100;
constexpr std::int64_t kRight = 3500;
constexpr std::int64_t kTop = 200;
constexpr std::int64_t kBase = 1000;
constexpr std::int64_t kGap = 20;

}  // namespace

Chart histogram_chart(const Histogram& histogram, std::uint64_t members) {
  std::uint64_t most = 1;
  for (const auto& range : histogram.ranges) most = std::max(most, range.members);
  Chart result;
  result.text = fmt::format("{}: {}", counted(members, "member"), text_of(histogram));
  if (histogram.own) {
    const auto& own = histogram.ranges[*histogram.own];
    print(result.text, ". This member is among those from {} to {}", to_string(own.low),
          to_string(own.high));
  }
  result.text += '.';
  Svg svg("chart histogram", kWidth, kHeight, "Totals of the cohort", result.text);
  const auto count = static_cast<std::int64_t>(histogram.ranges.size());
  const Scale x{0, count, kLeft, kRight};
  const Scale y{0, static_cast<std::int64_t>(most), kBase, kTop};
  for (std::size_t i = 0; i < histogram.ranges.size(); ++i) {
    const auto& range = histogram.ranges[i];
    const auto at = static_cast<std::int64_t>(i);
    const std::int64_t left = x(at) + kGap / 2;
    const std::int64_t right = x(at + 1) - kGap / 2;
    const std::int64_t top = y(static_cast<std::int64_t>(range.members));
    const bool is_own = histogram.own == i;
    if (range.members > 0) {
      svg.rect(is_own ? "bar own" : "bar", left, top, right - left, kBase - top);
    }
    if (is_own) svg.text("own-label", (left + right) / 2, top - 50, "here");
  }
  svg.line("axis", kLeft, kBase, kRight, kBase);
  if (!histogram.ranges.empty()) {
    svg.text("tick start", kLeft, kBase + 150, to_string(histogram.ranges.front().low));
    svg.text("tick end", kRight, kBase + 150, to_string(histogram.ranges.back().high));
  }
  result.svg = std::move(svg).end();
  return result;
}

}  // namespace ssi::internal
