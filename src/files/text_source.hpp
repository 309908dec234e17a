// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_TEXT_SOURCE_HPP
#define SSI_SRC_FILES_TEXT_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "files/byte_source.hpp"
#include "files/inflater.hpp"
#include "files/utf16.hpp"

namespace ssi::internal {

/// The text of a file, or of standard input, read from beginning to end: gzip unpacked, and UTF-16
/// with a byte order mark as UTF-8.
class TextSource {
 public:
  /// "-" is standard input. `decodes`: false takes the bytes as they are. Throws FileError, and
  /// DataError for a file that is known to be no text, such as a workbook.
  TextSource(const std::string& path, bool decodes);

  /// Appends up to `most` bytes to `buffer`, fewer only at the end. Throws FileError, and DataError
  /// for gzip or UTF-16 that is damaged.
  void append_to(std::string& buffer, std::size_t most);

  bool at_end() const noexcept { return at_end_; }
  const std::string& name() const noexcept { return bytes_.name(); }
  /// Bytes of the file, packed as they may be.
  std::uint64_t bytes_read() const noexcept { return bytes_.bytes_read(); }
  std::uint64_t size() const noexcept { return bytes_.size(); }
  /// How the text was packed and encoded: "UTF-8", "gzip, UTF-16" ...
  std::string encoding() const;

 private:
  void append_bytes(std::string& buffer, std::size_t most);
  void unpack(std::string& buffer, std::size_t most);
  void append_converted(std::string& buffer, std::size_t most);
  [[noreturn]] void fail(const std::string& rule) const;

  ByteSource bytes_;
  std::string packed_;  // bytes of the file that were not used yet
  std::string head_;    // unpacked ones, read to find out what the file is
  std::optional<Inflater> inflater_;
  std::optional<Utf16> utf16_;
  std::string units_;  // UTF-16, not converted yet
  std::string ready_;  // converted, not handed out yet
  bool at_end_ = false;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_TEXT_SOURCE_HPP
