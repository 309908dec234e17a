// SPDX-License-Identifier: MIT
// A vector<bool> packs its values where no pointer reaches them. It may say which values are
// missing.
#include <vector>

#include "ssi/member.hpp"

void set(ssi::Columns& columns, const std::vector<bool>& flags, const std::vector<int>& posts) {
#ifdef SSI_WRONG
  static_cast<void>(posts);
  columns.set(ssi::Signal::has_photo, flags);
#else
  columns.set(ssi::Signal::posts, posts, ssi::observed_where(flags));
#endif
}
