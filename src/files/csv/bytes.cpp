// SPDX-License-Identifier: MIT
#include "files/csv/bytes.hpp"

#include <algorithm>
#include <cstdint>

namespace ssi::internal {

std::size_t count_byte(std::string_view text, char byte) noexcept {
  // Counting in bytes keeps whole vectors busy; a byte holds the count of 255 of them.
  constexpr std::size_t kLanes = 64;
  constexpr std::size_t kRun = 255 * kLanes;
  std::size_t count = 0;
  std::size_t i = 0;
  while (text.size() - i >= kLanes) {
    std::uint8_t lanes[kLanes] = {};
    const std::size_t end = i + std::min(kRun, (text.size() - i) / kLanes * kLanes);
    for (; i < end; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        lanes[lane] = static_cast<std::uint8_t>(lanes[lane] + (text[i + lane] == byte ? 1 : 0));
      }
    }
    for (const std::uint8_t lane : lanes) count += lane;
  }
  for (; i < text.size(); ++i) count += text[i] == byte ? 1 : 0;
  return count;
}

bool is_plain(std::string_view text) noexcept {
  unsigned char high = 0;
  unsigned char nul = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high = static_cast<unsigned char>(high | byte);
    nul = static_cast<unsigned char>(nul | (byte == 0 ? 1 : 0));
  }
  return high < 0x80 && nul == 0;
}

}  // namespace ssi::internal
