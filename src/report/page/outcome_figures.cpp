// SPDX-License-Identifier: MIT
#include "report/page/outcome_figures.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "report/exponent.hpp"

namespace ssi::internal {
namespace {

constexpr std::string_view kNone = "\u2013";
constexpr int kSignificant = 3;
/// From here on numbers are written with exponents.
constexpr double kTooLarge = 1e12;
constexpr int kMostDecimals = 9;

/// Returns the decimals of numbers that are shown together.
int decimals_of(std::span<const double> numbers) {
  double most = 0;
  int result = 0;
  for (const double number : numbers) {
    most = std::max(most, std::abs(number));
    if (number != 0) result = std::max(result, -exponent_of(number, -kMostDecimals));
  }
  if (most > 0) result = std::max(result, kSignificant - 1 - exponent_of(most, -kMostDecimals));
  return std::min(result, kMostDecimals);
}

std::string text_of(double number, int decimals, const FigureStyle& style) {
  const double size = std::abs(number);
  const std::string digits = size >= kTooLarge ? fmt::format("{:.{}e}", size, kSignificant - 1)
                                               : fmt::format("{:.{}f}", size, decimals);
  const bool is_zero = digits.find_first_of("123456789") == std::string::npos;
  std::string result;
  if (!is_zero && number < 0) result = "\u2212";
  if (!is_zero && number > 0 && style.is_signed) result = "+";
  return result.append(digits).append(style.unit);
}

}  // namespace

FigureStyle mean_style(OutcomeKind kind) {
  return kind == OutcomeKind::binary ? FigureStyle{.scale = 100, .unit = "\u00A0%"} : FigureStyle{};
}

FigureStyle difference_style(OutcomeKind kind) {
  return {.scale = kind == OutcomeKind::binary ? 100.0 : 1.0, .is_signed = true};
}

std::string figure_words(double number, const FigureStyle& style) {
  const double scaled = number * style.scale;
  return text_of(scaled, decimals_of({&scaled, 1}), style);
}

std::string figure_words(const std::optional<double>& number, const FigureStyle& style) {
  return number ? figure_words(*number, style) : std::string(kNone);
}

std::vector<std::string> column_words(const std::vector<std::optional<double>>& numbers,
                                      const FigureStyle& style) {
  std::vector<double> scaled;
  scaled.reserve(numbers.size());
  for (const auto& number : numbers) scaled.push_back(number.value_or(0) * style.scale);
  const int decimals = decimals_of(scaled);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    result.push_back(numbers[i] ? text_of(scaled[i], decimals, style) : std::string(kNone));
  }
  return result;
}

EstimateWords estimate_words(const Estimate& estimate, const FigureStyle& style) {
  if (!estimate.estimate) return {.estimate = std::string(kNone), .limits = ""};
  const bool has_limits = estimate.low && estimate.high;
  const double numbers[] = {*estimate.estimate * style.scale,
                            has_limits ? *estimate.low * style.scale : 0,
                            has_limits ? *estimate.high * style.scale : 0};
  const int decimals = decimals_of(numbers);
  EstimateWords result{.estimate = text_of(numbers[0], decimals, style), .limits = ""};
  if (has_limits) {
    result.limits = fmt::format("{} to {}", text_of(numbers[1], decimals, style),
                                text_of(numbers[2], decimals, style));
  }
  return result;
}

std::string p_words(const std::optional<double>& p) {
  constexpr double kLeastShown = 0.001;
  if (p && *p < kLeastShown) return "under 0.001";
  return figure_words(p);
}

}  // namespace ssi::internal
