// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_SCORING_HPP
#define SSI_TESTS_SUPPORT_SCORING_HPP

// Shared by the scoring tests: comparing whole tables of scores with the reference.

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string_view>

#include "support/typed_tables.hpp"

namespace ssi {

/// Fails at the first member whose score differs.
inline void expect_scores(const Scores& scores, std::span<const reference::Score> expected) {
  ASSERT_EQ(scores.total.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(scores.of(i), expected[i]) << "member " << i << " of " << expected.size();
  }
}

/// The same, on each instruction set that this CPU has.
inline void expect_scores_everywhere(const ScoreAggregator& score, const MemberTable& members,
                                     std::span<const reference::Score> expected) {
  for (const std::string_view instruction_set : instruction_sets()) {
    SCOPED_TRACE(instruction_set);
    expect_scores(scores_of(score, members, {.instruction_set = instruction_set}), expected);
  }
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_SCORING_HPP
