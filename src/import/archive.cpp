// SPDX-License-Identifier: MIT
#include "import/archive.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "import/descriptor.hpp"
#include "import/folder.hpp"
#include "import/refusal.hpp"
#include "import/zip_archive.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {

Archive::Archive(const std::string& path) : path_(path) {
  while (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();
}

void Archive::set_entries(std::vector<ArchiveEntry> entries) {
  entries_ = std::move(entries);
  if (entries_.empty()) throw refusal(path_, "has no file of LinkedIn's export");
  std::ranges::sort(entries_, {}, &ArchiveEntry::path);
  const auto repeated = std::ranges::adjacent_find(entries_, {}, &ArchiveEntry::path);
  if (repeated != entries_.end()) {
    throw refusal(name_of(*repeated), "is in the archive twice");
  }
  std::uint64_t sum = 0;
  for (const ArchiveEntry& entry : entries_) {
    if (entry.size > kMostEntryBytes) {
      throw refusal(name_of(entry), "has more than 1 GiB");
    }
    sum += entry.size;
    if (sum > kMostBytes) throw refusal(path_, "has more than 4 GiB to read");
  }
}

std::unique_ptr<Archive> open_archive(const std::string& path) {
  // A pipe without a writer would keep open() waiting.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) throw FileError(FileError::Operation::open, path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) {
    throw FileError(FileError::Operation::open, path, errno);
  }
  if (S_ISDIR(status.st_mode)) return open_folder(path);
  if (S_ISREG(status.st_mode)) return open_zip(path, std::move(file));
  throw refusal(path, "is neither a ZIP nor a folder");
}

}  // namespace ssi::internal
