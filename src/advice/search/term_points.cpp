// SPDX-License-Identifier: MIT
#include "advice/search/term_points.hpp"

#include <cmath>
#include <cstdlib>

#include "model/model_check.hpp"

namespace ssi::internal {

TermPoints::TermPoints(const Term& term)
    : term_(&term),
      is_difference_(term.input.kind == InputKind::difference),
      is_ratio_(term.input.kind == InputKind::ratio && term.curve.kind == CurveKind::linear),
      is_penalty_(term.points < Points()),
      points_(std::abs(term.points.hundredths())),
      prior_(term.input.prior),
      full_(term.curve.full) {
  if (term.input.kind == InputKind::ratio || full_ > kMostLevels) return;
  const auto last = static_cast<std::uint32_t>(std::ceil(full_));  // earns full marks
  table_.reserve(std::size_t{last} + 1);
  for (std::uint32_t x = 0; x <= last; ++x) table_.push_back(evaluate(term, x, 0).hundredths());
}

TermPoints::Range TermPoints::range(std::uint32_t least_a, std::uint32_t most_a,
                                    std::uint32_t least_b, std::uint32_t most_b) const noexcept {
  const std::int32_t slack = term_->curve.kind == CurveKind::log ? 1 : 0;
  const std::int32_t all = term_->points.hundredths();
  const bool may_be_of_nothing =
      term_->input.kind == InputKind::ratio && !(prior_ > 0) && least_b == 0;
  if (may_be_of_nothing) {
    if (most_b > 0) least_b = 1;
    least_a = 0;
  }
  const std::int32_t few = (*this)(least_a, most_b);
  const std::int32_t many = (*this)(most_a, least_b);
  if (is_penalty_) return {std::max(many - slack, all), std::min(few + slack, 0)};
  return {std::max(few - slack, 0), std::min(many + slack, all)};
}

}  // namespace ssi::internal
