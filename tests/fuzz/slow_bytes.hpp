// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_SLOW_BYTES_HPP
#define SSI_TESTS_FUZZ_SLOW_BYTES_HPP

// The forms that a text can have as a file, made and undone by obvious code: UTF-16 as Unicode has
// it, gzip as RFC 1952 has it, with nothing compressed.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "slow_csv.hpp"

namespace ssi::fuzz {

/// Appends a code point, or a surrogate as if it were one, in UTF-8.
inline void append_slow_utf8(std::uint32_t point, std::string& out) {
  const auto last = [point](int shift) {
    return static_cast<char>(0x80 | ((point >> shift) & 0x3F));
  };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    (out += static_cast<char>(0xC0 | (point >> 6))) += last(0);
  } else if (point < 0x10000) {
    ((out += static_cast<char>(0xE0 | (point >> 12))) += last(6)) += last(0);
  } else {
    (((out += static_cast<char>(0xF0 | (point >> 18))) += last(12)) += last(6)) += last(0);
  }
}

/// The code points of a text. Requires: is_slow_text(text).
inline std::u32string slow_points(std::string_view text) {
  std::u32string points;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      points += byte;
    } else if (byte < 0xC0) {
      points.back() = points.back() << 6 | (byte & 0x3F);
    } else {
      points += byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07;
    }
  }
  return points;
}

/// Text in UTF-16 without its mark, as UTF-8; nothing if it has half a unit or half a pair.
inline std::optional<std::string> from_slow_utf16(std::string_view bytes, bool is_big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u32string units;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const std::uint32_t first = static_cast<unsigned char>(bytes[i]);
    const std::uint32_t second = static_cast<unsigned char>(bytes[i + 1]);
    units += is_big_endian ? first << 8 | second : second << 8 | first;
  }
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::uint32_t point = units[i];
    if (point >= 0xDC00 && point <= 0xDFFF) return std::nullopt;
    if (point >= 0xD800 && point <= 0xDBFF) {
      if (++i == units.size() || units[i] < 0xDC00 || units[i] > 0xDFFF) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (units[i] - 0xDC00);
    }
    append_slow_utf8(point, text);
  }
  return text;
}

/// A text in UTF-16 with its mark. Requires: valid UTF-8; NULs are allowed.
inline std::string to_slow_utf16(std::string_view text, bool is_big_endian) {
  std::string bytes;
  const auto append = [&](std::uint32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    (bytes += is_big_endian ? high : low) += is_big_endian ? low : high;
  };
  append(0xFEFF);
  for (const char32_t point : slow_points(text)) {
    if (point < 0x10000) {
      append(point);
    } else {
      append(0xD800 + ((point - 0x10000) >> 10));
      append(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

/// One member of a gzip file: blocks of stored bytes.
inline std::string slow_gzip(std::string_view bytes) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  const auto append = [&out](std::size_t number, int length) {
    for (int i = 0; i < length; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  };
  std::size_t at = 0;
  do {
    const std::string_view block = bytes.substr(at, 1000);
    at += block.size();
    append(at == bytes.size() ? 1 : 0, 1);
    append(block.size(), 2);
    append(~block.size(), 2);
    out += block;
  } while (at < bytes.size());
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
  }
  append(crc ^ 0xFFFFFFFF, 4);
  append(bytes.size(), 4);
  return out;
}

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_SLOW_BYTES_HPP
