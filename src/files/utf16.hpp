// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_UTF16_HPP
#define SSI_SRC_FILES_UTF16_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Turns UTF-16 into UTF-8, piece by piece.
class Utf16 {
 public:
  enum class Order { little_endian, big_endian };

  explicit Utf16(Order order);
  ~Utf16();
  Utf16(const Utf16&) = delete;
  Utf16& operator=(const Utf16&) = delete;

  /// Appends the text of `units` to `out` and removes them, but for a character that is not all
  /// there yet. Returns false where the bytes are not UTF-16.
  bool append_to(std::string& out, std::string& units);

 private:
  void* converter_;  // iconv_t
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_UTF16_HPP
