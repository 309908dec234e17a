// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_STATISTICS_JSON_HPP
#define SSI_SRC_REPORT_STATISTICS_JSON_HPP

#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "report/json_parts.hpp"
#include "ssi/evidence/estimate.hpp"

namespace ssi::internal {

/// Returns a statistic with six significant digits, or null if it is not finite.
inline Json six_digits(double value) {
  if (!std::isfinite(value)) return nullptr;
  const std::string text = fmt::format("{:.6g}", value);
  double rounded = 0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded + 0.0;  // -0, which somebody would ask about, becomes 0
}

/// The same; null for nothing.
inline Json six_digits(const std::optional<double>& value) {
  return value ? six_digits(*value) : Json(nullptr);
}

/// Returns an estimate with its limits.
inline Json json_of(const Estimate& estimate) {
  return {{"estimate", six_digits(estimate.estimate)},
          {"low", six_digits(estimate.low)},
          {"high", six_digits(estimate.high)}};
}

/// Returns the reason of an estimate, null without one.
inline Json reason_of(const Estimate& estimate) {
  return estimate.reason.empty() ? Json(nullptr) : Json(estimate.reason);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_STATISTICS_JSON_HPP
