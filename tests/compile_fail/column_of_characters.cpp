// SPDX-License-Identifier: MIT
// Whether char has a sign depends on the machine, and so would the values.
#include <cstdint>
#include <span>

#include "ssi/member.hpp"

#ifdef SSI_WRONG
using Value = char;
#else
using Value = std::int8_t;
#endif

ssi::Column posts(std::span<const Value> values) { return ssi::Column::of(values); }
