// SPDX-License-Identifier: MIT
#include "files/utf16.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace ssi::internal {
namespace {

/// What iconv_open() returns when it fails, as POSIX has it.
bool is_error(iconv_t converter) noexcept {
  return reinterpret_cast<std::intptr_t>(converter) == -1;
}

}  // namespace

Utf16::Utf16(Order order)
    : converter_(::iconv_open("UTF-8", order == Order::little_endian ? "UTF-16LE" : "UTF-16BE")) {
  if (is_error(converter_)) {
    throw std::system_error(errno, std::generic_category(), "cannot convert UTF-16");
  }
}

Utf16::~Utf16() { ::iconv_close(converter_); }

bool Utf16::append_to(std::string& out, std::string& units) {
  std::array<char, std::size_t{16} << 10> text;
  char* in = units.data();
  std::size_t left = units.size();
  bool is_sound = true;
  while (left > 0) {
    char* end = text.data();
    std::size_t room = text.size();
    const std::size_t result = ::iconv(converter_, &in, &left, &end, &room);
    out.append(text.data(), end);
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    is_sound = errno == EINVAL;  // the last character is not all there
    break;
  }
  units.erase(0, units.size() - left);
  return is_sound;
}

}  // namespace ssi::internal
