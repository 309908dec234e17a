// SPDX-License-Identifier: MIT
#include "ssi/evidence/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "base/outcome_range.hpp"
#include "evidence/groups.hpp"
#include "evidence/outcome_kind.hpp"
#include "evidence/probability.hpp"
#include "evidence/ranks.hpp"
#include "evidence/roc.hpp"
#include "evidence/slope.hpp"
#include "evidence/strata.hpp"
#include "evidence/tenths.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace {

/// Throws std::invalid_argument for what no input of a file can be.
void check(const ScoredOutcomes& members) {
  const std::size_t n = members.totals.size();
  const bool fits = members.outcomes.size() == n &&
                    (members.strata.empty() || members.strata.size() == n) &&
                    std::ranges::all_of(members.points,
                                        [n](const auto& each) { return each.points.size() == n; });
  if (!fits) throw std::invalid_argument("columns of scores and outcomes differ in size");
  if (!std::ranges::all_of(members.outcomes, internal::is_outcome)) {
    throw std::invalid_argument("an outcome is not a number, too large, or too close to 0");
  }
  if (std::ranges::any_of(members.strata,
                          [n](std::uint32_t s) { return s >= n && s != kNoLabel; })) {
    throw std::invalid_argument("a stratum's number is not less than the number of members");
  }
}

/// Throws EvidenceError for a question that makes no sense, or members that show nothing.
void refuse(const ScoredOutcomes& members, const OutcomeQuestion& question) {
  if (question.leaders_above < question.laggards_below) {
    throw EvidenceError("leaders cannot begin at " + to_string(question.leaders_above) +
                        ", under the " + to_string(question.laggards_below) +
                        " at which laggards end");
  }
  const std::size_t n = members.totals.size();
  if (n < kFewestWithOutcome) {
    throw EvidenceError("only " + std::to_string(n) + (n == 1 ? " member has" : " members have") +
                        " a score and an outcome; it takes " + std::to_string(kFewestWithOutcome));
  }
  const auto never_varies = [](const auto& column) {
    return std::ranges::all_of(column, [&](const auto& each) { return each == column.front(); });
  };
  if (never_varies(members.outcomes)) {
    throw EvidenceError("all members have the same outcome in '" + question.outcome + "'");
  }
  if (never_varies(members.totals)) throw EvidenceError("all members have the same total");
}

OutcomeVerdict verdict_of(const Estimate& slope) {
  const int sign = slope.sign();
  if (sign == 0) return OutcomeVerdict::not_shown;
  return sign > 0 ? OutcomeVerdict::positive : OutcomeVerdict::negative;
}

/// How ranks go together; NaN becomes nothing.
RankCorrelation correlation_of(std::span<const double> ranks, std::span<const double> others) {
  const double r = internal::rank_correlation(ranks, others);
  if (std::isnan(r)) return {};
  return {.estimate = r, .p = internal::correlation_p(r, ranks.size())};
}

std::vector<CompetencyOutcome> competencies_of(const ScoredOutcomes& members,
                                               std::span<const double> outcome_ranks) {
  std::vector<CompetencyOutcome> result;
  std::vector<std::optional<double>> p_values;
  for (const CompetencyPoints& each : members.points) {
    const auto ranks = internal::mid_ranks(each.points);
    result.push_back(
        {.competency = each.competency, .correlation = correlation_of(ranks, outcome_ranks)});
    p_values.push_back(result.back().correlation.p);
  }
  const auto adjusted = internal::holm(p_values);
  for (std::size_t i = 0; i < result.size(); ++i) result[i].p_holm = adjusted[i];
  return result;
}

OutcomeGroup group_of(const internal::GroupOutcomes& group) {
  OutcomeGroup result{.members = group.members};
  if (group.members >= kFewestInGroup) result.mean = group.mean();
  return result;
}

/// Fills in all that compares leaders and laggards.
void compare_groups(const ScoredOutcomes& members, OutcomeReport& report) {
  const auto groups = [&](const internal::Strata& strata) {
    return internal::leaders_and_laggards(members.totals, members.outcomes, strata,
                                          report.question);
  };
  const internal::LeadersAndLaggards all = groups(internal::Strata()).front();
  report.leaders = group_of(all.leaders);
  report.laggards = group_of(all.laggards);
  if (!report.leaders.mean || !report.laggards.mean) {
    const char* which = report.leaders.mean ? "laggards" : "leaders";
    report.ratio.reason = report.difference.reason = std::string("fewer than 10 ") + which;
  } else {
    report.ratio = internal::ratio_of(all, report.kind);
    report.difference = internal::difference_of(all, report.kind);
  }
  if (members.strata.empty()) return;
  report.adjusted =
      internal::adjusted_groups(groups(internal::Strata(members.strata)), report.kind);
}

}  // namespace

std::string_view to_string(OutcomeVerdict verdict) noexcept {
  switch (verdict) {
    case OutcomeVerdict::positive:
      return "positive";
    case OutcomeVerdict::negative:
      return "negative";
    default:
      return "not shown";
  }
}

OutcomeReport report_outcomes(const ScoredOutcomes& members, const OutcomeQuestion& question) {
  check(members);
  refuse(members, question);
  const auto& [totals, outcomes, points, strata, left_out] = members;
  OutcomeReport report{.question = question,
                       .kind = internal::kind_of(outcomes),
                       .members = totals.size(),
                       .left_out = left_out};
  report.mean =
      std::accumulate(outcomes.begin(), outcomes.end(), 0.0) / static_cast<double>(totals.size());
  report.slope = internal::slope_of(totals, outcomes);
  if (!strata.empty()) report.adjusted_slope = internal::slope_within(totals, outcomes, strata);
  report.verdict = verdict_of(report.adjusted_slope ? report.adjusted_slope->slope : report.slope);
  const std::vector<double> ranks = internal::mid_ranks(totals);
  const std::vector<double> outcome_ranks = internal::mid_ranks(outcomes);
  report.rank_correlation = correlation_of(ranks, outcome_ranks);
  if (report.kind == OutcomeKind::binary) {
    report.auc = internal::area_under_roc(totals, ranks, outcomes);
  }
  if (totals.size() >= internal::kFewestForTenths) {
    report.tenths = internal::tenths_of(totals, ranks, outcomes);
  }
  compare_groups(members, report);
  report.competencies = competencies_of(members, outcome_ranks);
  return report;
}

}  // namespace ssi
