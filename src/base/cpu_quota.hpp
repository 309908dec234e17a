// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_CPU_QUOTA_HPP
#define SSI_SRC_BASE_CPU_QUOTA_HPP

#include <filesystem>
#include <optional>

namespace ssi::internal {

/// CPUs' worth of time that control groups grant this process: the lowest quota of its own group
/// and of those around it, of version 1 and of version 2; nothing if none has a quota, or if the
/// system does not say. `root` is where the system's /proc and /sys lie; another is for tests.
std::optional<double> cpu_quota(const std::filesystem::path& root = "/");

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_CPU_QUOTA_HPP
