// SPDX-License-Identifier: MIT
#include "base/invisible.hpp"

#include <algorithm>
#include <iterator>

namespace ssi::internal {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// In Unicode 15, the general categories Cc, Cf, Zl, Zp, and Zs but the space; characters with the
/// property Default_Ignorable_Code_Point; and the Braille pattern without a dot.
constexpr Range kInvisible[] = {
    {0x0000, 0x001F},   {0x007F, 0x00A0},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x1680, 0x1680},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F},   {0x2800, 0x2800},   {0x3000, 0x3000},   {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

}  // namespace

bool is_invisible(char32_t character) noexcept {
  const auto* const range = std::ranges::lower_bound(kInvisible, character, {}, &Range::last);
  return range != std::end(kInvisible) && range->first <= character;
}

}  // namespace ssi::internal
