// SPDX-License-Identifier: MIT
#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "file_rights.hpp"
#include "refused_file.hpp"

namespace ssi::command {
namespace {

/// Returns why no other file can take a file's place, as errno; 0 if one can.
int obstacle_to_replacing(const std::string& file) {
  // Of all calls that need the right to remove a name, this one never removes a file: it fails with
  // ENOTDIR, but in a sticky or locked folder with another error.
  if (::rmdir(file.c_str()) != 0 && errno != ENOTDIR) return errno;
  struct statx status {};
  const bool is_mounted =
      ::statx(AT_FDCWD, file.c_str(), AT_SYMLINK_NOFOLLOW, STATX_TYPE, &status) == 0 &&
      (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  return is_mounted ? EBUSY : 0;
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : name_(path == "-" ? "<stdout>" : path) {
  const OutputTarget target = find_output(path);
  switch (target.kind) {
    case OutputTarget::Kind::planted:
      throw RefusedFile(name_, EACCES, "somebody else put it into a folder for all");
    case OutputTarget::Kind::file:
      open_file(target);
      break;
    case OutputTarget::Kind::descriptor:
    case OutputTarget::Kind::stream:
      open_stream(target);
      break;
  }
}

OutputFile::~OutputFile() {
  if (stream_ >= 0) ::close(stream_);
}

void OutputFile::open_stream(const OutputTarget& target) {
  // Nothing is truncated: a file behind a descriptor goes on where it is, as with the shell's >&.
  if (target.kind == OutputTarget::Kind::descriptor) {
    const int flags = ::fcntl(target.descriptor, F_GETFL);
    // The caller does not mean a descriptor that the command itself has opened, such as that of the
    // other output.
    const bool is_own = (::fcntl(target.descriptor, F_GETFD) & FD_CLOEXEC) != 0;
    const bool is_closed = flags >= 0 && (is_own || (flags & O_ACCMODE) == O_RDONLY);
    // Standard output that the caller has closed fails when there is something to write.
    if (is_closed && target.descriptor != STDOUT_FILENO) {
      throw FileError(FileError::Operation::create, name_, EBADF);
    }
    stream_ = ::fcntl(target.descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  } else {
    stream_ = ::open(target.path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);  // fails for a folder
  }
  if (stream_ < 0) throw FileError(FileError::Operation::create, name_, errno);
}

void OutputFile::open_file(const OutputTarget& target) {
  const std::string& path = target.path;
  const bool exists = target.status.has_value();
  // Asked for the effective user, with the capabilities that a service may have.
  const bool is_writable = ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
  if (!is_writable && (exists || errno != ENOENT)) {
    throw FileError(FileError::Operation::create, name_, errno);
  }
  file_.emplace(path, exists ? TemporaryFile::Access::owner : TemporaryFile::Access::usual);
  const int reason = file_->is_open() ? 0 : errno;
  const int obstacle = reason == 0 && exists ? obstacle_to_replacing(path) : reason;
  if (exists && (obstacle == EACCES || obstacle == EPERM || obstacle == EBUSY)) {
    throw RefusedFile(name_, obstacle,
                      "it can be written, but not replaced by a whole file at once; to write into "
                      "it, use -o - and the shell's >");
  }
  if (obstacle != 0) throw FileError(FileError::Operation::create, name_, obstacle);
  if (exists) copy_rights(path, file_->descriptor());
}

void OutputFile::fail() const { throw FileError(FileError::Operation::write, name_, errno); }

void OutputFile::release() {
  is_released_ = true;
  if (stream_ >= 0 && !spool_.drain_to(stream_)) fail();
}

void OutputFile::write(std::string_view bytes) {
  if (file_ || is_released_) {
    if (!write_all(file_ ? file_->descriptor() : stream_, bytes)) fail();
  } else if (!spool_.write(bytes)) {
    const int error = errno;
    throw FileError(FileError::Operation::write, spool_.place() + ", where " + name_ + " waits",
                    error);
  }
}

void OutputFile::prepare() {
  if (is_prepared_) return;
  release();
  if (file_ && !file_->prepare()) fail();
  is_prepared_ = true;
}

void OutputFile::commit() {
  prepare();
  if (file_ && !file_->replace_target()) fail();
}

bool OutputFile::is_terminal() const { return stream_ >= 0 && ::isatty(stream_) != 0; }

}  // namespace ssi::command
