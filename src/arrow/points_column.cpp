// SPDX-License-Identifier: MIT
#include "arrow/points_column.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ssi::internal {
namespace {

/// A decimal of 128 bits, the low half first.
struct Decimal {
  std::uint64_t low;
  std::uint64_t high;
};

std::size_t width_of(PointsType type) noexcept {
  switch (type) {
    case PointsType::float64:
      return sizeof(double);
    case PointsType::decimal:
      return sizeof(Decimal);
    case PointsType::hundredths:
      return sizeof(std::uint16_t);
    case PointsType::hundredths32:
      break;
  }
  return sizeof(std::int32_t);
}

template <class Out, class Make>
void write_as(std::byte* out, std::span<const std::uint16_t> hundredths, Make make) noexcept {
  for (std::size_t i = 0; i < hundredths.size(); ++i) {
    const Out value = make(hundredths[i]);
    std::memcpy(out + i * sizeof value, &value, sizeof value);
  }
}

}  // namespace

PointsColumn::PointsColumn(PointsType type, std::size_t rows, bool may_have_nulls)
    : type_(type), rows_(rows) {
  if (may_have_nulls) {
    validity_ = builder_->add<std::uint8_t>((rows + 7) / 8);
  } else {
    builder_->add_none();
  }
  if (type == PointsType::hundredths) {
    hundredths_ = builder_->add<std::uint16_t>(rows);
    values_ = std::as_writable_bytes(hundredths_);
  } else {
    values_ = builder_->add<std::byte>(rows * width_of(type));
  }
}

ArrowType PointsColumn::type_of(PointsType type, std::string name) {
  constexpr const char* kFormats[] = {"g", "d:5,2", "S", "i"};
  return {.format = kFormats[static_cast<std::size_t>(type)], .name = std::move(name)};
}

void PointsColumn::write(std::size_t first, std::span<const std::uint16_t> hundredths) noexcept {
  std::byte* out = values_.data() + first * width_of(type_);
  switch (type_) {
    case PointsType::float64:
      return write_as<double>(out, hundredths, [](std::uint16_t h) { return h / 100.0; });
    case PointsType::decimal:
      return write_as<Decimal>(out, hundredths, [](std::uint16_t h) { return Decimal{h, 0}; });
    case PointsType::hundredths:
      return write_as<std::uint16_t>(out, hundredths, [](std::uint16_t h) { return h; });
    case PointsType::hundredths32:
      return write_as<std::int32_t>(out, hundredths,
                                    [](std::uint16_t h) { return std::int32_t{h}; });
  }
}

ArrowArray PointsColumn::give(std::span<const std::uint8_t> validity, std::size_t nulls) {
  std::ranges::copy(validity, validity_.begin());
  return ArrowBuilder::give(std::move(builder_), rows_, nulls);
}

}  // namespace ssi::internal
