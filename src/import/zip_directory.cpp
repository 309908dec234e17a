// SPDX-License-Identifier: MIT
#include "import/zip_directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

// Sizes and offsets of PKWARE's APPNOTE.TXT, 4.3.
constexpr std::size_t kEndBytes = 22;  // end of central directory record, without its comment
constexpr std::size_t kLongestComment = 65535;
constexpr std::size_t kLocatorBytes = 20;  // of ZIP64
constexpr std::size_t kLongEndBytes = 56;  // of ZIP64, the record that the locator finds
constexpr std::size_t kEntryBytes = 46;    // of a directory's entry, without its texts
constexpr std::size_t kLocalBytes = 30;    // of the header before an entry's bytes, without texts

/// Returns a number of so many bytes, the least significant first.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) noexcept {
  std::uint64_t result = 0;
  for (std::size_t i = size; i-- > 0;) {
    result = result << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return result;
}

/// Where a ZIP lists its entries.
struct Place {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::uint64_t begin = 0;
};

/// A file, of which any part can be read.
class Bytes {
 public:
  Bytes(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {
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
  [[noreturn]] void fail() const { throw FileError(FileError::Operation::read, name_, errno); }

  int descriptor_;
  std::string name_;
  std::uint64_t size_ = 0;
};

/// Finds the directory of a ZIP64, whose end record stands behind the one at `end`.
std::optional<Place> find_long(const Bytes& file, std::uint64_t end) {
  if (end < kLocatorBytes) return std::nullopt;
  const auto locator = file.read(end - kLocatorBytes, kLocatorBytes);
  if (!locator || !locator->starts_with("PK\6\7")) return std::nullopt;
  const auto record = file.read(number_at(*locator, 8, 8), kLongEndBytes);
  if (!record || !record->starts_with("PK\6\6")) return std::nullopt;
  return Place{.entries = number_at(*record, 32, 8),
               .bytes = number_at(*record, 40, 8),
               .begin = number_at(*record, 48, 8)};
}

std::optional<Place> find(const Bytes& file) {
  const std::uint64_t tail =
      std::min<std::uint64_t>(file.size(), kEndBytes + kLongestComment + kLocatorBytes);
  const auto bytes = file.read(file.size() - tail, tail);
  if (!bytes || bytes->size() < kEndBytes) return std::nullopt;
  const std::size_t at = bytes->rfind("PK\5\6", bytes->size() - kEndBytes);
  if (at == std::string::npos) return std::nullopt;
  const Place place{.entries = number_at(*bytes, at + 10, 2),
                    .bytes = number_at(*bytes, at + 12, 4),
                    .begin = number_at(*bytes, at + 16, 4)};
  const bool is_long =
      place.entries == 0xFFFF || place.bytes == 0xFFFFFFFF || place.begin == 0xFFFFFFFF;
  return is_long ? find_long(file, file.size() - tail + at) : place;
}

}  // namespace

std::optional<ZipDirectory> ZipDirectory::read(Descriptor descriptor, const std::string& name) {
  const Bytes file(descriptor.get(), name);
  const auto place = find(file);
  if (!place) return std::nullopt;
  const auto bytes = file.read(place->begin, place->bytes);
  if (!bytes) return std::nullopt;
  ZipDirectory result(std::move(descriptor), name);
  result.begin_ = place->begin;
  std::string_view rest = *bytes;
  for (std::uint64_t i = 0; i < place->entries; ++i) {
    if (rest.size() < kEntryBytes || !rest.starts_with("PK\1\2")) return std::nullopt;
    const std::size_t length = number_at(rest, 28, 2);
    const std::size_t size = kEntryBytes + length + number_at(rest, 30, 2) + number_at(rest, 32, 2);
    if (rest.size() < size) return std::nullopt;
    result.entries_.push_back({.name = std::string(rest.substr(kEntryBytes, length)),
                               .method = number_at(rest, 10, 2),
                               .begin = number_at(rest, 42, 4)});
    rest.remove_prefix(size);
  }
  if (!rest.empty()) return std::nullopt;  // entries that nobody has counted
  return result;
}

bool ZipDirectory::holds(std::size_t entry, std::uint64_t packed_bytes) const {
  const std::uint64_t begin = entries_[entry].begin;
  if (begin == 0xFFFFFFFF) return true;  // of ZIP64, beyond 4 GiB: libzip knows where
  const Bytes file(file_.get(), name_);
  const auto header = file.read(begin, kLocalBytes);
  if (!header || !header->starts_with("PK\3\4")) return false;
  const std::uint64_t data =
      begin + kLocalBytes + number_at(*header, 26, 2) + number_at(*header, 28, 2);
  return data <= begin_ && packed_bytes <= begin_ - data;
}

}  // namespace ssi::internal
