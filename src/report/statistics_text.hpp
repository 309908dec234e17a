// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_STATISTICS_TEXT_HPP
#define SSI_SRC_REPORT_STATISTICS_TEXT_HPP

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "report/exponent.hpp"
#include "ssi/evidence/estimate.hpp"

namespace ssi::internal {

/// Returns a statistic for people: three significant digits, more where it has them before the
/// point, "0.0516" or "12345"; "-" for nothing.
inline std::string figure_text(const std::optional<double>& value) {
  if (!value) return "-";
  constexpr double kLeast = 1e-4;
  constexpr double kMost = 1e9;
  const double size = std::abs(*value);
  if (size == 0) return "0";
  if (size < kLeast || size >= kMost) return fmt::format("{:.3g}", *value);
  const int decimals = std::max(0, 2 - exponent_of(size, -4));
  return fmt::format("{:.{}f}", *value, decimals);
}

/// The same with a sign before what is over 0.
inline std::string signed_text(const std::optional<double>& value) {
  return (value && *value > 0 ? "+" : "") + figure_text(value);
}

/// Returns the limits of an estimate, "0.52 to 0.65", or why there are none.
inline std::string limits_text(const Estimate& estimate, bool with_sign = false) {
  if (!estimate.low || !estimate.high) return estimate.reason;
  const auto text = with_sign ? signed_text : figure_text;
  return text(estimate.low) + " to " + text(estimate.high);
}

/// Returns a p-value for people.
inline std::string p_text(const std::optional<double>& p) {
  constexpr double kLeast = 1e-4;
  if (p && *p < kLeast) return "< 0.0001";
  return p ? fmt::format("{:.4f}", *p) : "-";
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_STATISTICS_TEXT_HPP
