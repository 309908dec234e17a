// SPDX-License-Identifier: MIT
#include "files/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "ssi/error.hpp"

namespace ssi::internal {

namespace {

/// Waits for the writer of a pipe that is set not to block.
void wait_until_readable(int descriptor) {
  pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
  ::poll(&wanted, 1, -1);
}

}  // namespace

ByteSource::ByteSource(const std::string& path)
    : name_(path == "-" ? "<stdin>" : path),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw FileError(FileError::Operation::open, name_, errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return;
  if (S_ISREG(status.st_mode)) size_ = static_cast<std::uint64_t>(status.st_size);
  if (S_ISDIR(status.st_mode)) {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
    throw FileError(FileError::Operation::open, name_, EISDIR);
  }
}

ByteSource::~ByteSource() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

void ByteSource::append_to(std::string& buffer, std::size_t most) {
  const std::size_t begin = buffer.size();
  buffer.resize(begin + most);
  std::size_t got = 0;
  while (got < most && !at_end_) {
    const ssize_t n = ::read(descriptor_, buffer.data() + begin + got, most - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      wait_until_readable(descriptor_);
      continue;
    }
    if (n < 0) throw FileError(FileError::Operation::read, name_, errno);
    at_end_ = n == 0;
    got += static_cast<std::size_t>(n);
  }
  buffer.resize(begin + got);
  bytes_read_ += got;
}

void ByteSource::append_rest_to(std::string& buffer, std::size_t most) {
  constexpr std::size_t kAtOnce = std::size_t{256} << 10;
  while (!at_end_ && buffer.size() <= most) {
    append_to(buffer, std::min(kAtOnce, most + 1 - buffer.size()));
  }
}

}  // namespace ssi::internal
