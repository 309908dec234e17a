// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_CHECKED_PROBLEMS_HPP
#define SSI_TESTS_FUZZ_CHECKED_PROBLEMS_HPP

#include <string_view>

#include "fuzz_input.hpp"
#include "ssi/error.hpp"

namespace ssi::fuzz {

/// Checks an error that lists problems, which is printed as it is.
template <class Error>
void check_problems(const Error& error) {
  check(!error.problems().empty(), "an error without a problem");
  for (const ModelProblem& problem : error.problems()) {
    check(!problem.rule.empty() && problem.line > 0, "a problem without a rule or a line");
  }
  for (const char c : std::string_view(error.what())) {
    check(c == '\n' || c < 0 || c >= ' ', "a control character in an error");
  }
}

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_CHECKED_PROBLEMS_HPP
