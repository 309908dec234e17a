// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>

#include "report/page/charts.hpp"
#include "report/page/svg.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

constexpr int kWidth = 360;
// In tenths.
constexpr std::int64_t kRow = 240;
constexpr std::int64_t kBar = 160;
constexpr std::int64_t kLeft = 1000;
constexpr std::int64_t kRight = 3000;

std::string value_of(const WaterfallStep& step) {
  return step.is_total ? to_string(step.to) : with_sign(step.to - step.from);
}

std::string text_of(const std::vector<WaterfallStep>& steps) {
  std::string result;
  for (const WaterfallStep& step : steps) {
    print(result, "{}{} {}", result.empty() ? "" : ", ", step.title, value_of(step));
  }
  return result + '.';
}

}  // namespace

Chart waterfall_chart(const std::vector<WaterfallStep>& steps, Points maximum) {
  Chart result;
  result.text = text_of(steps);
  std::int64_t low = 0;
  std::int64_t high = std::max(maximum.hundredths(), 1);
  for (const WaterfallStep& step : steps) {
    low = std::min({low, std::int64_t{step.from.hundredths()}, std::int64_t{step.to.hundredths()}});
    high =
        std::max({high, std::int64_t{step.from.hundredths()}, std::int64_t{step.to.hundredths()}});
  }
  const Scale x{low, high, kLeft, kRight};
  const auto height = static_cast<int>(static_cast<std::int64_t>(steps.size()) * kRow / 10);
  Svg svg("chart waterfall", kWidth, height, "From before to after", result.text);
  std::int64_t top = (kRow - kBar) / 2;
  for (const WaterfallStep& step : steps) {
    const auto [left, right] = std::minmax(x(step.from.hundredths()), x(step.to.hundredths()));
    const std::string_view css = step.is_total         ? "bar total"
                                 : step.to > step.from ? "bar up"
                                                       : "bar down";
    svg.text("label", 0, top + 120, step.title);
    svg.rect(css, left, top, std::max<std::int64_t>(right - left, 10), kBar);
    svg.text("value end", kWidth * 10, top + 120, value_of(step));
    top += kRow;
  }
  result.svg = std::move(svg).end();
  return result;
}

}  // namespace ssi::internal
