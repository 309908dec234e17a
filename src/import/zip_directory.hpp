// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP
#define SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/descriptor.hpp"

namespace ssi::internal {

/// The directory at the end of a ZIP: what must be known of entries that libzip does not tell. It
/// gives names up to a NUL, which would hide what comes behind it, and does not ask whether packed
/// bytes reach into what follows them.
class ZipDirectory {
 public:
  /// Reads the directory of an open file; nothing if there is no sound one. Throws FileError, which
  /// shows the name, if it cannot be read.
  static std::optional<ZipDirectory> read(Descriptor file, const std::string& name);

  std::size_t size() const noexcept { return entries_.size(); }
  /// Returns an entry's name, byte for byte.
  const std::string& name(std::size_t entry) const { return entries_[entry].name; }
  /// Returns the method by which an entry is compressed; that of AES says that it is encrypted.
  std::uint64_t method(std::size_t entry) const { return entries_[entry].method; }
  /// Whether so many packed bytes of an entry stand before the directory. Throws FileError.
  bool holds(std::size_t entry, std::uint64_t packed_bytes) const;

 private:
  struct Entry {
    std::string name;
    std::uint64_t method = 0;
    std::uint64_t begin = 0;
  };

  ZipDirectory(Descriptor file, std::string name)
      : file_(std::move(file)), name_(std::move(name)) {}

  Descriptor file_;
  std::string name_;  // of the file
  std::vector<Entry> entries_;
  std::uint64_t begin_ = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP
