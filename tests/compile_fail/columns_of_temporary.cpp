// SPDX-License-Identifier: MIT
//
// Columns over a temporary vector would point to freed memory, in one expression or with missing
// values too.
#include <cstdint>
#include <vector>

#include "ssi/member.hpp"

std::vector<std::int16_t> load();

ssi::MemberTable table() {
#ifdef SSI_WRONG
  return ssi::MemberTable(ssi::Columns().set(ssi::Signal::posts, load(), ssi::missing_is(-1)));
#else
  static const std::vector<std::int16_t> posts = load();
  return ssi::MemberTable(ssi::Columns().set(ssi::Signal::posts, posts, ssi::missing_is(-1)));
#endif
}
