// SPDX-License-Identifier: MIT
// A column over a temporary vector would point to freed memory.
#include <cstdint>
#include <vector>

#include "ssi/member.hpp"

std::vector<std::uint16_t> load();

void score() {
#ifdef SSI_WRONG
  const auto column = ssi::Column::of(load());
#else
  const std::vector<std::uint16_t> posts = load();
  const auto column = ssi::Column::of(posts);
#endif
  static_cast<void>(column);
}
