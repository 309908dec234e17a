// SPDX-License-Identifier: MIT
#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "ssi/error.hpp"

namespace ssi::command {
namespace {

constexpr mode_t kNewFile = 0666;  // less the umask
constexpr const char* kDescriptors = "/proc/self/fd/";

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Follows links, so that a linked file is replaced or created, and the link stays.
std::string resolved(std::string path) {
  constexpr int kMostLinks = 40;  // the kernel's limit; there may be a loop
  for (int links = 0; links < kMostLinks; ++links) {
    std::error_code is_no_link;
    const auto target = std::filesystem::read_symlink(path, is_no_link);
    if (is_no_link) break;
    path = std::filesystem::path(path).parent_path() / target;
  }
  return path;
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

/// The names of files that are not whole yet: a command that is told to end removes them first.
/// Two outputs at most are open at once.
std::array<std::atomic<const char*>, 2> unfinished_names;
static_assert(std::atomic<const char*>::is_always_lock_free, "a signal handler reads them");

extern "C" void remove_unfinished_and_end(int signal) {
  for (const auto& slot : unfinished_names) {
    if (const char* name = slot.load()) ::unlink(name);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// What a parent has ignored, as nohup does, stays ignored.
void handle_signals() {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = remove_unfinished_and_end;
    ::sigaction(signal, &action, nullptr);
  }
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
    open_spool();
    return;
  }
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) throw FileError(FileError::Operation::create, name_, errno);
  target_ = resolved(path);
  if (exists && !is_same_file(path, target_)) {  // no file, or one that has lost its name
    target_.clear();
    stream_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);  // fails for a folder
    if (stream_ < 0) throw FileError(FileError::Operation::create, name_, errno);
    open_spool();
    return;
  }
  open_beside_target();
  if (exists && ::access(target_.c_str(), W_OK) != 0) {
    const int reason = errno;
    ::close(file_);
    remove_name();
    throw FileError(FileError::Operation::create, name_, reason);
  }
  const mode_t mode = exists ? status.st_mode & 07777 : kNewFile & ~umask_of_process();
  ::fchmod(file_, mode);
}

OutputFile::~OutputFile() {
  if (file_ >= 0 && file_ != stream_) ::close(file_);
  if (stream_ >= 0 && stream_ != STDOUT_FILENO) ::close(stream_);
  remove_name();
}

void OutputFile::take_name() {
  handle_signals();
  temporary_ = target_ + "." + std::to_string(::getpid());
  ::unlink(temporary_.c_str());  // of a process that was killed
  for (auto& slot : unfinished_names) {
    const char* expected = nullptr;
    if (slot.compare_exchange_strong(expected, temporary_.c_str())) return;
  }
}

void OutputFile::give_name_up() {
  for (auto& slot : unfinished_names) {
    const char* expected = temporary_.c_str();
    slot.compare_exchange_strong(expected, nullptr);
  }
  temporary_.clear();
}

void OutputFile::remove_name() {
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  give_name_up();
}

void OutputFile::open_beside_target() {
  // A nameless file leaves nothing behind if the command is killed before commit(), where it gets
  // its name by way of /proc.
  if (::access(kDescriptors, X_OK) == 0) {
    file_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file_ >= 0) return;
  }
  take_name();
  file_ = ::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file_ >= 0) return;
  const int reason = errno;
  give_name_up();
  throw FileError(FileError::Operation::create, name_, reason);
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
  // What was in a file without a name stays until there is something to replace it; pipes and
  // devices have nothing to be cut off, and standard output goes on where it is.
  if (stream_ != STDOUT_FILENO) static_cast<void>(::ftruncate(stream_, 0));
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
    const std::string nameless = kDescriptors + std::to_string(file_);
    take_name();
    if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) !=
        0) {
      fail();
    }
  }
  const int file = file_;
  file_ = -1;
  if (::close(file) != 0) fail();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
  give_name_up();
}

bool is_same_output(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;  // not wanted
  if (a == b || is_same_file(a, b)) return true;
  if (a == "-" || b == "-") return false;
  // Neither may exist yet.
  std::error_code unknown;
  const auto path_of = [&](const std::string& path) {
    const auto file = std::filesystem::absolute(resolved(path), unknown);
    return std::filesystem::weakly_canonical(file, unknown);
  };
  const auto path_of_a = path_of(a);
  return path_of_a == path_of(b) && !unknown;
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat of_a {};
  struct stat of_b {};
  if (a == "-" || b == "-") return false;
  if (::stat(a.c_str(), &of_a) != 0 || ::stat(b.c_str(), &of_b) != 0) return false;
  return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

}  // namespace ssi::command
