// SPDX-License-Identifier: MIT
#include "report/page/numbers.hpp"

#include <algorithm>

namespace ssi::internal {
namespace {

constexpr std::string_view kMinus = "\xE2\x88\x92";     // U+2212
constexpr std::string_view kPercentSign = "\xC2\xA0%";  // behind U+00A0

}  // namespace

std::string trimmed(std::int64_t hundredths) {
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  std::string result = hundredths < 0 ? "-" : "";
  result += std::to_string(size / 100);
  if (size % 100 == 0) return result;
  result += '.';
  result += static_cast<char>('0' + size / 10 % 10);
  if (size % 10 != 0) result += static_cast<char>('0' + size % 10);
  return result;
}

std::int64_t share_of(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t kAll = 100'00;
  if (whole <= 0) return 0;
  const std::int64_t within = std::clamp<std::int64_t>(part, 0, whole);
  return (2 * kAll * within + whole) / (2 * whole);
}

std::string share_text(Points part, Points whole) {
  return trimmed(share_of(part.hundredths(), whole.hundredths()));
}

std::string points_text(Points points) {
  const std::string text = to_string(points);
  return text.front() == '-' ? std::string(kMinus).append(text, 1) : text;
}

std::string maximum_text(Points maximum) { return trimmed(maximum.hundredths()); }

std::string difference_text(Points difference) {
  return (difference > Points() ? "+" : "") + points_text(difference);
}

std::string percent_text(Percent percent) {
  return trimmed(percent.hundredths()).append(kPercentSign);
}

std::string_view kind_of(Points difference) {
  if (difference == Points()) return "none";
  return difference > Points() ? "gain" : "loss";
}

}  // namespace ssi::internal
