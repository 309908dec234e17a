// SPDX-License-Identifier: MIT
#include "temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <random>
#include <utility>

#include "unfinished_file.hpp"

namespace ssi::command {
namespace {

constexpr const char* kDescriptors = "/proc/self/fd/";

/// File systems that cannot sync say EINVAL or ENOTSUP: they promise nothing anyway.
bool sync(int file) {
  while (::fsync(file) != 0) {
    if (errno == EINVAL || errno == ENOTSUP) return true;
    if (errno != EINTR) return false;
  }
  return true;
}

}  // namespace

std::string temporary_name() {
  std::random_device random;
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), ".ssi-%08x%08x.tmp", random(), random());
  return name.data();
}

TemporaryFile::TemporaryFile(const std::string& target, Access access)
    : target_(target.substr(target.rfind('/') + 1)) {
  const mode_t mode = access == Access::usual ? 0666 : 0600;
  if (!open_folder(target.substr(0, target.size() - target_.size()))) return;
  if (::access(kDescriptors, X_OK) == 0) {  // a nameless file gets its name by way of it
    file_ = ::openat(folder_, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
    if (file_ >= 0) return;
  }
  take_name([this, mode](const char* name) {
    file_ = ::openat(folder_, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return file_ >= 0;
  });
}

TemporaryFile::~TemporaryFile() {
  if (file_ >= 0) ::close(file_);
  if (name_ != nullptr) {
    ::unlinkat(folder_, name_->name.c_str(), 0);
    forget(*name_);
  }
  if (folder_ >= 0) ::close(folder_);
}

/// Returns false, with errno, also for a folder that files are only added to: a file there can
/// neither get another name nor be removed.
bool TemporaryFile::open_folder(const std::string& path) {
  folder_ = ::open(path.empty() ? "." : path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) return false;
  struct statx status {};
  const bool is_known = ::statx(folder_, "", AT_EMPTY_PATH, STATX_TYPE, &status) == 0;
  if (!is_known || (status.stx_attributes & STATX_ATTR_APPEND) == 0) return true;
  errno = EPERM;
  return false;
}

/// Calls make(name) with new names until one is free. Returns false, with errno, if make() fails.
bool TemporaryFile::take_name(const std::function<bool(const char*)>& make) {
  constexpr int kMostAttempts = 100;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    name_ = make_unfinished(folder_, temporary_name(), make);
    if (name_ != nullptr) return true;
    if (errno != EEXIST) return false;
  }
  return false;
}

bool TemporaryFile::prepare() {
  if (!sync(file_)) return false;
  if (name_ != nullptr) return true;
  const std::string nameless = kDescriptors + std::to_string(file_);
  return take_name([&](const char* name) {
    return ::linkat(AT_FDCWD, nameless.c_str(), folder_, name, AT_SYMLINK_FOLLOW) == 0;
  });
}

bool TemporaryFile::replace_target() {
  if (::close(std::exchange(file_, -1)) != 0) return false;
  if (::renameat(folder_, name_->name.c_str(), folder_, target_.c_str()) != 0) return false;
  forget(*std::exchange(name_, nullptr));
  // From here on, the new name survives a power cut. Not every folder can be opened or synced; even
  // then there is a whole file, the old or the new.
  const int folder = ::openat(folder_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    sync(folder);
    ::close(folder);
  }
  return true;
}

}  // namespace ssi::command
