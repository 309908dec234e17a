// SPDX-License-Identifier: MIT
#include "evidence/term_extremes.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace ssi::internal {
namespace {

std::int32_t size_of(Points points) noexcept { return std::abs(points.hundredths()); }

}  // namespace

std::uint32_t top_of(const SignalInfo& signal) noexcept {
  return signal.kind == SignalKind::flag ? 1 : std::numeric_limits<std::uint32_t>::max();
}

Points extreme_of(const Term& term, const SignalCatalogue& signals, Answers answers) {
  const Input& input = term.input;
  const auto top = [&](Signal signal) {
    const SignalInfo& info = signals[signal];
    return answers == Answers::none && info.given_by == GivenBy::others ? 0 : top_of(info);
  };
  const std::uint32_t a = top(input.operands[0]);
  if (input.kind == InputKind::count) return evaluate(term, a);
  if (input.operands[0] == input.operands[1]) {
    // A ratio of a signal to itself rises with it; without a prior it is 1 from the first on, but
    // for the rounding of large products.
    const std::uint32_t one = std::min(a, 1U);
    const auto by_size = [](Points x, Points y) { return size_of(x) < size_of(y); };
    return std::max(evaluate(term, one, one), evaluate(term, a, a), by_size);
  }
  // The second signal lessens a ratio or a difference, but of nothing there is no ratio.
  const bool needs_one = input.kind == InputKind::ratio && input.prior == 0;
  return evaluate(term, a, needs_one ? std::min(top(input.operands[1]), 1U) : 0);
}

std::optional<std::uint32_t> least_count(const Term& term, const SignalCatalogue& signals,
                                         Points points) {
  const std::int32_t wanted = size_of(points);
  const auto suffices = [&](std::uint32_t x) { return size_of(evaluate(term, x)) >= wanted; };
  std::uint32_t high = top_of(signals[term.input.operands[0]]);
  if (!suffices(high)) return std::nullopt;
  std::uint32_t low = 0;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (suffices(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace ssi::internal
