// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_CPU_QUOTA_HPP
#define SSI_SRC_BASE_CPU_QUOTA_HPP

#include <filesystem>
#include <optional>

namespace ssi::internal {

/// Returns how many CPUs' worth of time control groups grant this process: the lowest quota of its
/// own group and of those around it, of version 1 and of version 2; nothing if none has a quota, or
/// if the system does not say. `root` is the folder of /proc and /sys; tests give another.
std::optional<double> cpu_quota(const std::filesystem::path& root = "/");

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_CPU_QUOTA_HPP
