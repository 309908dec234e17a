// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "report/print.hpp"
#include "report/slope_and_ranks.hpp"
#include "report/statistics_text.hpp"
#include "report/wrap.hpp"
#include "ssi/report/outcomes.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::append_wrapped;
using internal::figure_text;
using internal::kColumns;
using internal::limits_text;
using internal::p_text;
using internal::print;
using internal::signed_text;

std::string quoted(const std::string& name) { return '\'' + printable(name) + '\''; }

/// "Positive: members with higher scores had 'won' more often".
std::string verdict_words(const OutcomeReport& report, const std::string& outcome) {
  const bool is_binary = report.kind == OutcomeKind::binary;
  switch (report.verdict) {
    case OutcomeVerdict::positive:
      return is_binary ? "Positive: members with higher scores had " + outcome + " more often"
                       : "Positive: the higher the score, the higher " + outcome + " on average";
    case OutcomeVerdict::negative:
      return is_binary ? "Negative: members with higher scores had " + outcome + " less often"
                       : "Negative: the higher the score, the lower " + outcome + " on average";
    default:
      return "Not shown: these members do not tell whether " + outcome +
             " rises or falls with the score";
  }
}

void append_verdict(std::string& out, const OutcomeReport& report, const std::string& outcome) {
  const std::string strata = quoted(report.question.strata);
  if (report.adjusted_slope && report.adjusted_slope->members == 0) {
    append_wrapped(
        out, "Not shown: nobody can be compared, for no two members have the same " + strata + ".");
    return;
  }
  std::string text = verdict_words(report, outcome);
  if (report.adjusted_slope) text += ", among members with the same " + strata;
  append_wrapped(out, text + ".");
}

/// What the slope says of the sign is not what the ranks say.
void append_disagreement(std::string& out, const OutcomeReport& report) {
  if (!internal::slope_and_ranks_disagree(report)) return;
  const auto& [correlation, p] = report.rank_correlation;
  append_wrapped(
      out, fmt::format("Slope and ranks disagree: the slope of all members is {}, but by rank the "
                       "outcome {} with the score (p {}). A few members far from the others may "
                       "decide the slope: look at the largest outcomes before you believe it.",
                       report.slope.sign() == 0 ? "not shown" : "the other way",
                       *correlation > 0 ? "rises" : "falls", p_text(p)));
}

void append_members(std::string& out, const OutcomeReport& report, const std::string& outcome) {
  print(out, "\n{}, mean {} {}\n", counted(report.members, "member"), outcome,
        figure_text(report.mean));
  const LeftOut& left_out = report.left_out;
  std::string list;
  const auto add = [&](std::uint64_t members, std::string_view why) {
    if (members > 0) list += fmt::format("{}{} {}", list.empty() ? "" : ", ", members, why);
  };
  add(left_out.without_outcome, "without an outcome");
  add(left_out.only_in_scores, "with a score alone");
  add(left_out.only_in_outcomes, "without a score");
  if (!list.empty()) append_wrapped(out, "left out: " + list);
}

/// A name that is too long for its column stands on a line of its own, and a reason why something
/// is missing that is too long for the line on the next one.
void append_estimate(std::string& out, std::string_view name, const Estimate& estimate,
                     bool with_sign) {
  constexpr std::size_t kNameColumns = 28;
  const auto figure = with_sign ? signed_text(estimate.estimate) : figure_text(estimate.estimate);
  const bool is_long = internal::columns_of(name) > kNameColumns;
  if (is_long) print(out, "  {}\n", name);
  const std::string line = fmt::format("  {:<28} {:>9}", is_long ? "" : name, figure);
  const std::string limits = limits_text(estimate, with_sign);
  const bool fits = internal::columns_of(line) + 2 + internal::columns_of(limits) <= kColumns;
  print(out, "{}{}{}\n", line, fits ? "  " : "\n    ", limits);
}

void append_slope(std::string& out, const OutcomeReport& report, const std::string& outcome) {
  print(out, "\n{:<30} {:>9}  {}\n", outcome + " per 10 points", "slope", "95 % limits");
  append_estimate(out, fmt::format("all {} members", report.members), report.slope, true);
  if (!report.adjusted_slope) return;
  const AdjustedSlope& adjusted = *report.adjusted_slope;
  const std::string strata = quoted(report.question.strata);
  append_estimate(out,
                  fmt::format("the {} with {}", report.members - adjusted.without_label, strata),
                  {.estimate = adjusted.crude, .reason = "not adjusted"}, true);
  append_estimate(out, fmt::format("{} within the same {}", adjusted.members, strata),
                  adjusted.slope, true);
  if (adjusted.alone == 0) return;
  append_wrapped(out, fmt::format("The last line is without {}, who cannot be compared.",
                                  counted(adjusted.alone, "member alone in its " + strata,
                                          "members alone in their " + strata)));
}

void append_ranks(std::string& out, const OutcomeReport& report) {
  out += '\n';
  const RankCorrelation& correlation = report.rank_correlation;
  print(out, "{:<30} {:>9}  p {}\n", "rank correlation", figure_text(correlation.estimate),
        p_text(correlation.p));
  if (!report.auc) return;
  print(out, "{:<30} {:>9}  {}\n", "area under the ROC curve", figure_text(report.auc->estimate),
        limits_text(*report.auc));
  out += "  how often a member with outcome 1 has a higher total than one with 0\n";
}

void append_tenths(std::string& out, const OutcomeReport& report) {
  if (report.tenths.empty()) return;
  out += "\ntenth  members            total       mean\n";
  for (const OutcomeTenth& tenth : report.tenths) {
    print(out, "{:>5}  {:>7}  {:>6} to {:>6}  {:>9}\n", tenth.tenth, tenth.members,
          to_string(tenth.total_low), to_string(tenth.total_high), figure_text(tenth.mean));
  }
}

void append_groups(std::string& out, const OutcomeReport& report) {
  print(out, "\n{:<30} {:>9}  members\n", "leaders and laggards", "mean");
  print(out, "  {:<28} {:>9}  {}\n", "over " + to_string(report.question.leaders_above),
        figure_text(report.leaders.mean), report.leaders.members);
  print(out, "  {:<28} {:>9}  {}\n", "under " + to_string(report.question.laggards_below),
        figure_text(report.laggards.mean), report.laggards.members);
  append_estimate(out, "ratio", report.ratio, false);
  append_estimate(out, "difference", report.difference, true);
  if (!report.adjusted) return;
  const bool is_ratio = report.kind == OutcomeKind::binary;
  append_estimate(out,
                  fmt::format("{} within {}", is_ratio ? "ratio" : "difference",
                              quoted(report.question.strata)),
                  report.adjusted->figure, !is_ratio);
}

void append_competencies(std::string& out, const OutcomeReport& report) {
  if (report.competencies.empty()) return;
  print(out, "\n{:<30} {:>9}  {:<8}  p by Holm\n", "rank correlation of", "r", "p");
  for (const CompetencyOutcome& each : report.competencies) {
    print(out, "  {:<28} {:>9}  {:<8}  {}\n", printable(each.competency),
          figure_text(each.correlation.estimate), p_text(each.correlation.p), p_text(each.p_holm));
  }
}

}  // namespace

std::string to_text(const OutcomeReport& report) {
  const std::string outcome = quoted(report.question.outcome);
  std::string out;
  append_verdict(out, report, outcome);
  append_disagreement(out, report);
  append_members(out, report, outcome);
  append_slope(out, report, outcome);
  append_ranks(out, report);
  append_tenths(out, report);
  append_groups(out, report);
  append_competencies(out, report);
  out += '\n';
  append_wrapped(out,
                 "That both go together does not show that the score is the cause: success brings "
                 "replies and connections, and so points. Scores should be older than the "
                 "outcomes.");
  return out;
}

}  // namespace ssi
