// SPDX-License-Identifier: MIT
#include "report/page/svg.hpp"

#include <algorithm>
#include <utility>

#include "report/page/shown.hpp"
#include "report/print.hpp"

namespace ssi::internal {

std::string coordinate(std::int64_t tenths) {
  std::string result = tenths < 0 ? "-" : "";
  const std::int64_t size = tenths < 0 ? -tenths : tenths;
  result += std::to_string(size / 10);
  if (size % 10 != 0) result += '.' + std::to_string(size % 10);
  return result;
}

std::int64_t Scale::operator()(std::int64_t value) const {
  if (high <= low) return (from + to) / 2;
  const std::int64_t range = high - low;
  const std::int64_t part = std::clamp(value, low, high) - low;
  const std::int64_t length = to - from;
  // Half up, of either sign; the range fits 33 bits or so, or is brought to that.
  if (range > (std::int64_t{1} << 40)) return from + part / (range / 1000) * length / 1000;
  const std::int64_t twice = 2 * part * length;
  return from + (twice + (length < 0 ? -range : range)) / (2 * range);
}

std::int64_t round_step(std::int64_t range, std::int64_t most) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t digit : {1, 2, 5}) {
      if (range / (digit * power) < most || power > (std::int64_t{1} << 55)) return digit * power;
      if (range % (digit * power) == 0 && range / (digit * power) == most) return digit * power;
    }
  }
}

Svg::Svg(std::string_view css_class, int width, int height, std::string_view title,
         std::string_view description) {
  print(out_, R"(<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">)", css_class,
        width, height, markup(title));
  print(out_, "<desc>{}</desc>", markup(description));
}

void Svg::line(std::string_view css_class, std::int64_t x1, std::int64_t y1, std::int64_t x2,
               std::int64_t y2) {
  print(out_, R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", css_class, coordinate(x1),
        coordinate(y1), coordinate(x2), coordinate(y2));
}

void Svg::rect(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t width,
               std::int64_t height) {
  print(out_, R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", css_class,
        coordinate(x), coordinate(y), coordinate(width), coordinate(height));
}

void Svg::circle(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t radius) {
  print(out_, R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)", css_class, coordinate(x),
        coordinate(y), coordinate(radius));
}

void Svg::text(std::string_view css_class, std::int64_t x, std::int64_t y, std::string_view text) {
  print(out_, R"(<text class="{}" x="{}" y="{}">{}</text>)", css_class, coordinate(x),
        coordinate(y), markup(text));
}

void Svg::path(std::string_view css_class, std::string_view path) {
  print(out_, R"(<path class="{}" d="{}"/>)", css_class, path);
}

std::string Svg::end() && {
  out_ += "</svg>";
  return std::move(out_);
}

}  // namespace ssi::internal
