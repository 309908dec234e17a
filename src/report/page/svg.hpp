// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_SVG_HPP
#define SSI_SRC_REPORT_PAGE_SVG_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "ssi/hundredths.hpp"

// Charts are drawn in tenths of a unit, as integers: the same bytes on every machine.
namespace ssi::internal {

/// Returns a number of tenths as SVG has it: "12", "12.5".
std::string coordinate(std::int64_t tenths);

/// A range of one kind of number that becomes a range of tenths.
struct Scale {
  std::int64_t low = 0;   ///< becomes `from`
  std::int64_t high = 1;  ///< becomes `to`
  std::int64_t from = 0;  ///< tenths
  std::int64_t to = 0;    ///< tenths

  /// Returns the tenths of a value, rounded, within the two ends; of an empty range, the middle.
  std::int64_t operator()(std::int64_t value) const;
};

/// Returns the least of 1, 2, 5, 10, 20, 50 ... of which at most so many are in a range. Requires:
/// range >= 0, most > 0.
std::int64_t round_step(std::int64_t range, std::int64_t most);

/// An SVG of so many units, with a name and a description for those who do not see it.
class Svg {
 public:
  /// Begins it. The size is in units; the class is for the style sheet.
  Svg(std::string_view css_class, int width, int height, std::string_view title,
      std::string_view description);

  /// Adds shapes; all coordinates are tenths.
  void line(std::string_view css_class, std::int64_t x1, std::int64_t y1, std::int64_t x2,
            std::int64_t y2);
  void rect(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t width,
            std::int64_t height);
  void circle(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t radius);
  /// Adds a text, which is escaped here.
  void text(std::string_view css_class, std::int64_t x, std::int64_t y, std::string_view text);
  /// Adds a path of `M`, `L`, `H` and `V`, as the caller makes it.
  void path(std::string_view css_class, std::string_view path);

  /// Ends it.
  std::string end() &&;

 private:
  std::string out_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_SVG_HPP
