// SPDX-License-Identifier: MIT
#include "import/zip_directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

// Sizes and offsets of PKWARE's APPNOTE.TXT, 4.3.
constexpr std::size_t kEndBytes = 22;  // end of central directory record, without its comment
constexpr std::size_t kLongestComment = 65535;
constexpr std::size_t kLocatorBytes = 20;  // of ZIP64
constexpr std::size_t kLongEndBytes = 56;  // of ZIP64, the record that the locator finds
constexpr std::size_t kEntryBytes = 46;    // of a directory's entry, without its texts

/// Returns a number of so many bytes, the least significant first.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) noexcept {
  std::uint64_t result = 0;
  for (std::size_t i = size; i-- > 0;) {
    result = result << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return result;
}

/// The part of a ZIP that lists its entries.
struct Directory {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::uint64_t begin = 0;
};

/// A file, of which any part can be read.
class Bytes {
 public:
  explicit Bytes(int descriptor) : descriptor_(descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) fail();
    size_ = static_cast<std::uint64_t>(status.st_size);
  }

  std::uint64_t size() const noexcept { return size_; }

  /// Returns `size` bytes; nothing if they reach beyond the end.
  std::optional<std::string> read(std::uint64_t begin, std::uint64_t size) const {
    if (begin > size_ || size > size_ - begin) return std::nullopt;
    std::string bytes(size, '\0');
    for (std::size_t got = 0; got < size;) {
      const ssize_t n =
          ::pread(descriptor_, bytes.data() + got, size - got, static_cast<off_t>(begin + got));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail();
      if (n == 0) return std::nullopt;  // it became shorter meanwhile
      got += static_cast<std::size_t>(n);
    }
    return bytes;
  }

 private:
  [[noreturn]] static void fail() {
    throw FileError(FileError::Operation::read, "the archive", errno);
  }

  int descriptor_;
  std::uint64_t size_ = 0;
};

/// Finds the directory of a ZIP64, whose end record stands behind the one at `end`.
std::optional<Directory> find_long(const Bytes& file, std::uint64_t end) {
  if (end < kLocatorBytes) return std::nullopt;
  const auto locator = file.read(end - kLocatorBytes, kLocatorBytes);
  if (!locator || !locator->starts_with("PK\6\7")) return std::nullopt;
  const auto record = file.read(number_at(*locator, 8, 8), kLongEndBytes);
  if (!record || !record->starts_with("PK\6\6")) return std::nullopt;
  return Directory{.entries = number_at(*record, 32, 8),
                   .bytes = number_at(*record, 40, 8),
                   .begin = number_at(*record, 48, 8)};
}

std::optional<Directory> find(const Bytes& file) {
  const std::uint64_t tail =
      std::min<std::uint64_t>(file.size(), kEndBytes + kLongestComment + kLocatorBytes);
  const auto bytes = file.read(file.size() - tail, tail);
  if (!bytes || bytes->size() < kEndBytes) return std::nullopt;
  const std::size_t at = bytes->rfind("PK\5\6", bytes->size() - kEndBytes);
  if (at == std::string::npos) return std::nullopt;
  const Directory directory{.entries = number_at(*bytes, at + 10, 2),
                            .bytes = number_at(*bytes, at + 12, 4),
                            .begin = number_at(*bytes, at + 16, 4)};
  const bool is_long =
      directory.entries == 0xFFFF || directory.bytes == 0xFFFFFFFF || directory.begin == 0xFFFFFFFF;
  return is_long ? find_long(file, file.size() - tail + at) : directory;
}

}  // namespace

std::optional<std::vector<std::string>> names_in_zip(int descriptor) {
  const Bytes file(descriptor);
  const auto directory = find(file);
  if (!directory) return std::nullopt;
  const auto bytes = file.read(directory->begin, directory->bytes);
  if (!bytes) return std::nullopt;
  std::vector<std::string> names;
  std::string_view rest = *bytes;
  for (std::uint64_t i = 0; i < directory->entries; ++i) {
    if (rest.size() < kEntryBytes || !rest.starts_with("PK\1\2")) return std::nullopt;
    const std::size_t name = number_at(rest, 28, 2);
    const std::size_t size = kEntryBytes + name + number_at(rest, 30, 2) + number_at(rest, 32, 2);
    if (rest.size() < size) return std::nullopt;
    names.emplace_back(rest.substr(kEntryBytes, name));
    rest.remove_prefix(size);
  }
  return names;
}

}  // namespace ssi::internal
