// SPDX-License-Identifier: MIT
#include "ssi/score/instruction_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ssi {
namespace {

TEST(InstructionSets, AreThoseOfThisCpuAndTheBaseline) {
  const std::vector<std::string_view> sets = instruction_sets();
  ASSERT_FALSE(sets.empty());
  EXPECT_EQ(sets.back(), "baseline") << "which every CPU has, and which is the slowest";
  EXPECT_EQ(std::count(sets.begin(), sets.end(), "baseline"), 1);
}

}  // namespace
}  // namespace ssi
