// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_SVG_HPP
#define SSI_SRC_REPORT_PAGE_SVG_HPP

#include <cstdint>
#include <string>
#include <string_view>

// A chart has no viewBox: what is horizontal is in percent of its width, what is vertical in
// pixels, so that letters keep their size on every screen. All coordinates here are hundredths of
// these.
namespace ssi::internal {

/// Where a text is anchored.
enum class Anchor { start, middle, end };

/// Returns where a text at that place fits best: inwards near both ends.
Anchor anchor_at(std::int64_t x);

/// A range of values that becomes a range of coordinates.
struct Scale {
  std::int64_t low;   ///< becomes `from`
  std::int64_t high;  ///< becomes `to`
  std::int64_t from;
  std::int64_t to;

  /// Returns the coordinate of a value, rounded, within both ends; `from` of an empty range.
  std::int64_t operator()(std::int64_t value) const;
};

/// A chart. Texts are escaped here, and nowhere else.
class Svg {
 public:
  /// Begins it, so many pixels high, with a name and the figures for those who do not see it. The
  /// id is unique on the page.
  Svg(std::string_view id, int height, std::string_view title, std::string_view figures);

  void column(std::string_view css, std::int64_t x, std::int64_t y, std::int64_t width,
              std::int64_t height);
  void horizontal(std::string_view css, std::int64_t y);
  void vertical(std::string_view css, std::int64_t x, std::int64_t top, std::int64_t bottom);
  void dot(std::int64_t x, std::int64_t y, std::int64_t radius);
  void text(std::int64_t x, std::int64_t y, Anchor anchor, std::string_view words,
            std::string_view css = {});
  /// A number left of the chart.
  void level(std::int64_t y, std::string_view words);
  /// A line as a path in percent of both sides of a box that begins at `top`, with the area below
  /// it, which `closed` closes.
  void plot(int top, int height, std::string_view path, std::string_view closed);

  /// Ends it.
  std::string end() &&;

 private:
  std::string out_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_SVG_HPP
