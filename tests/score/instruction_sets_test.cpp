// SPDX-License-Identifier: MIT
#include "ssi/score/instruction_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace ssi {
namespace {

TEST(InstructionSets, AreThoseOfThisCpuAndTheBaseline) {
  const std::vector<std::string_view> sets = instruction_sets();
  ASSERT_FALSE(sets.empty());
  EXPECT_EQ(sets.back(), "baseline") << "which every CPU has, and which is the slowest";
  EXPECT_EQ(std::count(sets.begin(), sets.end(), "baseline"), 1);
  // Tests of scores run on each of them: which these are is part of what a run has shown.
  for (const std::string_view set : {"avx512", "avx2", "neon", "baseline"}) {
    const bool is_here = std::find(sets.begin(), sets.end(), set) != sets.end();
    std::cout << "instruction set " << set << (is_here ? ": tested\n" : ": not on this CPU\n");
  }
}

}  // namespace
}  // namespace ssi
