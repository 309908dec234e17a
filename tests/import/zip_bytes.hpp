// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_IMPORT_ZIP_BYTES_HPP
#define SSI_TESTS_IMPORT_ZIP_BYTES_HPP

// ZIPs of stored entries, honest or not, a byte at a time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssi {

/// An entry, and what the archive says of it if that is not so.
struct ZipEntry {
  std::string name;
  std::string content;
  std::uint32_t method = 0;
  std::uint32_t flags = 0;
  std::optional<std::uint32_t> size = {};
  std::optional<std::uint32_t> checksum = {};
  std::uint32_t attributes = 0100644U << 16;  ///< a regular file, as Unix has it
};

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc % 2 == 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

inline void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
}

/// What stands of an entry both before its content and in the directory.
inline std::string zip_fields(const ZipEntry& entry) {
  std::string out;
  append_number(out, 20, 2);
  append_number(out, entry.flags, 2);
  append_number(out, entry.method, 2);
  append_number(out, 0x5C6A0000, 4);  // 2026-03-10
  append_number(out, entry.checksum.value_or(crc_of(entry.content)), 4);
  append_number(out, entry.content.size(), 4);
  append_number(out, entry.size.value_or(static_cast<std::uint32_t>(entry.content.size())), 4);
  append_number(out, entry.name.size(), 2);
  append_number(out, 0, 2);
  return out;
}

inline std::string zip_of(const std::vector<ZipEntry>& entries) {
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    directory += "PK\1\2";
    append_number(directory, 0x0314, 2);
    directory += zip_fields(entry);
    append_number(directory, 0, 6);
    append_number(directory, entry.attributes, 4);
    append_number(directory, out.size(), 4);
    directory += entry.name;
    out += "PK\3\4" + zip_fields(entry) + entry.name + entry.content;
  }
  const std::size_t begin = out.size();
  out += directory + "PK\5\6";
  append_number(out, 0, 4);
  append_number(out, entries.size(), 2);
  append_number(out, entries.size(), 2);
  append_number(out, directory.size(), 4);
  append_number(out, begin, 4);
  append_number(out, 0, 2);
  return out;
}

}  // namespace ssi

#endif  // SSI_TESTS_IMPORT_ZIP_BYTES_HPP
