// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "report/page/charts.hpp"
#include "report/page/svg.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kPixel = 100;
constexpr std::int64_t kTop = 20 * kPixel;
constexpr std::int64_t kTall = 120 * kPixel;
constexpr std::int64_t kLeastTall = 2 * kPixel;
constexpr std::int64_t kSlot = 10'00;
constexpr std::int64_t kInset = 1'00;  // at each side of a column
/// Texts of more letters would lie on one another: then the table below the chart has to do.
constexpr std::size_t kMostLetters = 9;

/// Where means lie in a chart, from the lowest, or 0, to the highest, or 0.
class Levels {
 public:
  Levels(const std::vector<TenthColumn>& columns, double mean) : low_(mean), high_(mean) {
    for (const TenthColumn& column : columns) {
      low_ = std::min(low_, column.mean);
      high_ = std::max(high_, column.mean);
    }
    low_ = std::min(low_, 0.0);
    high_ = std::max(high_, 0.0);
  }
  std::int64_t operator()(double mean) const {
    if (high_ <= low_) return kTop + kTall;
    // Halves, since the range of two large numbers might be none.
    const double share = (mean / 2 - low_ / 2) / (high_ / 2 - low_ / 2);
    return kTop + kTall - std::llround(share * static_cast<double>(kTall));
  }
  bool go_below_zero() const { return low_ < 0; }

 private:
  double low_;
  double high_;
};

/// Where a column stands, or hangs.
struct Box {
  std::int64_t left;
  std::int64_t top;
  std::int64_t tall;
  bool is_below_zero;
};

Box box_of(const TenthColumn& column, const Levels& levels) {
  const std::int64_t zero = levels(0);
  const std::int64_t end = levels(column.mean);
  const bool is_below = end > zero;
  const std::int64_t tall = std::max(is_below ? end - zero : zero - end, kLeastTall);
  return {kSlot * (static_cast<std::int64_t>(column.tenth) - 1), is_below ? zero : zero - tall,
          tall, is_below};
}

void draw_text(Svg& svg, const TenthColumn& column, const Levels& levels) {
  const Box box = box_of(column, levels);
  const std::int64_t y =
      box.is_below_zero ? box.top + box.tall + 14 * kPixel : box.top - 6 * kPixel;
  svg.text(box.left + kSlot / 2, y, Anchor::middle, column.text, "each");
}

bool are_short(const std::vector<TenthColumn>& columns) {
  return std::ranges::all_of(columns, [](const TenthColumn& column) {
    const auto letters = std::ranges::count_if(
        column.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<std::size_t>(letters) <= kMostLetters;
  });
}

}  // namespace

std::string tenths_chart(const ChartWords& words, const std::vector<TenthColumn>& columns,
                         double mean) {
  const Levels levels(columns, mean);
  // Below the columns that go down, there is room for their texts.
  const std::int64_t base = kTop + kTall + (levels.go_below_zero() ? 16 * kPixel : 0);
  Svg svg(words.id, levels.go_below_zero() ? 196 : 180, words.title, words.figures);
  for (const TenthColumn& column : columns) {
    const Box box = box_of(column, levels);
    svg.column("column own", box.left + kInset, box.top, kSlot - 2 * kInset, box.tall);
  }
  svg.horizontal("grid", levels(0));
  svg.horizontal("median", levels(mean));
  for (const TenthColumn& column : columns) {
    if (are_short(columns)) draw_text(svg, column, levels);
  }
  for (std::int64_t tenth = 1; tenth <= 10; ++tenth) {
    svg.text(kSlot * tenth - kSlot / 2, base + 18 * kPixel, Anchor::middle, std::to_string(tenth));
  }
  svg.text(0, base + 36 * kPixel, Anchor::start, "lowest totals");
  svg.text(100'00, base + 36 * kPixel, Anchor::end, "highest totals");
  return std::move(svg).end();
}

}  // namespace ssi::internal
