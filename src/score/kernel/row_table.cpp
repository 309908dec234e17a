// SPDX-License-Identifier: MIT
#include "score/kernel/row_table.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

namespace ssi::internal {
namespace {

constexpr int kSegment = 16;   // counts of a segment
constexpr int kSegments = 32;  // of counts up to 511
constexpr int kMostByte = 255;
constexpr int kMostWord = 65535;

/// The points of a step table as they rise, also those of a penalty.
class Rising {
 public:
  explicit Rising(std::span<const std::int16_t> points) : points_(points) {}

  int last() const { return static_cast<int>(points_.size()) - 1; }
  /// Larger counts give the same points.
  int operator[](int count) const {
    return std::abs(points_[static_cast<std::size_t>(std::min(count, last()))]);
  }

 private:
  std::span<const std::int16_t> points_;
};

/// Makes rows of the counts up to `last`.
void add_rows(const Rising& points, int last, const RowLayout& layout, RowTable& table) {
  table.last = static_cast<std::uint8_t>(last);
  table.row_count = static_cast<std::uint8_t>(last / layout.row + 1);
  for (int count = 0; count < table.row_count * layout.row; ++count) {
    const bool is_first = count < layout.row;
    const int had = is_first || !layout.adds_rows ? 0 : points[count - layout.row];
    table.rows[count] = static_cast<std::uint8_t>(points[count] - had);
  }
  for (int count = 1; count <= last; ++count) {
    for (int high = points[count - 1] / 256; high < points[count] / 256; ++high) {
      table.steps[table.step_count++] = static_cast<std::uint8_t>(count - 1);
    }
  }
}

/// The line of a segment: a count in it has (count * slope + start) >> shift hundredths. The sum is
/// at most 65,535; modulo 65,536, of which start may be taken, so that it may be negative.
struct Line {
  int slope;
  int start;
};

/// Finds a line for the counts from `first` to `last` that counts from `base` hundredths.
std::optional<Line> line_of(const Rising& points, int first, int last, int base, int shift) {
  const int unit = 1 << shift;
  const int length = std::max(last - first, 1);
  const int rise = points[last] - points[first];
  // The last count's points leave a few slopes only.
  const int most = std::min(kMostByte, (rise + 1) * unit / length);
  for (int slope = std::max(0, (rise - 1) * unit / length); slope <= most; ++slope) {
    // The sums must be such that shifted, they are the points.
    int least_start = -first * slope;
    int most_start = kMostWord - last * slope;
    for (int count = first; count <= last && least_start <= most_start; ++count) {
      const int reached = (points[count] - base) * unit - count * slope;
      least_start = std::max(least_start, reached);
      most_start = std::min(most_start, reached + unit - 1);
    }
    if (least_start <= most_start) return Line{slope, least_start};
  }
  return std::nullopt;
}

/// Makes segments of the counts from `begin` on. Returns false if they do not lie on lines.
bool add_segments(const Rising& points, int begin, int shift, const RowLayout& layout,
                  RowTable& table) {
  table.first_segment = static_cast<std::uint8_t>(begin / kSegment);
  table.shift = static_cast<std::uint8_t>(shift);
  const int base = points[begin - 1];
  for (int first = begin; first <= points.last(); first += kSegment) {
    const int last = std::min(first + kSegment - 1, points.last());
    const auto line = line_of(points, first, last, base, shift);
    if (!line) return false;
    const int i = table.segment_count++;
    table.slope[i] = static_cast<std::uint8_t>(line->slope);
    table.start_low[i] = static_cast<std::uint8_t>(line->start);
    table.start_high[i] = static_cast<std::uint8_t>(line->start >> 8);
  }
  if (!layout.adds_rows) return true;
  for (std::uint8_t* bytes : {table.slope, table.start_low, table.start_high}) {
    for (int i = kSegments - 1; i >= layout.row; --i) {
      bytes[i] = static_cast<std::uint8_t>(bytes[i] - bytes[i - layout.row]);
    }
  }
  return true;
}

}  // namespace

RowTable encode_rows(std::span<const std::int16_t> signed_points, const RowLayout& layout) {
  const Rising points(signed_points);
  RowTable table{};
  if (points.last() < layout.counts) {
    add_rows(points, points.last(), layout, table);
    return table;
  }
  if (points.last() >= kSegments * kSegment) return table;
  // Few rows, and fine slopes.
  for (int begin = kSegment; begin <= layout.counts; begin += kSegment) {
    for (int shift = 7; shift >= 3; --shift) {
      table = {};
      if (!add_segments(points, begin, shift, layout, table)) continue;
      add_rows(points, begin - 1, layout, table);
      return table;
    }
  }
  return {};
}

}  // namespace ssi::internal
