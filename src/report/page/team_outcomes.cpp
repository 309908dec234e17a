// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/outcome_figures.hpp"
#include "report/page/outcome_sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "report/slope_and_ranks.hpp"
#include "ssi/report/text.hpp"

// Whether high scores go with success: the verdict, and the slope behind it.

namespace ssi::internal {
namespace {

const Estimate& slope_of(const OutcomeReport& outcomes) {
  return outcomes.adjusted_slope ? outcomes.adjusted_slope->slope : outcomes.slope;
}

std::string verdict_words(const OutcomeReport& outcomes) {
  const std::string outcome = quoted(outcomes.question.outcome);
  const bool is_binary = outcomes.kind == OutcomeKind::binary;
  if (outcomes.verdict == OutcomeVerdict::not_shown) {
    return is_binary ? fmt::format(
                           "It was not shown that members with higher totals had {} more "
                           "often, or less often.",
                           outcome)
                     : fmt::format(
                           "It was not shown that members with higher totals had more of "
                           "{}, or less.",
                           outcome);
  }
  const std::string_view how = outcomes.verdict == OutcomeVerdict::positive ? "more" : "less";
  return is_binary ? fmt::format("Members with higher totals had {} {} often.", outcome, how)
                   : fmt::format("Members with higher totals had {} of {}.", how, outcome);
}

/// "4.50 percentage points higher (95 % limits: +1.50 to +7.49)".
std::string slope_words(const OutcomeReport& outcomes, const Estimate& slope) {
  const EstimateWords texts = estimate_words(slope, difference_style(outcomes.kind));
  FigureStyle size = difference_style(outcomes.kind);
  size.is_signed = false;
  Estimate magnitude = slope;
  if (*slope.estimate < 0) magnitude.estimate = -*slope.estimate;
  std::string result = fmt::format("{}{} {}", estimate_words(magnitude, size).estimate,
                                   outcomes.kind == OutcomeKind::binary ? " percentage points" : "",
                                   *slope.estimate < 0 ? "lower" : "higher");
  if (!texts.limits.empty()) print(result, " (95\u00A0% limits: {})", texts.limits);
  return result;
}

std::string among_words(const OutcomeReport& outcomes) {
  if (!outcomes.adjusted_slope) {
    return fmt::format("This is from {}, and nothing is adjusted for.",
                       counted(outcomes.members, "member"));
  }
  return fmt::format(
      "This is from {}, and adjusted for {}: each is compared with those of the "
      "same {} alone, of which there are {}.",
      counted(outcomes.adjusted_slope->members, "member"), quoted(outcomes.question.strata),
      quoted(outcomes.question.strata), outcomes.adjusted_slope->strata);
}

std::string main_words(const OutcomeReport& outcomes) {
  const Estimate& slope = slope_of(outcomes);
  std::string result;
  if (slope.estimate) {
    const std::string_view what = outcomes.kind == OutcomeKind::binary ? "share with" : "mean of";
    result = fmt::format("Among members with 10 points more of total, the {} {} is {}.", what,
                         quoted(outcomes.question.outcome), slope_words(outcomes, slope));
  } else {
    result = "By how much the outcome differs is not defined.";
  }
  if (!slope.reason.empty()) print(result, " Why figures are missing: {}.", shown(slope.reason));
  print(result, " {}", among_words(outcomes));
  const bool disagree = slope_and_ranks_disagree(outcomes);
  const bool can_compare = !outcomes.adjusted_slope || outcomes.adjusted_slope->members > 0;
  if (outcomes.verdict == OutcomeVerdict::not_shown && can_compare) {
    result += " That is no proof that there is nothing";
    result += disagree ? "." : ": more members might show it.";
  }
  if (disagree) {
    print(
        result,
        " By rank, the outcome {} with the total, which the slope does not say: a few members far "
        "from the others may decide it. Look at the largest outcomes.",
        *outcomes.rank_correlation.estimate > 0 ? "rises" : "falls");
  }
  return result;
}

/// Of a relation that comes from the strata, or that they hide.
std::string otherwise_words(const OutcomeReport& outcomes) {
  const Estimate& crude = outcomes.slope;
  const bool is_other = outcomes.adjusted_slope && crude.estimate &&
                        crude.sign() != outcomes.adjusted_slope->slope.sign();
  if (!is_other) return "";
  return fmt::format(
      "Not adjusted, it would look otherwise: {}. But that counts the differences between the "
      "groups "
      "of {} too, and these may have other reasons than the total.",
      slope_words(outcomes, crude), quoted(outcomes.question.strata));
}

std::string left_out_words(const OutcomeReport& outcomes) {
  std::string result = fmt::format("Of {} in both tables, {}.", counted(outcomes.members, "member"),
                                   outcomes.kind == OutcomeKind::binary
                                       ? figure_words(outcomes.mean, mean_style(outcomes.kind)) +
                                             " had " + quoted(outcomes.question.outcome)
                                       : "the mean is " + figure_words(outcomes.mean));
  print(result,
        " Left out: {} without an outcome, {} of the scores alone, {} of the outcomes alone.",
        outcomes.left_out.without_outcome, outcomes.left_out.only_in_scores,
        outcomes.left_out.only_in_outcomes);
  if (outcomes.adjusted_slope) {
    print(result, " Adjusted figures are of those whose {} is known and who are not alone in it.",
          quoted(outcomes.question.strata));
  }
  return result;
}

}  // namespace

void set_outcomes(Fields& fields, const TeamPage& page) {
  if (!page.outcomes) {
    fields.set("outcomes", false);
    return;
  }
  const OutcomeReport& outcomes = *page.outcomes;
  Fields section;
  section.set("verdict_words", verdict_words(outcomes));
  section.set("slope_words", main_words(outcomes));
  section.set("otherwise_words", otherwise_words(outcomes));
  section.set("left_out_words", left_out_words(outcomes));
  set_outcome_figures(section, outcomes);
  set_tenths(section, outcomes);
  set_leaders(section, outcomes);
  set_competency_outcomes(section, outcomes, page.report.model);
  fields.set("outcomes", std::move(section));
}

}  // namespace ssi::internal
