// SPDX-License-Identifier: MIT
#include "output_target.hpp"

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

namespace ssi::command {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return folder.empty() ? "." : folder;
}

/// Links of /proc lead to what a process has open, whatever their text says: the text may be the
/// name of a file that must not be replaced, or nobody's.
bool is_in_proc(const fs::path& link) {
  struct statfs system {};
  return ::statfs(folder_of(link).c_str(), &system) == 0 && system.f_type == PROC_SUPER_MAGIC;
}

/// The number of the descriptor that a link of /proc stands for, if it is one of this process.
std::optional<int> own_descriptor(const fs::path& link) {
  std::error_code unknown;
  const fs::path own = fs::canonical("/proc/self/fd", unknown);
  if (unknown || fs::canonical(folder_of(link), unknown) != own || unknown) return std::nullopt;
  const std::string name = link.filename();
  int descriptor = -1;
  const auto parsed = std::from_chars(name.data(), name.data() + name.size(), descriptor);
  if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size()) return std::nullopt;
  return descriptor;
}

/// Whether somebody other than this user and the folder's owner put a link or file, which has the
/// status, into a folder where anybody may put anything. A link may then lead to a file of this
/// user's, and whoever made a file may read it later. Linux keeps open() from these
/// (protected_symlinks and its like in sysctl(8)), but not a program that reads links and renames
/// files.
bool is_planted(const fs::path& path, const struct stat& status) {
  constexpr mode_t kForAll = S_ISVTX | S_IWOTH;
  struct stat folder {};
  return ::stat(folder_of(path).c_str(), &folder) == 0 && (folder.st_mode & kForAll) == kForAll &&
         status.st_uid != ::geteuid() && status.st_uid != folder.st_uid;
}

OutputTarget to_descriptor(int descriptor) {
  struct stat status {};
  const bool is_open = ::fstat(descriptor, &status) == 0;
  return {OutputTarget::Kind::descriptor, descriptor, "",
          is_open ? std::optional(status) : std::nullopt};
}

/// Returns where a link of /proc leads.
OutputTarget to_open_file(const fs::path& link) {
  if (const auto own = own_descriptor(link)) return to_descriptor(*own);
  struct stat status {};
  const bool exists = ::stat(link.c_str(), &status) == 0;
  return {OutputTarget::Kind::stream, -1, link, exists ? std::optional(status) : std::nullopt};
}

bool is_null_device(const struct stat& status) {
  struct stat null {};
  return S_ISCHR(status.st_mode) && ::stat("/dev/null", &null) == 0 && S_ISCHR(null.st_mode) &&
         status.st_rdev == null.st_rdev;
}

bool is_same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

OutputTarget find_output(const std::string& path) {
  using Kind = OutputTarget::Kind;
  if (path == "-") return to_descriptor(STDOUT_FILENO);
  fs::path target = path;
  constexpr int kMostLinks = 40;  // the kernel's limit; there may be a loop
  for (int links = 0; links <= kMostLinks; ++links) {
    struct stat status {};
    if (::lstat(target.c_str(), &status) != 0) break;
    if (is_planted(target, status)) return {Kind::planted, -1, target, status};
    if (S_ISREG(status.st_mode)) return {Kind::file, -1, target, status};
    if (!S_ISLNK(status.st_mode)) return {Kind::stream, -1, target, status};
    if (is_in_proc(target)) return to_open_file(target);
    std::error_code is_gone;
    target = target.parent_path() / fs::read_symlink(target, is_gone);
  }
  return {Kind::file, -1, target, std::nullopt};
}

bool is_same_output(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;  // not wanted
  const OutputTarget target_of_a = find_output(a);
  const OutputTarget target_of_b = find_output(b);
  const auto& of_a = target_of_a.status;
  const auto& of_b = target_of_b.status;
  if (of_a && of_b) return is_same(*of_a, *of_b) && !is_null_device(*of_a);
  if (of_a || of_b) return false;
  // Neither exists yet.
  std::error_code unknown;
  const auto path_of = [&](const OutputTarget& target) {
    return fs::weakly_canonical(fs::absolute(target.path, unknown), unknown);
  };
  const fs::path path_of_a = path_of(target_of_a);
  return path_of_a == path_of(target_of_b) && (!unknown || a == b);
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat of_a {};
  struct stat of_b {};
  if (a == "-" || b == "-") return false;
  if (::stat(a.c_str(), &of_a) != 0 || ::stat(b.c_str(), &of_b) != 0) return false;
  return S_ISREG(of_a.st_mode) && is_same(of_a, of_b);
}

}  // namespace ssi::command
