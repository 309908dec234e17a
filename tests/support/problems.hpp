// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_PROBLEMS_HPP
#define SSI_TESTS_SUPPORT_PROBLEMS_HPP

// Shared by tests of refused models.

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"

namespace ssi {

/// The problems of the model that `make` throws a ModelError for; none, and a failure, if it
/// throws nothing.
template <class Make>
std::vector<ModelProblem> problems_of(const Make& make) {
  try {
    make();
  } catch (const ModelError& error) {
    EXPECT_FALSE(error.problems().empty());
    for (const ModelProblem& problem : error.problems()) {
      const std::string_view what = error.what();
      EXPECT_NE(what.find(problem.rule), what.npos) << "what() has a line for each problem";
      EXPECT_NE(what.find(problem.key), what.npos) << "what() has a line for each problem";
      EXPECT_FALSE(problem.rule.empty());
    }
    return error.problems();
  }
  ADD_FAILURE() << "no ModelError";
  return {};
}

inline std::string described(const std::vector<ModelProblem>& problems) {
  std::string text;
  for (const ModelProblem& problem : problems) {
    text += "\n  " + std::to_string(problem.line) + ": " + problem.key + ": " + problem.rule;
  }
  return text;
}

inline bool names(const ModelProblem& problem, std::initializer_list<std::string_view> parts) {
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return problem.key.find(part) != std::string::npos;
  });
}

/// There is one problem, and its key contains each of the parts.
inline void expect_problem(const std::vector<ModelProblem>& problems,
                           std::initializer_list<std::string_view> parts) {
  ASSERT_EQ(problems.size(), 1u) << described(problems);
  for (const std::string_view part : parts) {
    EXPECT_NE(problems[0].key.find(part), std::string::npos)
        << "the key does not name '" << part << "':" << described(problems);
  }
}

/// Some problem's key contains each of the parts.
inline void expect_among(const std::vector<ModelProblem>& problems,
                         std::initializer_list<std::string_view> parts) {
  const bool found = std::any_of(problems.begin(), problems.end(),
                                 [&](const ModelProblem& p) { return names(p, parts); });
  std::string wanted;
  for (const std::string_view part : parts) wanted += " '" + std::string(part) + "'";
  EXPECT_TRUE(found) << "no key names" << wanted << " in:" << described(problems);
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_PROBLEMS_HPP
