// SPDX-License-Identifier: MIT
#include "files/activity_cells.hpp"

#include <bit>
#include <cstring>

namespace ssi::internal {

SignalNames::SignalNames(const SignalCatalogue& catalogue)
    : catalogue_(catalogue), slots_(std::bit_ceil(4 * catalogue.size()), kFree) {
  for (std::size_t s = 0; s < catalogue_.size(); ++s) {
    std::size_t slot = place_of(catalogue_.all()[s].name);
    while (slots_[slot] != kFree) slot = next(slot);
    slots_[slot] = static_cast<std::uint32_t>(s);
  }
}

/// By the length and the first and last bytes, which tell names apart well enough.
std::size_t SignalNames::place_of(std::string_view name) const noexcept {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (name.size() >= sizeof first) {
    std::memcpy(&first, name.data(), sizeof first);
    std::memcpy(&last, name.data() + name.size() - sizeof last, sizeof last);
  } else {
    for (const char c : name) first = first << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed = (first ^ std::rotl(last, 29) ^ name.size()) * 0x9E3779B97F4A7C15U;
  return (mixed >> 32) & (slots_.size() - 1);
}

}  // namespace ssi::internal
