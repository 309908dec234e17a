// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_REFERENCE_HPP
#define SSI_TESTS_SUPPORT_REFERENCE_HPP

// The scoring model's definition, sections 2 to 5, written again from the specification alone:
// slow, obvious, one member at a time. It reads a model's terms, maxima, bands and badges as data
// and shares no code with src: whatever computes in the library is computed here in another way.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <span>
#include <vector>

#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/model/term.hpp"
#include "ssi/score.hpp"

namespace ssi::reference {

__extension__ typedef __int128 Wide;

/// One member's signals by their position; shorter than the catalogue: the rest is missing.
using Values = std::vector<std::optional<std::uint32_t>>;

inline std::optional<std::uint32_t> value_of(const Values& values, Signal signal) {
  const std::size_t i = index_of(signal);
  return i < values.size() ? values[i] : std::nullopt;
}

inline Member to_member(const Values& values) {
  Member member;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) member.set(static_cast<Signal>(i), *values[i]);
  }
  return member;
}

/// Forces one rounding: no compiler may fuse the operation with its neighbour.
inline double once(double x) {
  volatile double rounded = x;
  return rounded;
}

/// Section 2.3, linear: min(P, floor(P * a / ((b + prior) * full) + 0.5)), in hundredths.
inline std::int64_t linear_points(std::int64_t p, double a, double b_plus_prior, double full) {
  if (b_plus_prior == 0 || a == 0) return 0;  // a divisor that underflows would make 0 / 0
  const double numerator = once(static_cast<double>(p) * a);
  const double denominator = once(b_plus_prior * full);
  const double quotient = once(numerator / denominator);
  const double points = std::floor(once(quotient + 0.5));
  return points >= static_cast<double>(p) ? p : static_cast<std::int64_t>(points);
}

/// Section 2.3, log: floor(P * min(1, log1p(x) / log1p(full)) + 0.5), in hundredths.
inline std::int64_t log_points(std::int64_t p, double x, double full) {
  double share = once(std::log1p(x) / std::log1p(full));
  if (share > 1) share = 1;
  const double product = once(static_cast<double>(p) * share);
  return static_cast<std::int64_t>(std::floor(once(product + 0.5)));
}

/// The points of an observed term.
inline std::int64_t term_points(const Term& term, std::uint32_t a, std::uint32_t b) {
  const std::int64_t p = term.points.hundredths();
  if (p < 0) {
    Term positive = term;
    positive.points = -term.points;
    return -term_points(positive, a, b);
  }
  if (term.input.kind == InputKind::ratio) {
    return linear_points(p, a, once(b + term.input.prior), term.curve.full);
  }
  double x = a;
  if (term.input.kind == InputKind::difference) x = a > b ? a - b : 0;
  if (term.curve.kind == CurveKind::log) return log_points(p, x, term.curve.full);
  return linear_points(p, x, 1, term.curve.full);
}

/// The points of a term, or nothing where it is not observed.
inline std::optional<std::int64_t> term_points(const Term& term, const Values& values) {
  const auto a = value_of(values, term.input.operands[0]);
  if (!a) return std::nullopt;
  if (term.input.kind == InputKind::count) return term_points(term, *a, 0);
  const auto b = value_of(values, term.input.operands[1]);
  if (!b) return std::nullopt;
  return term_points(term, *a, *b);
}

/// A competency before renormalisation and clamp.
struct Sum {
  std::int64_t points = 0;
  std::int64_t observed = 0;  ///< positive points of the observed terms
  std::int64_t positive = 0;  ///< positive points of all terms
};

inline Sum sum_of_terms(std::span<const Term> terms, const Values& values) {
  Sum sum;
  for (const Term& term : terms) {
    const auto points = term_points(term, values);
    const std::int64_t positive = std::max<std::int64_t>(0, term.points.hundredths());
    sum.positive += positive;
    if (!points) continue;
    sum.points += *points;
    sum.observed += positive;
  }
  return sum;
}

inline Wide floor_divide(Wide a, Wide b) {  // b > 0
  Wide quotient = a / b;
  if (a % b != 0 && a < 0) --quotient;
  return quotient;
}

/// numerator / denominator rounded half up, exactly. Requires: denominator > 0.
inline std::int64_t round_half_up(Wide numerator, Wide denominator) {
  return static_cast<std::int64_t>(floor_divide(2 * numerator + denominator, 2 * denominator));
}

/// Section 2.7: the sum that `missing = "renormalise"` makes of a sum.
inline std::int64_t renormalised(const Sum& sum) {
  if (sum.observed == 0) return 0;
  return round_half_up(static_cast<Wide>(sum.points) * sum.positive, sum.observed);
}

inline std::int64_t before_clamp(MissingPolicy missing, const Sum& sum) {
  return missing == MissingPolicy::renormalise ? renormalised(sum) : sum.points;
}

inline std::int64_t clamped(std::int64_t points, Points maximum) {
  return std::clamp<std::int64_t>(points, 0, maximum.hundredths());
}

/// Section 2.6, in hundredths of a percent.
inline std::int64_t coverage(std::int64_t observed, std::int64_t positive) {
  return positive == 0 ? 0 : round_half_up(static_cast<Wide>(observed) * 10000, positive);
}

/// Everything in hundredths.
struct Score {
  std::vector<std::int64_t> competencies;
  std::int64_t total = 0;
  std::int64_t coverage = 0;
  std::size_t band = 0xFF;  // none
  std::uint32_t badges = 0;

  friend bool operator==(const Score&, const Score&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Score& score) {
    for (std::int64_t points : score.competencies) out << points << ' ';
    return out << "total " << score.total << " coverage " << score.coverage << " band "
               << score.band << " badges " << score.badges;
  }
};

/// The score of a model whose competencies have these sums.
inline Score combine(const Model& model, std::span<const Sum> sums) {
  Score score;
  std::int64_t observed = 0;
  std::int64_t positive = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Points maximum = model.competencies()[i]->maximum();
    score.competencies.push_back(clamped(before_clamp(model.missing(), sums[i]), maximum));
    score.total += score.competencies.back();
    observed += sums[i].observed;
    positive += sums[i].positive;
  }
  score.coverage = reference::coverage(observed, positive);
  for (std::size_t i = model.bands().size(); i-- > 0;) {  // backwards: the first match stays
    const Band& band = model.bands()[i];
    const bool high_enough = !band.above || score.total > band.above->hundredths();
    const bool low_enough = !band.below || score.total < band.below->hundredths();
    if (high_enough && low_enough) score.band = i;
  }
  for (std::size_t i = 0; i < model.badges().size(); ++i) {
    for (std::size_t c = 0; c < sums.size(); ++c) {
      const Badge& badge = model.badges()[i];
      if (badge.competency != model.competencies()[c]->name()) continue;
      if (score.competencies[c] >= badge.at_least.hundredths()) {
        score.badges |= std::uint32_t{1} << i;
      }
    }
  }
  return score;
}

/// The score of a member in a model whose competencies are all sums of terms.
inline Score score(const Model& model, const Values& values) {
  std::vector<Sum> sums;
  for (const auto& competency : model.competencies()) {
    sums.push_back(sum_of_terms(competency->terms(), values));
  }
  return combine(model, sums);
}

/// The library's score, in the same form.
inline Score of(const MemberScore& member) {
  Score score;
  for (Points points : member.competencies) score.competencies.push_back(points.hundredths());
  score.total = member.total.hundredths();
  score.coverage = member.coverage.hundredths();
  score.band = member.band.value_or(kNoBand);
  score.badges = member.badges;
  return score;
}

/// Section 5.
struct Rank {
  std::uint64_t rank = 0;
  std::int64_t percentile = 0;  ///< in hundredths
  std::uint64_t top_percent = 0;
};

inline Rank rank_of(std::uint64_t above, std::uint64_t equal, std::uint64_t below) {
  const Wide n = static_cast<Wide>(above) + equal + below;
  Rank result;
  result.rank = above + 1;
  result.percentile = round_half_up((2 * static_cast<Wide>(below) + equal) * 10000, 2 * n);
  while (static_cast<Wide>(result.top_percent) * n < 100 * static_cast<Wide>(result.rank)) {
    ++result.top_percent;
  }
  return result;
}

/// By counting, for a member of the cohort.
inline Rank rank_in(std::span<const Points> cohort, Points total) {
  std::uint64_t above = 0, equal = 0, below = 0;
  for (Points other : cohort) {
    above += other.hundredths() > total.hundredths() ? 1 : 0;
    equal += other.hundredths() == total.hundredths() ? 1 : 0;
    below += other.hundredths() < total.hundredths() ? 1 : 0;
  }
  return rank_of(above, equal, below);
}

}  // namespace ssi::reference

#endif  // SSI_TESTS_SUPPORT_REFERENCE_HPP
