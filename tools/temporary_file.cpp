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

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Names of 64 random bits, of one length whatever the output is called: that may be as long as a
/// name can be.
std::string random_name() {
  std::random_device random;
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), ".ssi-%08x%08x.tmp", random(), random());
  return name.data();
}

/// File systems that cannot sync say EINVAL: they promise nothing anyway.
bool sync(int file) {
  while (::fsync(file) != 0) {
    if (errno == EINVAL || errno == ENOTSUP) return true;
    if (errno != EINTR) return false;
  }
  return true;
}

}  // namespace

/// Calls make(path) with new names until one was free. False, with errno, if none can be made.
bool TemporaryFile::take_name(const std::function<bool(const char*)>& make) {
  constexpr int kMostAttempts = 100;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    name_ = make_unfinished(folder_of(target_) + '/' + random_name(), make);
    if (name_ != nullptr) return true;
    if (errno != EEXIST) return false;
  }
  return false;
}

TemporaryFile::TemporaryFile(std::string target, Access access) : target_(std::move(target)) {
  const mode_t mode = access == Access::usual ? 0666 : 0600;
  if (::access(kDescriptors, X_OK) == 0) {  // by way of which it gets its name
    file_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
    if (file_ >= 0) return;
  }
  take_name([this, mode](const char* path) {
    file_ = ::open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return file_ >= 0;
  });
}

TemporaryFile::~TemporaryFile() {
  if (file_ >= 0) ::close(file_);
  if (name_ == nullptr) return;
  ::unlink(name_->path.c_str());
  forget(*name_);
}

bool TemporaryFile::prepare() {
  if (!sync(file_)) return false;
  if (name_ != nullptr) return true;
  const std::string nameless = kDescriptors + std::to_string(file_);
  return take_name([&](const char* path) {
    return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
  });
}

bool TemporaryFile::replace_target() {
  if (::close(std::exchange(file_, -1)) != 0) return false;
  if (::rename(name_->path.c_str(), target_.c_str()) != 0) return false;
  forget(*std::exchange(name_, nullptr));
  // The new name survives a power cut from here on. Not every folder can be opened or synced; the
  // file is whole without, the old or the new.
  const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    sync(folder);
    ::close(folder);
  }
  return true;
}

}  // namespace ssi::command
