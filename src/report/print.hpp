// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PRINT_HPP
#define SSI_SRC_REPORT_PRINT_HPP

#include <spdlog/fmt/fmt.h>

#include <iterator>
#include <string>
#include <utility>

#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// Appends to a text as fmt::format() makes it.
template <class... Args>
void print(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

/// Returns a difference of points with its sign, none for 0.00.
inline std::string with_sign(Points difference) {
  return (difference > Points() ? "+" : "") + to_string(difference);
}

/// Returns why a member has no band and no badges. The coverage is rounded down, so that it never
/// looks like the minimum.
inline std::string too_little_observed(Percent coverage) {
  return fmt::format("too little observed ({} %)", coverage.hundredths() / 100);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PRINT_HPP
