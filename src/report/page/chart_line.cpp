// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <limits>

#include "report/page/charts.hpp"
#include "report/page/svg.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

/// A chart's size in units, and its plot's ends in tenths.
struct Frame {
  int width;
  int height;
  std::int64_t left;
  std::int64_t right;
  std::int64_t top;
  std::int64_t base;
};

constexpr Frame kLarge{360, 130, 200, 3400, 200, 1050};
constexpr Frame kSmall{180, 90, 150, 1650, 200, 700};

std::int64_t days_of(Day day) { return day.time_since_epoch().count(); }

std::string text_of(const LineData& data) {
  const auto [low, high] = std::ranges::minmax(data.values);
  return fmt::format("{}: {} on {}, {} on {}; lowest {}, highest {}.", data.title,
                     to_string(data.values.front()), date_text(data.days.front()),
                     to_string(data.values.back()), date_text(data.days.back()), to_string(low),
                     to_string(high));
}

/// A round range of points around the values, at least a fifth of the maximum high, so that small
/// moves do not look large.
Scale scale_of(const LineData& data, const Frame& frame) {
  const auto [low, high] = std::ranges::minmax(data.values);
  const std::int64_t maximum = std::max({data.maximum.hundredths(), high.hundredths(), 1});
  const std::int64_t step = round_step(maximum, 20);
  std::int64_t from = std::max<std::int64_t>(low.hundredths(), 0) / step * step;
  std::int64_t to = (high.hundredths() + step - 1) / step * step;
  while (to - from < std::min(4 * step, maximum)) {
    if (from > 0) from -= step;
    to += step;
  }
  return {from, to, frame.base, frame.top};
}

}  // namespace

Chart line_chart(const LineData& data) {
  const Frame& frame = data.is_small ? kSmall : kLarge;
  Chart result;
  result.text = text_of(data);
  Svg svg(data.is_small ? "chart line small" : "chart line", frame.width, frame.height, data.title,
          result.text);
  const Scale x{days_of(data.days.front()), days_of(data.days.back()), frame.left, frame.right};
  const Scale y = scale_of(data, frame);
  svg.line("axis", frame.left, frame.base, frame.right, frame.base);
  for (const std::size_t mark : data.marks) {
    const std::int64_t at = x(days_of(data.days[mark]));
    svg.line("mark", at, frame.top, at, frame.base);
  }
  std::string path;
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    print(path, "{}{} {}", i == 0 ? "M" : "L", coordinate(x(days_of(data.days[i]))),
          coordinate(y(data.values[i].hundredths())));
  }
  svg.path("line", path);
  const std::int64_t first = y(data.values.front().hundredths());
  const std::int64_t last = y(data.values.back().hundredths());
  svg.circle("dot", frame.left, first, 25);
  svg.circle("dot", frame.right, last, 25);
  svg.text("value start", frame.left, first - 60, to_string(data.values.front()));
  svg.text("value end", frame.right, last - 60, to_string(data.values.back()));
  svg.text("tick start", frame.left, frame.base + 140, to_text(data.days.front()));
  svg.text("tick end", frame.right, frame.base + 140, to_text(data.days.back()));
  result.svg = std::move(svg).end();
  return result;
}

}  // namespace ssi::internal
