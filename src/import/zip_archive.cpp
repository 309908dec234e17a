// SPDX-License-Identifier: MIT
#include "import/zip_archive.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "import/entry_name.hpp"
#include "import/refusal.hpp"
#include "import/zip_directory.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { ::zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { ::zip_fclose(entry); }
};
using OpenArchive = std::unique_ptr<zip_t, CloseArchive>;
using OpenEntry = std::unique_ptr<zip_file_t, CloseEntry>;

constexpr const char* kNoZip = "is not a ZIP, or is cut off or damaged";

/// Throws what an error of libzip stands for. `rule` says what is wrong if it is the data.
[[noreturn]] void fail(const std::string& name, int error, int error_number, const char* rule) {
  if (error == ZIP_ER_MEMORY) throw std::bad_alloc();
  if (error == ZIP_ER_READ || error == ZIP_ER_SEEK) {
    throw FileError(FileError::Operation::read, name, error_number != 0 ? error_number : EIO);
  }
  throw refusal(name, rule);
}
[[noreturn]] void fail(const std::string& name, zip_error_t* error, const char* rule) {
  fail(name, ::zip_error_code_zip(error), ::zip_error_code_system(error), rule);
}

OpenArchive open(const std::string& name, Descriptor file) {
  int error = ZIP_ER_OK;
  OpenArchive archive(::zip_fdopen(file.get(), 0, &error));
  if (!archive) fail(name, error, errno, kNoZip);
  file.release();  // libzip's now
  return archive;
}

class ZipArchive : public Archive {
 public:
  ZipArchive(const std::string& name, Descriptor file)
      : Archive(name),
        directory_(
            ZipDirectory::read(Descriptor(::fcntl(file.get(), F_DUPFD_CLOEXEC, 0)), path())) {
    if (!directory_) throw refusal(path(), kNoZip);
    refuse_aes();
    archive_ = open(path(), std::move(file));
    const zip_int64_t count = ::zip_get_num_entries(archive_.get(), 0);
    if (static_cast<zip_uint64_t>(count) != directory_->size()) throw refusal(path(), kNoZip);
    std::vector<ArchiveEntry> entries;
    for (std::size_t i = 0; i < directory_->size(); ++i) add(i, entries);
    set_entries(std::move(entries));
  }

  std::string read(const ArchiveEntry& entry) override {
    const OpenEntry file(::zip_fopen_index(archive_.get(), entry.position, 0));
    if (!file) fail(name_of(entry), ::zip_get_error(archive_.get()), "is damaged");
    constexpr std::size_t kAtOnce = std::size_t{256} << 10;
    std::string bytes;
    while (true) {
      const std::size_t begin = bytes.size();
      bytes.resize(begin + kAtOnce);
      const zip_int64_t n = ::zip_fread(file.get(), bytes.data() + begin, kAtOnce);
      if (n < 0) fail_to_read(entry, ::zip_file_get_error(file.get()));
      bytes.resize(begin + static_cast<std::size_t>(n));
      if (bytes.size() > entry.size) refuse(entry, "is longer than the archive says");
      if (n == 0) break;  // by now libzip has compared the checksum
    }
    if (bytes.size() < entry.size) refuse(entry, "is shorter than the archive says");
    return bytes;
  }

 private:
  /// libzip does not open an archive at all if it finds such an entry malformed.
  void refuse_aes() const {
    constexpr std::uint64_t kAes = 99;
    for (std::size_t i = 0; i < directory_->size(); ++i) {
      if (directory_->method(i) == kAes) {
        throw refusal(path() + '/' + directory_->name(i), "is encrypted");
      }
    }
  }

  /// Adds an entry if it is one of the export's files. Refuses what must not be in an archive at
  /// all.
  void add(std::size_t position, std::vector<ArchiveEntry>& entries) {
    const std::string& name = directory_->name(position);
    const std::string shown = path() + '/' + name;
    if (const char* rule = unsafe_name(name)) throw refusal(shown, rule);
    zip_stat_t status;
    const char* const name_of_libzip = ::zip_get_name(archive_.get(), position, ZIP_FL_ENC_RAW);
    if (name_of_libzip == nullptr || name != name_of_libzip ||
        ::zip_stat_index(archive_.get(), position, 0, &status) != 0) {
      throw refusal(path(), kNoZip);
    }
    if (status.encryption_method != ZIP_EM_NONE) throw refusal(shown, "is encrypted");
    const std::string path = path_of(name);
    const FileMapping* mapping = mapping_of(path);
    if (mapping == nullptr || !is_regular(position, name)) return;
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE) {
      throw refusal(shown, "is compressed by another method than deflate");
    }
    if (!directory_->holds(position, status.comp_size)) throw refusal(shown, "is damaged");
    entries.push_back(
        {.path = path, .mapping = mapping, .size = status.size, .position = position});
  }

  /// Whether an entry is a file, and no folder, link or device.
  bool is_regular(zip_uint64_t position, const std::string& name) {
    if (name.ends_with('/') || name.ends_with('\\')) return false;
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (::zip_file_get_external_attributes(archive_.get(), position, 0, &system, &attributes) !=
            0 ||
        system != ZIP_OPSYS_UNIX) {
      return true;
    }
    const mode_t kind = (attributes >> 16) & S_IFMT;
    return kind == 0 || kind == S_IFREG;
  }

  [[noreturn]] void refuse(const ArchiveEntry& entry, const char* rule) const {
    throw refusal(name_of(entry), rule);
  }

  [[noreturn]] void fail_to_read(const ArchiveEntry& entry, zip_error_t* error) const {
    const int code = ::zip_error_code_zip(error);
    if (code == ZIP_ER_CRC) refuse(entry, "has another checksum than the archive says");
    if (code == ZIP_ER_INCONS) refuse(entry, "has another length than the archive says");
    fail(name_of(entry), error, "is damaged");
  }

  std::optional<ZipDirectory> directory_;
  OpenArchive archive_;
};

}  // namespace

std::unique_ptr<Archive> open_zip(const std::string& path, Descriptor file) {
  return std::make_unique<ZipArchive>(path, std::move(file));
}

}  // namespace ssi::internal
