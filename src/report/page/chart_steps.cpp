// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <limits>

#include "report/page/charts.hpp"
#include "report/page/svg.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

constexpr int kWidth = 360;
constexpr int kHeight = 150;
// In tenths.
constexpr std::int64_t kLeft = 200;
constexpr std::int64_t kRight = 3400;
constexpr std::int64_t kTop = 200;
constexpr std::int64_t kBase = 1200;

std::int64_t number_of(std::uint64_t effort) {
  return static_cast<std::int64_t>(
      std::min<std::uint64_t>(effort, std::numeric_limits<std::int64_t>::max()));
}

std::string text_of(const StepsData& data) {
  std::string result;
  for (const PlanStep& step : data.steps) {
    print(result, "{}{} for {} {}", result.empty() ? "" : "; ", to_string(step.total), step.effort,
          data.unit);
  }
  return result + '.';
}

}  // namespace

Chart steps_chart(const StepsData& data) {
  Chart result;
  result.text = text_of(data);
  const PlanStep& first = data.steps.front();
  const PlanStep& last = data.steps.back();
  const Scale x{number_of(first.effort), number_of(last.effort), kLeft, kRight};
  const Scale y{first.total.hundredths(), last.total.hundredths(), kBase, kTop};
  Svg svg("chart steps", kWidth, kHeight, "Effort against score", result.text);
  svg.line("axis", kLeft, kBase, kRight, kBase);
  std::string path;
  for (const PlanStep& step : data.steps) {
    const std::string at = coordinate(x(number_of(step.effort)));
    const std::string total = coordinate(y(step.total.hundredths()));
    if (path.empty()) {
      print(path, "M{} {}", at, total);
    } else {
      print(path, "H{}V{}", at, total);
    }
  }
  svg.path("line", path);
  svg.circle("dot own", x(number_of(data.effort)), y(data.total.hundredths()), 40);
  svg.text("value start", kLeft, kBase - 60, to_string(first.total));
  svg.text("value end", kRight, kTop - 60, to_string(last.total));
  svg.text("tick start", kLeft, kBase + 150, fmt::format("{} {}", first.effort, data.unit));
  svg.text("tick end", kRight, kBase + 150, fmt::format("{} {}", last.effort, data.unit));
  result.svg = std::move(svg).end();
  return result;
}

}  // namespace ssi::internal
