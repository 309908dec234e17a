// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_POINTS_COLUMN_HPP
#define SSI_SRC_ARROW_POINTS_COLUMN_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "arrow/given.hpp"
#include "ssi/arrow/score_stream.hpp"

namespace ssi::internal {

/// A column of points or percentages on its way out.
class PointsColumn {
 public:
  /// A column of so many rows. The bitmap, a bit per row, if there is to be one, comes in finish().
  PointsColumn(PointsType type, std::size_t rows, bool may_have_nulls = false);

  static ArrowType type_of(PointsType type, std::string name);

  /// The hundredths themselves, if that is how points are given; nothing else has room for them.
  std::span<std::uint16_t> hundredths() noexcept { return hundredths_; }

  /// Writes rows from `first` on. Any number of threads may write different ones.
  void write(std::size_t first, std::span<const std::uint16_t> hundredths) noexcept;

  /// Gives it away.
  ArrowArray give(std::span<const std::uint8_t> validity = {}, std::size_t nulls = 0);

 private:
  PointsType type_;
  std::size_t rows_;
  std::unique_ptr<ArrowBuilder> builder_ = std::make_unique<ArrowBuilder>();
  std::span<std::uint8_t> validity_;
  std::span<std::byte> values_;
  std::span<std::uint16_t> hundredths_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_POINTS_COLUMN_HPP
