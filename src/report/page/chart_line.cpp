// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/svg.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kPixel = 100;
constexpr std::int64_t kAll = 100'00;  // percent

/// What the two sizes differ in. Pixels.
struct Size {
  int head;
  int height;
  int below;
  std::int64_t radius;  ///< of dots, in hundredths
  bool has_words;       ///< levels, letters and dates
};

constexpr Size kLarge{28, 160, 26, 5'00, true};
constexpr Size kSmall{22, 64, 4, 3'50, false};

std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }

class LineDrawing {
 public:
  LineDrawing(const ChartWords& words, const LineData& data, const Size& size)
      : data_(data),
        size_(size),
        base_((size.head + size.height) * kPixel),
        x_{number_of(data.days.front()), number_of(data.days.back()), 0, kAll},
        svg_(words.id, size.head + size.height + size.below, words.title, words.figures) {}

  std::string draw() && {
    draw_levels();
    svg_.plot(size_.head, size_.height, path(), "L100 100L0 100Z");
    draw_marks();
    draw_end(0, Anchor::start);
    draw_end(data_.values.size() - 1, Anchor::end);
    if (size_.has_words) {
      svg_.text(0, base_ + 20 * kPixel, Anchor::start, date_text(data_.days.front()));
      svg_.text(kAll, base_ + 20 * kPixel, Anchor::end, date_text(data_.days.back()));
    }
    return std::move(svg_).end();
  }

 private:
  std::int64_t top() const { return std::max(data_.top.hundredths(), 1); }
  std::int64_t pixel(std::int64_t points) const {
    return Scale{0, top(), base_, size_.head * kPixel}(points);
  }
  std::int64_t x(std::size_t i) const { return x_(number_of(data_.days[i])); }

  std::string path() const {
    const Scale y{0, top(), kAll, 0};
    std::string result;
    for (std::size_t i = 0; i < data_.values.size(); ++i) {
      print(result, "{}{} {}", i == 0 ? 'M' : 'L', trimmed(x(i)),
            trimmed(y(data_.values[i].hundredths())));
    }
    return result;
  }

  void draw_levels() {
    for (const std::int64_t half : {0, 1, 2}) {
      const std::int64_t level = half * top() / 2;
      if (half > 0 && !size_.has_words) break;
      svg_.horizontal("grid", pixel(level));
      if (size_.has_words) svg_.level(pixel(level) + 4 * kPixel, trimmed(level));
    }
  }

  void draw_marks() {
    for (std::size_t i = 0; i < data_.marks.size(); ++i) {
      const std::int64_t at = x(data_.marks[i]);
      svg_.vertical("mark", at, (size_.has_words ? 16 : size_.head) * kPixel, base_);
      if (size_.has_words) svg_.text(at, 11 * kPixel, Anchor::middle, mark_letter(i), "mark-text");
    }
  }

  void draw_end(std::size_t i, Anchor anchor) {
    const std::int64_t y = pixel(data_.values[i].hundredths());
    const bool is_too_high = y - 10 * kPixel < (size_.head - 8) * kPixel;
    svg_.dot(x(i), y, size_.radius);
    svg_.text(x(i), y + (is_too_high ? 22 : -10) * kPixel, anchor, points_text(data_.values[i]),
              "value");
  }

  const LineData& data_;
  const Size& size_;
  std::int64_t base_;
  Scale x_;
  Svg svg_;
};

}  // namespace

std::string mark_letter(std::size_t position) {
  std::string result(1, static_cast<char>('A' + position % 26));
  return position < 26 ? result : mark_letter(position / 26 - 1) + result;
}

std::string line_chart(const ChartWords& words, const LineData& data) {
  return LineDrawing(words, data, kLarge).draw();
}

std::string small_line_chart(const ChartWords& words, const LineData& data) {
  return LineDrawing(words, data, kSmall).draw();
}

}  // namespace ssi::internal
