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

/// What is there now, if anything.
std::optional<struct stat> status_of(const OutputTarget& target) {
  struct stat status {};
  const bool exists = target.kind == OutputTarget::Kind::descriptor
                          ? ::fstat(target.descriptor, &status) == 0
                          : ::stat(target.path.c_str(), &status) == 0;
  return exists ? std::optional(status) : std::nullopt;
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
  if (path == "-") return {OutputTarget::Kind::descriptor, STDOUT_FILENO, ""};
  fs::path target = path;
  constexpr int kMostLinks = 40;  // the kernel's limit; there may be a loop
  for (int links = 0; links < kMostLinks; ++links) {
    std::error_code is_no_link;
    const fs::path next = fs::read_symlink(target, is_no_link);
    if (is_no_link) break;
    if (is_in_proc(target)) {
      if (const auto own = own_descriptor(target)) {
        return {OutputTarget::Kind::descriptor, *own, ""};
      }
      return {OutputTarget::Kind::stream, -1, target};
    }
    target = target.parent_path() / next;
  }
  struct stat status {};
  const bool is_stream = ::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  return {is_stream ? OutputTarget::Kind::stream : OutputTarget::Kind::file, -1, target};
}

bool is_same_output(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;  // not wanted
  const OutputTarget target_of_a = find_output(a);
  const OutputTarget target_of_b = find_output(b);
  const auto of_a = status_of(target_of_a);
  const auto of_b = status_of(target_of_b);
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
