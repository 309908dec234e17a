// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_COHORT_BYTES_HPP
#define SSI_SRC_FILES_COHORT_BYTES_HPP

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "ssi/error.hpp"

/// The numbers and texts of a cohort file.
namespace ssi::internal {

/// Appends to a file's bytes.
class ByteWriter {
 public:
  /// Seven bits per byte, the lowest first; the highest bit says that more follow.
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
  }
  /// Its length, then its bytes.
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void raw(std::string_view bytes) { bytes_ += bytes; }

  std::string& bytes() noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Takes a file's bytes apart. Throws DataError wherever they are not what ByteWriter writes.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, std::string file) : rest_(bytes), file_(std::move(file)) {}

  std::uint64_t number(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const std::uint64_t byte = static_cast<unsigned char>(raw(1)[0]);
      const std::uint64_t bits = byte & 0x7F;
      if (shift > 63 || (bits << shift) >> shift != bits) fail("a number is too large");
      value |= bits << shift;
      if (byte < 0x80) {
        if (bits == 0 && shift > 0) fail("a number is longer than it need be");
        break;
      }
    }
    if (value > most) fail("a number is too large");
    return value;
  }
  std::string_view text() { return raw(number()); }
  std::string_view raw(std::uint64_t length) {
    if (length > rest_.size()) fail("the file ends too early");
    const std::string_view result = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return result;
  }
  bool at_end() const noexcept { return rest_.empty(); }

  [[noreturn]] void fail(const std::string& rule) const {
    throw DataError({file_, 0, "", ""}, rule);
  }

 private:
  std::string_view rest_;
  std::string file_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_COHORT_BYTES_HPP
