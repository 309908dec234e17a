// SPDX-License-Identifier: MIT
#include "import/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "import/descriptor.hpp"
#include "import/entry_name.hpp"
#include "import/refusal.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

namespace fs = std::filesystem;

class Folder : public Archive {
 public:
  explicit Folder(const std::string& folder) : Archive(folder) {
    std::vector<ArchiveEntry> entries;
    std::error_code error;
    fs::recursive_directory_iterator each(path(), error);
    for (; !error && each != fs::recursive_directory_iterator(); each.increment(error)) {
      const fs::file_status status = each->symlink_status(error);
      if (error) break;
      if (fs::is_regular_file(status)) add(*each, entries);
    }
    if (error) throw FileError(FileError::Operation::open, path(), error.value());
    set_entries(std::move(entries));
  }

  std::string read(const ArchiveEntry& entry) override {
    const std::string name = name_of(entry);
    const Descriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0) throw FileError(FileError::Operation::open, name, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
      throw refusal(name, "is no regular file any more");
    }
    return bytes_of(file, name);
  }

 private:
  void add(const fs::directory_entry& file, std::vector<ArchiveEntry>& entries) const {
    const std::string relative = file.path().lexically_relative(path()).string();
    const FileMapping* mapping = mapping_of(relative);
    if (mapping == nullptr) return;
    std::error_code error;
    const std::uint64_t size = file.file_size(error);
    if (error) throw FileError(FileError::Operation::open, file.path().string(), error.value());
    entries.push_back({.path = relative, .mapping = mapping, .size = size});
  }

  static std::string bytes_of(const Descriptor& file, const std::string& name) {
    constexpr std::size_t kAtOnce = std::size_t{256} << 10;
    std::string bytes;
    while (true) {
      const std::size_t begin = bytes.size();
      bytes.resize(begin + kAtOnce);
      const ssize_t n = ::read(file.get(), bytes.data() + begin, kAtOnce);
      const int failure = errno;
      bytes.resize(begin + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
      if (n == 0) return bytes;
      if (n < 0 && failure != EINTR) {
        throw FileError(FileError::Operation::read, name, failure);
      }
      if (bytes.size() > kMostEntryBytes) throw refusal(name, "has more than 1 GiB");
    }
  }
};

}  // namespace

std::unique_ptr<Archive> open_folder(const std::string& path) {
  return std::make_unique<Folder>(path);
}

}  // namespace ssi::internal
