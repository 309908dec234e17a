// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_BYTE_SOURCE_HPP
#define SSI_SRC_FILES_BYTE_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <string>

namespace ssi::internal {

/// A file, or standard input, read from beginning to end.
class ByteSource {
 public:
  /// "-" is standard input. Throws FileError.
  explicit ByteSource(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Appends up to `most` bytes to `buffer`, fewer only at the end. Throws FileError.
  void append_to(std::string& buffer, std::size_t most);

  /// Appends the bytes from here to the end to `buffer`, which then has at most one more than
  /// `most`: it has that one if there are too many. Throws FileError.
  void append_rest_to(std::string& buffer, std::size_t most);

  bool at_end() const noexcept { return at_end_; }
  /// The name that errors show.
  const std::string& name() const noexcept { return name_; }
  std::uint64_t bytes_read() const noexcept { return bytes_read_; }
  /// The size of a regular file, or 0.
  std::uint64_t size() const noexcept { return size_; }

 private:
  std::string name_;
  int descriptor_;
  bool at_end_ = false;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_BYTE_SOURCE_HPP
