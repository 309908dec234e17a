// SPDX-License-Identifier: MIT
#include "evidence/slope.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "evidence/probability.hpp"
#include "evidence/strata.hpp"

namespace ssi::internal {
namespace {

/// Hundredths of the points that the slope is per.
constexpr double kUnit = 1000;
/// A leverage that is nearer to 1 than this is 1, but for rounding.
constexpr double kRounding = 1e-12;

/// The members of a stratum, and their means.
struct Stratum {
  std::uint64_t members = 0;
  std::int64_t hundredths = 0;  // sum of the totals
  double first = 0;             // outcome; differences from it are exact where all are equal
  double outcomes = 0;          // sum of these differences
  double mean_total = 0;        // in hundredths
  double mean_outcome = 0;      // less the first
};

/// Members who are compared within strata.
class Comparison {
 public:
  Comparison(std::span<const Points> totals, std::span<const double> outcomes,
             const Strata& numbers)
      : totals_(totals), outcomes_(outcomes), numbers_(numbers), strata_(numbers.size()) {
    for (std::size_t i = 0; i < totals.size(); ++i) {
      if (numbers[i] == kNoLabel) continue;
      Stratum& stratum = strata_[numbers[i]];
      if (stratum.members++ == 0) stratum.first = outcomes[i];
      stratum.hundredths += totals[i].hundredths();
      stratum.outcomes += outcomes[i] - stratum.first;
    }
    for (Stratum& stratum : strata_) {
      const auto n = static_cast<double>(stratum.members);
      if (stratum.members < 2) continue;
      stratum.mean_total = static_cast<double>(stratum.hundredths) / n;
      stratum.mean_outcome = stratum.outcomes / n;
      members_ += stratum.members;
      ++count_;
    }
  }

  std::uint64_t members() const { return members_; }
  std::uint64_t strata() const { return count_; }
  std::uint64_t alone() const {
    std::uint64_t result = 0;
    for (const Stratum& stratum : strata_) result += stratum.members == 1 ? 1 : 0;
    return result;
  }

  Estimate slope() const;

 private:
  /// Calls `use(dx, dy, stratum)` with the deviations of each member that is not alone.
  template <class Use>
  void for_each_deviation(Use use) const {
    for (std::size_t i = 0; i < totals_.size(); ++i) {
      if (numbers_[i] == kNoLabel) continue;
      const Stratum& stratum = strata_[numbers_[i]];
      if (stratum.members < 2) continue;
      use(totals_[i].hundredths() - stratum.mean_total,
          outcomes_[i] - stratum.first - stratum.mean_outcome, stratum);
    }
  }

  std::span<const Points> totals_;
  std::span<const double> outcomes_;
  Strata numbers_;
  std::vector<Stratum> strata_;
  std::uint64_t members_ = 0;  // who are not alone
  std::uint64_t count_ = 0;    // their strata
};

/// With b = sum dx*dy / sum dx^2, e = dy - b*dx and the leverage h = 1/n + dx^2 / sum dx^2, the
/// variance is sum (dx * e/(1 - h))^2 / (sum dx^2)^2: HC3.
Estimate Comparison::slope() const {
  double xx = 0;
  double xy = 0;
  for_each_deviation([&](double dx, double dy, const Stratum&) {
    xx += dx * dx;
    xy += dx * dy;
  });
  if (xx == 0) return {.reason = "no two members of a stratum have different totals"};
  const double slope = xy / xx;
  double sum = 0;
  double highest = 0;
  for_each_deviation([&](double dx, double dy, const Stratum& stratum) {
    const double leverage = 1 / static_cast<double>(stratum.members) + dx * dx / xx;
    highest = std::max(highest, leverage);
    const double part = dx * (dy - slope * dx) / (1 - leverage);
    sum += part * part;
  });
  Estimate result{.estimate = slope * kUnit};
  if (highest > 1 - kRounding) {
    result.reason = "one member alone decides the slope (its leverage is 1)";
  } else if (members_ < count_ + 2) {
    result.reason = "too few members for limits";
  } else {
    const auto freedom = static_cast<double>(members_ - count_ - 1);
    const double margin = student_975(freedom) * std::sqrt(sum) / xx * kUnit;
    result.low = *result.estimate - margin;
    result.high = *result.estimate + margin;
  }
  return result;
}

}  // namespace

Estimate slope_of(std::span<const Points> totals, std::span<const double> outcomes) {
  return Comparison(totals, outcomes, Strata()).slope();
}

AdjustedSlope slope_within(std::span<const Points> totals, std::span<const double> outcomes,
                           std::span<const std::uint32_t> strata) {
  const Comparison within(totals, outcomes, Strata(strata));
  std::vector<std::uint32_t> together(strata.begin(), strata.end());
  AdjustedSlope result{.slope = within.slope(),
                       .members = within.members(),
                       .strata = within.strata(),
                       .alone = within.alone()};
  // The crude slope beside it is of all who have a label, alone or not.
  for (std::uint32_t& stratum : together) {
    if (stratum == kNoLabel) ++result.without_label;
    if (stratum != kNoLabel) stratum = 0;
  }
  result.crude = Comparison(totals, outcomes, Strata(together)).slope().estimate;
  return result;
}

}  // namespace ssi::internal
