// SPDX-License-Identifier: MIT
#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include "ssi/error.hpp"

namespace ssi::command {
namespace {

constexpr mode_t kNewFile = 0666;  // less the umask

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Follows links, so that a linked file is replaced and not the link.
std::string resolved(const std::string& path) {
  std::array<char, PATH_MAX> buffer{};
  return ::realpath(path.c_str(), buffer.data()) != nullptr ? std::string(buffer.data()) : path;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

mode_t umask_of_process() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : name_(path == "-" ? "<stdout>" : path) {
  struct stat status {};
  if (path == "-") {
    stream_ = STDOUT_FILENO;
  } else if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    stream_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);  // fails for a folder
    if (stream_ < 0) throw FileError(FileError::Operation::create, name_, errno);
  }
  if (stream_ >= 0) {
    open_spool();
    return;
  }
  target_ = resolved(path);
  open_beside_target();
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && ::access(target_.c_str(), W_OK) != 0) {
    const int reason = errno;
    ::close(file_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    throw FileError(FileError::Operation::create, name_, reason);
  }
  const mode_t mode = exists ? status.st_mode & 07777 : kNewFile & ~umask_of_process();
  ::fchmod(file_, mode);
}

OutputFile::~OutputFile() {
  if (file_ >= 0 && file_ != stream_) ::close(file_);
  if (stream_ >= 0 && stream_ != STDOUT_FILENO) ::close(stream_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::open_beside_target() {
  // A nameless file leaves nothing behind, even if the command is killed.
  file_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file_ >= 0) return;
  temporary_ = target_ + ".XXXXXX";
  file_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (file_ >= 0) return;
  temporary_.clear();
  throw FileError(FileError::Operation::create, name_, errno);
}

void OutputFile::open_spool() {
  std::FILE* spool = std::tmpfile();
  if (spool == nullptr) throw FileError(FileError::Operation::create, name_, errno);
  file_ = ::dup(::fileno(spool));
  std::fclose(spool);
}

void OutputFile::fail() const { throw FileError(FileError::Operation::write, name_, errno); }

void OutputFile::release() {
  if (stream_ < 0 || file_ == stream_) return;
  std::array<char, 1 << 16> buffer{};
  ::lseek(file_, 0, SEEK_SET);
  while (true) {
    const ssize_t n = ::read(file_, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail();
    if (n == 0) break;
    if (!write_all(stream_, {buffer.data(), static_cast<std::size_t>(n)})) fail();
  }
  ::close(file_);
  file_ = stream_;
}

void OutputFile::write(std::string_view bytes) {
  if (!write_all(file_, bytes)) fail();
}

void OutputFile::commit() {
  release();
  if (stream_ >= 0) return;
  if (temporary_.empty()) {
    // Only a named file can replace another, so it gets a name for a moment.
    const std::string nameless = "/proc/self/fd/" + std::to_string(file_);
    std::string name = target_ + "." + std::to_string(::getpid());
    ::unlink(name.c_str());
    if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
      fail();
    }
    temporary_ = std::move(name);
  }
  const int file = file_;
  file_ = -1;
  if (::close(file) != 0) fail();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
  temporary_.clear();
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat of_a {};
  struct stat of_b {};
  if (a == "-" || b == "-") return false;
  if (::stat(a.c_str(), &of_a) != 0 || ::stat(b.c_str(), &of_b) != 0) return false;
  return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

}  // namespace ssi::command
