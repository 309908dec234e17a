// SPDX-License-Identifier: MIT
#include "report/page/svg.hpp"

#include <algorithm>
#include <utility>

#include "report/page/numbers.hpp"
#include "report/page/shown.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

std::string_view to_string(Anchor anchor) {
  if (anchor == Anchor::middle) return "middle";
  return anchor == Anchor::start ? "start" : "end";
}

}  // namespace

Anchor anchor_at(std::int64_t x) {
  if (x < 20'00) return Anchor::start;
  return x > 80'00 ? Anchor::end : Anchor::middle;
}

std::int64_t Scale::operator()(std::int64_t value) const {
  if (high <= low) return from;
  std::int64_t range = high - low;
  std::int64_t part = std::clamp(value, low, high) - low;
  while (range > std::int64_t{1} << 40) {  // efforts may be as large: products must fit
    range /= 2;
    part /= 2;
  }
  const std::int64_t length = to > from ? to - from : from - to;
  const std::int64_t way = (2 * part * length + range) / (2 * range);
  return to > from ? from + way : from - way;
}

Svg::Svg(std::string_view id, int height, std::string_view title, std::string_view figures) {
  print(
      out_,
      "<svg width=\"100%\" height=\"{1}\" role=\"img\" aria-labelledby=\"{0}-title {0}-figures\">\n"
      "<title id=\"{0}-title\">{2}</title>\n<desc id=\"{0}-figures\">{3}</desc>\n",
      id, height, markup(title), markup(figures));
}

void Svg::column(std::string_view css, std::int64_t x, std::int64_t y, std::int64_t width,
                 std::int64_t height) {
  print(out_, "<rect class=\"{}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>\n", css,
        trimmed(x), trimmed(y), trimmed(width), trimmed(height));
}

void Svg::horizontal(std::string_view css, std::int64_t y) {
  print(out_, "<line class=\"{0}\" x1=\"0\" x2=\"100%\" y1=\"{1}\" y2=\"{1}\"/>\n", css,
        trimmed(y));
}

void Svg::vertical(std::string_view css, std::int64_t x, std::int64_t top, std::int64_t bottom) {
  print(out_, "<line class=\"{0}\" x1=\"{1}%\" x2=\"{1}%\" y1=\"{2}\" y2=\"{3}\"/>\n", css,
        trimmed(x), trimmed(top), trimmed(bottom));
}

void Svg::dot(std::int64_t x, std::int64_t y, std::int64_t radius) {
  print(out_, "<circle class=\"dot\" cx=\"{}%\" cy=\"{}\" r=\"{}\"/>\n", trimmed(x), trimmed(y),
        trimmed(radius));
}

void Svg::text(std::int64_t x, std::int64_t y, Anchor anchor, std::string_view words,
               std::string_view css) {
  print(out_, R"(<text x="{}%" y="{}")", trimmed(x), trimmed(y));
  if (!css.empty()) print(out_, R"( class="{}")", css);
  print(out_, " text-anchor=\"{}\">{}</text>\n", to_string(anchor), markup(words));
}

void Svg::level(std::int64_t y, std::string_view words) {
  print(out_, "<text x=\"-8\" y=\"{}\" text-anchor=\"end\">{}</text>\n", trimmed(y), markup(words));
}

void Svg::plot(int top, int height, std::string_view path, std::string_view closed) {
  print(out_,
        "<svg y=\"{0}\" width=\"100%\" height=\"{1}\" viewBox=\"0 0 100 100\" "
        "preserveAspectRatio=\"none\"><path class=\"area\" d=\"{2}{3}\"/>"
        "<path class=\"line\" d=\"{2}\"/></svg>\n",
        top, height, path, closed);
}

std::string Svg::end() && {
  out_ += "</svg>";
  return std::move(out_);
}

}  // namespace ssi::internal
