// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_ARCHIVE_HPP
#define SSI_SRC_IMPORT_ARCHIVE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "import/mapping.hpp"

namespace ssi::internal {

// More than any member has. They keep a small archive from unpacking to more than there is memory.
inline constexpr std::uint64_t kMostEntryBytes = std::uint64_t{1} << 30;
inline constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;  // of all that are read

/// A file of the export in an archive.
struct ArchiveEntry {
  std::string path;            ///< within the archive
  const FileMapping* mapping;  ///< which file it is
  std::uint64_t size = 0;      ///< bytes, as the archive declares
  std::uint64_t position = 0;  ///< the archive's own
};

/// A ZIP or a folder, of which only files of the export are read.
class Archive {
 public:
  virtual ~Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// What is to be read, in byte order of the paths.
  const std::vector<ArchiveEntry>& entries() const noexcept { return entries_; }

  /// Returns the bytes of one of them. Throws FileError, and DataError for what the archive
  /// declares otherwise.
  virtual std::string read(const ArchiveEntry& entry) = 0;

  /// The name of an entry in errors.
  std::string name_of(const ArchiveEntry& entry) const { return path_ + '/' + entry.path; }

 protected:
  explicit Archive(const std::string& path);

  const std::string& path() const noexcept { return path_; }

  /// Puts the entries in order. Throws DataError if there are none, two of one path, or too large
  /// ones.
  void set_entries(std::vector<ArchiveEntry> entries);

 private:
  std::string path_;  // without slashes at its end
  std::vector<ArchiveEntry> entries_;
};

/// Opens a ZIP or a folder. Throws FileError if there is none, or it cannot be read, and DataError
/// for an archive that is refused.
std::unique_ptr<Archive> open_archive(const std::string& path);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_ARCHIVE_HPP
