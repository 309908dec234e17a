// SPDX-License-Identifier: MIT
// A bool has no value to spare for "missing".
#include "ssi/member.hpp"

ssi::Columns columns_of(const bool (&flags)[3]) {
#ifdef SSI_WRONG
  return ssi::Columns().set(ssi::Signal::has_photo, flags, ssi::missing_is(false));
#else
  return ssi::Columns().set(ssi::Signal::has_photo, flags);
#endif
}
