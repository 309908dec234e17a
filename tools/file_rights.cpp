// SPDX-License-Identifier: MIT
#include "file_rights.hpp"

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace ssi::command {
namespace {

constexpr mode_t kPermissions = S_IRWXU | S_IRWXG | S_IRWXO;
constexpr std::uint32_t kAsItIs = 0xffffffff;  // tells fchown() to leave the owner or group alone
constexpr const char* kAccessList = "system.posix_acl_access";

std::vector<std::string> attribute_names(const std::string& path) {
  std::vector<std::string> names;
  const ssize_t most = ::listxattr(path.c_str(), nullptr, 0);
  if (most <= 0) return names;
  std::string list(static_cast<std::size_t>(most), '\0');
  const ssize_t size = ::listxattr(path.c_str(), list.data(), list.size());
  if (size <= 0) return names;
  list.resize(static_cast<std::size_t>(size));
  for (std::size_t at = 0; at < list.size(); at += names.back().size() + 1) {
    names.emplace_back(list.c_str() + at);
  }
  return names;
}

/// Returns whether the file has the attribute now.
bool copy_attribute(const std::string& path, const std::string& name, int file) {
  const ssize_t most = ::getxattr(path.c_str(), name.c_str(), nullptr, 0);
  if (most < 0) return false;
  std::string value(static_cast<std::size_t>(most), '\0');
  const ssize_t size = ::getxattr(path.c_str(), name.c_str(), value.data(), value.size());
  return size >= 0 &&
         ::fsetxattr(file, name.c_str(), value.data(), static_cast<std::size_t>(size), 0) == 0;
}

/// The mode for a file that gets another group: members of the new group were others before, and
/// those of the old group are others now.
mode_t in_another_group(mode_t mode) {
  const mode_t all = mode & mode >> 3 & S_IRWXO;
  return (mode & S_IRWXU) | all << 3 | all;
}

}  // namespace

void copy_rights(const std::string& path, int file) {
  struct stat old {};
  if (::stat(path.c_str(), &old) != 0) return;
  ::fremovexattr(file, kAccessList);  // a new file may have got one from its folder
  const bool has_group = ::fchown(file, kAsItIs, old.st_gid) == 0;
  const mode_t mode = old.st_mode & kPermissions;
  ::fchmod(file, has_group ? mode : in_another_group(mode));
  for (const std::string& name : attribute_names(path)) {
    const std::string_view view = name;
    if (name == kAccessList) {
      // The list names the file's group without its number, and may deny some users what it gives
      // to all others: without the list, the mode would give too much.
      if (!has_group || !copy_attribute(path, name, file)) ::fchmod(file, mode & S_IRWXU);
    } else if (view.starts_with("user.") || view == "security.selinux") {
      copy_attribute(path, name, file);
    }
  }
  // Last, because whoever has given a file away may not set its rights.
  [[maybe_unused]] const bool has_owner = ::fchown(file, old.st_uid, kAsItIs) == 0;
}

}  // namespace ssi::command
