// SPDX-License-Identifier: MIT
#include "base/cpu_quota.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

/// A system in a folder: what its /proc and /sys say of control groups.
class CpuQuota : public testing::Test {
 protected:
  void write(const std::string& path, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path(folder_.path(path)).parent_path());
    folder_.write(path, text);
  }
  /// What /proc/self/cgroup and /proc/self/mountinfo hold.
  void set_up_process(const std::string& groups, const std::string& mounts) {
    write("proc/self/cgroup", groups);
    write("proc/self/mountinfo", "23 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + mounts);
  }
  std::optional<double> quota() const { return internal::cpu_quota(folder_.path("")); }

  TemporaryFolder folder_;
};

const std::string kUnified =
    "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
const std::string kVersion1 =
    "31 23 0:27 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"
    "32 23 0:28 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n";

TEST_F(CpuQuota, IsNoneWhereTheSystemSaysNothing) { EXPECT_EQ(quota(), std::nullopt); }

TEST_F(CpuQuota, IsThatOfTheOwnGroup) {
  set_up_process("0::/system.slice/score.service\n", kUnified);
  write("sys/fs/cgroup/system.slice/score.service/cpu.max", "150000 100000\n");
  write("sys/fs/cgroup/system.slice/other.service/cpu.max", "10000 100000\n");
  EXPECT_EQ(quota(), 1.5);
}

TEST_F(CpuQuota, IsTheLowestOfTheGroupsAround) {
  set_up_process("0::/system.slice/batch.slice/score.service\n", kUnified);
  write("sys/fs/cgroup/system.slice/cpu.max", "800000 100000\n");
  write("sys/fs/cgroup/system.slice/batch.slice/cpu.max", "100000 50000\n");
  write("sys/fs/cgroup/system.slice/batch.slice/score.service/cpu.max", "400000 100000\n");
  EXPECT_EQ(quota(), 2.0);
}

TEST_F(CpuQuota, IsNoneWhereNoGroupHasOne) {
  set_up_process("0::/user.slice\n", kUnified);
  write("sys/fs/cgroup/user.slice/cpu.max", "max 100000\n");
  EXPECT_EQ(quota(), std::nullopt);
}

// A container with a namespace of its own sees its group as the top of all.
TEST_F(CpuQuota, IsThatOfTheTopInAContainer) {
  set_up_process("0::/\n", kUnified);
  write("sys/fs/cgroup/cpu.max", "300000 100000\n");
  EXPECT_EQ(quota(), 3.0);
}

// Without such a namespace it sees its group mounted as the top, and its path as the system does.
TEST_F(CpuQuota, IsThatOfTheMountedGroupInAContainerWithoutANamespace) {
  set_up_process("0::/docker/0123abcd/worker\n",
                 "30 23 0:26 /docker/0123abcd /sys/fs/cgroup ro - cgroup2 cgroup rw\n");
  write("sys/fs/cgroup/cpu.max", "400000 100000\n");
  write("sys/fs/cgroup/worker/cpu.max", "50000 100000\n");
  EXPECT_EQ(quota(), 0.5);
}

TEST_F(CpuQuota, IsThatOfTheMountIfTheProcessStandsOutsideOfIt) {
  set_up_process("0::/../other\n", kUnified);
  write("sys/fs/cgroup/cpu.max", "200000 100000\n");
  write("sys/fs/other/cpu.max", "100000 100000\n");
  EXPECT_EQ(quota(), 2.0);
}

TEST_F(CpuQuota, IsReadFromTheCpuControllerOfVersion1) {
  set_up_process("4:cpuset:/sets\n2:cpu,cpuacct:/batch/score\n1:name=systemd:/x\n", kVersion1);
  write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
  write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
  write("sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_quota_us", "250000\n");
  write("sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_period_us", "100000\n");
  write("sys/fs/cgroup/cpu,cpuacct/batch/score/cpu.cfs_quota_us", "-1\n");
  write("sys/fs/cgroup/cpu,cpuacct/batch/score/cpu.cfs_period_us", "100000\n");
  write("sys/fs/cgroup/cpuset/sets/cpu.cfs_quota_us", "1000\n");
  write("sys/fs/cgroup/cpuset/sets/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(quota(), 2.5);
}

TEST_F(CpuQuota, IsTheLowerOneWhereBothVersionsAreMounted) {
  set_up_process("2:cpu,cpuacct:/a\n0::/b\n",
                 kVersion1 + "33 23 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
  write("sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us", "400000\n");
  write("sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us", "100000\n");
  write("sys/fs/cgroup/unified/b/cpu.max", "700000 100000\n");
  EXPECT_EQ(quota(), 4.0);
}

TEST_F(CpuQuota, IsFoundWhereNamesHaveSpaces) {
  set_up_process("0::/my slice\n",
                 "30 23 0:26 / /sys/fs/control\\040groups rw - cgroup2 none rw\n");
  write("sys/fs/control groups/my slice/cpu.max", "200000 100000\n");
  EXPECT_EQ(quota(), 2.0);
}

TEST_F(CpuQuota, IsNoneWhereFilesMakeNoSense) {
  set_up_process("rubbish\n0:\n0::/a\n::\n", "rubbish - \n - cgroup2\n" + kUnified);
  for (const char* text : {"", "max", "x y\n", "100000\n", "100000 0\n", "0 100000\n",
                           "-5 100000\n", "99999999999999999999999 100000\n"}) {
    write("sys/fs/cgroup/a/cpu.max", text);
    EXPECT_EQ(quota(), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace ssi
