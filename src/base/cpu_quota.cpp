// SPDX-License-Identifier: MIT
#include "base/cpu_quota.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::internal {
namespace {

namespace fs = std::filesystem;

bool has_item(const std::string& list, std::string_view item) {
  std::istringstream items(list);
  for (std::string one; std::getline(items, one, ',');) {
    if (one == item) return true;
  }
  return false;
}

/// The control groups of this process: paths in their hierarchies, from /proc/self/cgroup.
struct Groups {
  std::optional<std::string> version1;  // its group in the hierarchy of the CPU controller
  std::optional<std::string> version2;  // its group in the one hierarchy
};

/// Lines are NUMBER:CONTROLLERS:PATH; version 2 has no controllers.
Groups own_groups(const fs::path& root) {
  Groups result;
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t controllers = line.find(':') + 1;
    const std::size_t path = line.find(':', controllers) + 1;
    if (controllers == 0 || path == 0) continue;
    const std::string of = line.substr(controllers, path - 1 - controllers);
    if (of.empty()) {
      result.version2 = line.substr(path);
    } else if (has_item(of, "cpu")) {
      result.version1 = line.substr(path);
    }
  }
  return result;
}

/// A hierarchy of control groups in the file system. In a container, its top may be a group far
/// below the system's.
struct Mount {
  std::string top;    // the path of the group that is mounted
  std::string point;  // the folder where it is mounted
  int version = 0;
};

/// Undoes mountinfo's \ooo, which stands for spaces and the like.
std::string unescaped(const std::string& text) {
  const auto is_octal = [](char c) { return c >= '0' && c <= '7'; };
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size() &&
        std::all_of(&text[i + 1], &text[i + 4], is_octal)) {
      const int code = (text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0');
      result += static_cast<char>(code);
      i += 3;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// Lines are ID PARENT DEVICE TOP POINT OPTIONS ... - TYPE SOURCE SUPER_OPTIONS.
std::vector<Mount> cpu_mounts(const fs::path& root) {
  std::vector<Mount> result;
  std::ifstream file(root / "proc/self/mountinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t dash = line.find(" - ");
    if (dash == std::string::npos) continue;
    std::istringstream before(line.substr(0, dash));
    std::istringstream after(line.substr(dash + 3));
    std::string id, parent, device, top, point, type, source, options;
    if (!(before >> id >> parent >> device >> top >> point)) continue;
    if (!(after >> type >> source >> options)) continue;
    const bool is_version1 = type == "cgroup" && has_item(options, "cpu");
    if (!is_version1 && type != "cgroup2") continue;
    result.push_back({unescaped(top), unescaped(point), is_version1 ? 1 : 2});
  }
  return result;
}

std::optional<double> quota_of(std::int64_t quota, std::int64_t period) {
  if (quota <= 0 || period <= 0) return std::nullopt;  // version 1 says -1 for none
  return static_cast<double>(quota) / static_cast<double>(period);
}

std::optional<double> quota_of(const fs::path& group, int version) {
  std::int64_t quota = 0;
  std::int64_t period = 0;
  if (version == 2) {
    std::ifstream file(group / "cpu.max");  // "max 100000" for none
    if (!(file >> quota >> period)) return std::nullopt;
  } else {
    std::ifstream quota_file(group / "cpu.cfs_quota_us");
    std::ifstream period_file(group / "cpu.cfs_period_us");
    if (!(quota_file >> quota) || !(period_file >> period)) return std::nullopt;
  }
  return quota_of(quota, period);
}

/// Returns the path of the group below the mount's top, or "." if the group is elsewhere. A
/// container may have its own group mounted as the top, and yet see the group's path as the system
/// does.
fs::path within(const Mount& mount, const std::string& group) {
  const fs::path below = fs::path(group).lexically_relative(mount.top);
  const bool is_elsewhere = below.empty() || *below.begin() == "..";
  return is_elsewhere ? fs::path(".") : below;
}

}  // namespace

std::optional<double> cpu_quota(const fs::path& root) {
  const Groups groups = own_groups(root);
  std::optional<double> lowest;
  for (const Mount& mount : cpu_mounts(root)) {
    const auto& group = mount.version == 1 ? groups.version1 : groups.version2;
    fs::path folder = root / fs::path(mount.point).relative_path();
    const auto consider = [&] {
      const auto quota = quota_of(folder, mount.version);
      if (quota && (!lowest || *quota < *lowest)) lowest = quota;
    };
    consider();
    for (const fs::path& name : within(mount, group.value_or("/"))) {
      folder /= name;
      consider();
    }
  }
  return lowest;
}

}  // namespace ssi::internal
