// SPDX-License-Identifier: MIT
#include "spool.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace ssi::command {
namespace {

constexpr std::size_t kMostInMemory = std::size_t{1} << 20;

int open_nameless(const char* folder) {
  const int file = ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
  std::string name = std::string(folder) + "/ssi-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

/// Waits for the reader of a pipe that is set not to block.
void wait_until_writable(int descriptor) {
  pollfd wanted{.fd = descriptor, .events = POLLOUT, .revents = 0};
  ::poll(&wanted, 1, -1);
}

}  // namespace

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      wait_until_writable(descriptor);
      continue;
    }
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

void Spool::open_file() {
  const std::array<const char*, 3> folders = {std::getenv("TMPDIR"), "/tmp", "/var/tmp"};
  for (const char* folder : folders) {
    if (folder == nullptr || *folder == '\0') continue;
    place_ = folder;
    file_ = open_nameless(folder);
    if (file_ >= 0) return;
  }
  place_ = "memory";
  file_ = ::memfd_create("ssi", MFD_CLOEXEC);
}

bool Spool::write(std::string_view bytes) {
  bytes_ += bytes;
  if (bytes_.size() <= kMostInMemory) return true;
  if (file_ < 0) open_file();
  if (file_ < 0 || !write_all(file_, bytes_)) return false;
  bytes_.clear();
  return true;
}

bool Spool::drain_to(int descriptor) {
  if (file_ >= 0) {
    std::string buffer(kMostInMemory, '\0');
    ::lseek(file_, 0, SEEK_SET);
    while (true) {
      const ssize_t n = ::read(file_, buffer.data(), buffer.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return false;
      if (n == 0) break;
      if (!write_all(descriptor, {buffer.data(), static_cast<std::size_t>(n)})) return false;
    }
    ::close(std::exchange(file_, -1));
  }
  return write_all(descriptor, std::exchange(bytes_, {}));
}

}  // namespace ssi::command
