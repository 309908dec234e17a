// SPDX-License-Identifier: MIT
// A member's signal is read as a copy: what is assigned to the copy would be lost.
#include "ssi/member.hpp"

void publish(ssi::Member& member) {
#ifdef SSI_WRONG
  member[ssi::Signal::posts] = 12;
#else
  member.set(ssi::Signal::posts, 12);
#endif
}
