// SPDX-License-Identifier: MIT
#include "score/kernel/register_table.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace ssi::internal {
namespace {

constexpr std::size_t kWords = 64;        // two registers of 32 lanes
constexpr std::size_t kByteCounts = 256;  // what a byte can count
constexpr unsigned kBits = 16;            // bits of a lane

using Points = std::span<const std::int16_t>;

/// A table's entries as if it went on: larger counts give the same points.
std::int16_t at(Points points, std::size_t count) {
  return points[std::min(count, points.size() - 1)];
}

void append_words(Points points, std::vector<std::uint16_t>& out) {
  for (std::size_t count = 0; count < kWords; ++count) {
    out.push_back(static_cast<std::uint16_t>(at(points, count)));
  }
}

RegisterTable in_words(Points points) {
  RegisterTable table{RegisterForm::direct, 0, {}};
  append_words(points, table.entries);
  return table;
}

RegisterTable in_bytes(Points points) {
  RegisterTable table{RegisterForm::bytes, 0, std::vector<std::uint16_t>(kByteCounts)};
  for (std::size_t count = 0; count < kByteCounts; ++count) {
    const auto word = static_cast<std::uint16_t>(at(points, count));
    // Two bytes per entry, the even one first, as little-endian registers have them.
    const unsigned place = 8 * (count % 2);
    table.entries[count / 2] |= static_cast<std::uint16_t>((word & 0xFFU) << place);
    table.entries[(kByteCounts + count) / 2] |= static_cast<std::uint16_t>((word >> 8U) << place);
  }
  return table;
}

/// The points of a penalty fall, so its segments come down to their ends.
bool falls(Points points) { return points.back() < 0; }

/// Decodes a segmented table as kernels do.
std::int16_t decode(const RegisterTable& table, bool is_falling, std::size_t count) {
  if (count < kWords) return static_cast<std::int16_t>(table.entries[count]);
  const std::size_t segment = count >> table.shift;
  const std::size_t within = count & ((std::size_t{1} << table.shift) - 1);
  const auto end = static_cast<std::int16_t>(table.entries[kWords + segment]);
  const std::uint16_t bits = table.entries[2 * kWords + segment];
  const int to_come =
      std::popcount(static_cast<std::uint16_t>(bits >> (within * (kBits >> table.shift))));
  return static_cast<std::int16_t>(is_falling ? end + to_come : end - to_come);
}

/// A one for each of `steps` hundredths.
std::uint16_t ones(unsigned steps) { return static_cast<std::uint16_t>((1U << steps) - 1); }

RegisterTable in_segments(Points points, std::uint8_t shift) {
  RegisterTable table{RegisterForm::segmented, shift, {}};
  append_words(points, table.entries);
  table.entries.resize(3 * kWords);
  const std::size_t length = std::size_t{1} << shift;
  const unsigned room = kBits >> shift;  // bits per count
  for (std::size_t segment = 0; segment < kWords; ++segment) {
    const std::size_t begin = segment * length;
    unsigned bits = 0;
    for (std::size_t i = 1; i < length; ++i) {
      const auto steps =
          static_cast<unsigned>(std::abs(at(points, begin + i) - at(points, begin + i - 1)));
      bits |= static_cast<unsigned>(ones(std::min(steps, room))) << ((i - 1) * room);
    }
    table.entries[kWords + segment] = static_cast<std::uint16_t>(at(points, begin + length - 1));
    table.entries[2 * kWords + segment] = static_cast<std::uint16_t>(bits);
  }
  return table;
}

}  // namespace

RegisterTable encode_registers(std::span<const std::int16_t> points) {
  if (points.size() <= kWords) return in_words(points);
  if (points.size() <= kByteCounts) return in_bytes(points);
  const std::size_t last = points.size() - 1;
  for (std::uint8_t shift = 1; (1U << shift) <= kBits; ++shift) {
    if ((last >> shift) >= kWords) continue;
    RegisterTable table = in_segments(points, shift);
    std::size_t count = 0;
    while (count <= last && decode(table, falls(points), count) == points[count]) ++count;
    if (count > last) return table;
  }
  return {};
}

}  // namespace ssi::internal
