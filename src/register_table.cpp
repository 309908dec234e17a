// SPDX-License-Identifier: MIT
#include "register_table.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace ssi::internal {
namespace {

constexpr std::size_t kEntries = 64;  // two registers of 32 lanes
constexpr unsigned kBits = 16;        // of a lane

/// A one for each of `rises` hundredths.
std::uint16_t ones(unsigned rises) { return static_cast<std::uint16_t>((1U << rises) - 1); }

/// What a kernel makes of a table.
std::uint16_t decode(const RegisterTable& table, std::size_t count) {
  if (count < kEntries) return table.entries[count];
  const std::size_t segment = count >> table.shift;
  const std::size_t within = count & ((std::size_t{1} << table.shift) - 1);
  const std::uint16_t end = table.entries[kEntries + segment];
  const std::uint16_t bits = table.entries[2 * kEntries + segment];
  const auto to_come =
      std::popcount(static_cast<std::uint16_t>(bits >> (within * (kBits >> table.shift))));
  return static_cast<std::uint16_t>(end - to_come);
}

RegisterTable encode(std::span<const std::uint16_t> magnitudes, std::uint8_t shift) {
  RegisterTable table{RegisterForm::segmented, shift, std::vector<std::uint16_t>(3 * kEntries)};
  const auto at = [&](std::size_t count) {
    return magnitudes[std::min(count, magnitudes.size() - 1)];
  };
  for (std::size_t count = 0; count < kEntries; ++count) table.entries[count] = at(count);
  const std::size_t length = std::size_t{1} << shift;
  const unsigned room = kBits >> shift;  // bits a count
  for (std::size_t segment = 0; segment < kEntries; ++segment) {
    const std::size_t begin = segment * length;
    unsigned bits = 0;
    for (std::size_t i = 1; i < length; ++i) {
      const auto rises = static_cast<unsigned>(at(begin + i) - at(begin + i - 1));
      bits |= static_cast<unsigned>(ones(std::min(rises, room))) << ((i - 1) * room);
    }
    table.entries[kEntries + segment] = at(begin + length - 1);
    table.entries[2 * kEntries + segment] = static_cast<std::uint16_t>(bits);
  }
  return table;
}

}  // namespace

RegisterTable encode_registers(std::span<const std::uint16_t> magnitudes) {
  if (magnitudes.size() <= kEntries) {
    RegisterTable table{RegisterForm::direct, 0, {magnitudes.begin(), magnitudes.end()}};
    table.entries.resize(kEntries, magnitudes.back());
    return table;
  }
  const std::size_t last = magnitudes.size() - 1;
  for (std::uint8_t shift = 1; (1U << shift) <= kBits; ++shift) {
    if ((last >> shift) >= kEntries) continue;
    RegisterTable table = encode(magnitudes, shift);
    std::size_t count = 0;
    while (count <= last && decode(table, count) == magnitudes[count]) ++count;
    if (count > last) return table;
  }
  return {};
}

}  // namespace ssi::internal
