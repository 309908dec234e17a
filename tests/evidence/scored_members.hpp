// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_EVIDENCE_SCORED_MEMBERS_HPP
#define SSI_TESTS_EVIDENCE_SCORED_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/evidence/outcomes.hpp"

namespace ssi {

/// Members with their scores and outcomes, added by hand.
struct ScoredMembers {
  std::vector<Points> totals = {};
  std::vector<double> outcomes = {};
  std::vector<std::uint32_t> strata = {};

  /// So many members with this total, in hundredths, and this outcome.
  void add(int count, int total, double outcome, std::uint32_t stratum = kNoLabel) {
    for (int i = 0; i < count; ++i) {
      totals.push_back(Points::from_hundredths(total));
      outcomes.push_back(outcome);
      strata.push_back(stratum);
    }
  }

  /// So many members with this total, of whom the first ones have outcome 1, the others 0.
  void add_successes(int successes, int members, int total, std::uint32_t stratum = kNoLabel) {
    add(successes, total, 1, stratum);
    add(members - successes, total, 0, stratum);
  }

  OutcomeReport report(const OutcomeQuestion& question = {}) const {
    return report_outcomes({.totals = totals, .outcomes = outcomes}, question);
  }

  OutcomeReport report_by_strata(const OutcomeQuestion& question = {}) const {
    return report_outcomes({.totals = totals, .outcomes = outcomes, .strata = strata}, question);
  }
};

}  // namespace ssi

#endif  // SSI_TESTS_EVIDENCE_SCORED_MEMBERS_HPP
