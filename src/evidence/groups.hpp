// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_GROUPS_HPP
#define SSI_SRC_EVIDENCE_GROUPS_HPP

#include <cstdint>
#include <span>
#include <vector>

#include "evidence/strata.hpp"
#include "ssi/evidence/outcomes.hpp"

namespace ssi::internal {

/// The outcomes of a group of members.
struct GroupOutcomes {
  std::uint64_t members = 0;
  double sum = 0;      ///< binary: how many successes
  double first = 0;    ///< the first outcome; differences from it are exact where all are equal
  double shifted = 0;  ///< sum of these differences
  double squares = 0;  ///< of the deviations from the mean
  double lowest = 0;   ///< the lowest outcome, or 0 if that is less

  double n() const { return static_cast<double>(members); }
  double mean() const { return first + shifted / n(); }    ///< Requires: members > 0
  double variance() const { return squares / (n() - 1); }  ///< Requires: members > 1
};

/// The leaders and the laggards of a stratum.
struct LeadersAndLaggards {
  GroupOutcomes leaders = {};
  GroupOutcomes laggards = {};
  std::uint64_t members = 0;  ///< with all who are neither
};

/// Returns them of each stratum.
std::vector<LeadersAndLaggards> leaders_and_laggards(std::span<const Points> totals,
                                                     std::span<const double> outcomes,
                                                     const Strata& strata,
                                                     const OutcomeQuestion& question);

/// Returns m1/m0 with limits R * exp(+-z * se). Binary: se^2 = 1/a - 1/n1 + 1/c - 1/n0 (Katz);
/// numeric: v1/(n1 * m1^2) + v0/(n0 * m0^2), by the delta method. Requires: two or more of both.
Estimate ratio_of(const LeadersAndLaggards& groups, OutcomeKind kind);

/// Returns m1 - m0 with limits: binary Newcombe's of 1998, method 10, from Wilson's of each mean;
/// numeric Welch's. Requires: two or more of both.
Estimate difference_of(const LeadersAndLaggards& groups, OutcomeKind kind);

/// Returns both groups compared within strata: withheld for fewer than kFewestInGroup of either.
AdjustedGroups adjusted_groups(std::span<const LeadersAndLaggards> strata, OutcomeKind kind);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_GROUPS_HPP
