// SPDX-License-Identifier: MIT
#include "arrow/signed_points.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "arrow/points_column.hpp"

namespace ssi::internal {
namespace {

/// A decimal of 128 bits, the low half first.
struct Decimal {
  std::int64_t low;
  std::int64_t high;
};

PointsType as_signed(PointsType type) noexcept {
  return type == PointsType::hundredths ? PointsType::hundredths32 : type;
}

template <class Out, class Make>
ArrowArray column(std::span<const std::int32_t> hundredths, Make make) {
  auto builder = std::make_unique<ArrowBuilder>();
  builder->add_none();
  std::ranges::transform(hundredths, builder->add<Out>(hundredths.size()).begin(), make);
  return ArrowBuilder::give(std::move(builder), hundredths.size());
}

}  // namespace

ArrowType signed_points_type(PointsType type, std::string name) {
  return PointsColumn::type_of(as_signed(type), std::move(name));
}

ArrowArray signed_points(PointsType type, std::span<const std::int32_t> hundredths) {
  switch (type) {
    case PointsType::float64:
      return column<double>(hundredths, [](std::int32_t h) { return h / 100.0; });
    case PointsType::decimal:
      return column<Decimal>(hundredths, [](std::int32_t h) { return Decimal{h, h < 0 ? -1 : 0}; });
    case PointsType::hundredths:
    case PointsType::hundredths32:
      break;
  }
  return column<std::int32_t>(hundredths, [](std::int32_t h) { return h; });
}

}  // namespace ssi::internal
