// SPDX-License-Identifier: MIT
#include "report/page/outcome_sections.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/outcome_figures.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi::internal {
namespace {

bool is_binary(const OutcomeReport& outcomes) { return outcomes.kind == OutcomeKind::binary; }

/// A line of a table of figures.
struct FigureRow {
  std::string what;
  std::string why = {};
  EstimateWords figure = {};
  std::string members = {};
};

Fields::List row_fields(std::vector<FigureRow> rows) {
  Fields::List result;
  for (FigureRow& row : rows) {
    result.emplace_back()
        .set("figure_what", std::move(row.what))
        .set("figure_why", std::move(row.why))
        .set("figure_estimate", std::move(row.figure.estimate))
        .set("figure_limits", std::move(row.figure.limits))
        .set("figure_members", std::move(row.members));
  }
  return result;
}

/// What a figure is in, and why a part of it is missing.
std::string why_words(std::string what, const Estimate& estimate) {
  if (estimate.reason.empty()) return what;
  return what.append(what.empty() ? "" : "; ").append(shown(estimate.reason));
}

void add_slopes(std::vector<FigureRow>& rows, const OutcomeReport& outcomes) {
  const FigureStyle style = difference_style(outcomes.kind);
  const std::string unit =
      is_binary(outcomes) ? "percentage points" : "of " + quoted(outcomes.question.outcome);
  const std::string more = "With 10 points more of total";
  if (const auto& adjusted = outcomes.adjusted_slope) {
    rows.push_back({.what = fmt::format("{}, within {}", more, quoted(outcomes.question.strata)),
                    .why = why_words(unit, adjusted->slope),
                    .figure = estimate_words(adjusted->slope, style),
                    .members = std::to_string(adjusted->members)});
    if (adjusted->members < outcomes.members) {
      // How many they are the file does not say: those who are alone are among them.
      rows.push_back(
          {.what = fmt::format("All with {}, not adjusted", quoted(outcomes.question.strata)),
           .why = unit,
           .figure = estimate_words(Estimate{.estimate = adjusted->crude}, style)});
    }
  }
  rows.push_back({.what = outcomes.adjusted_slope ? "All members, not adjusted" : more,
                  .why = why_words(unit, outcomes.slope),
                  .figure = estimate_words(outcomes.slope, style),
                  .members = std::to_string(outcomes.members)});
}

std::string totals_text(const OutcomeTenth& tenth) {
  return fmt::format("{} to {}", points_text(tenth.total_low), points_text(tenth.total_high));
}

std::vector<std::string> mean_texts(const OutcomeReport& outcomes) {
  std::vector<std::optional<double>> means;
  for (const OutcomeTenth& tenth : outcomes.tenths) means.push_back(tenth.mean);
  return column_words(means, mean_style(outcomes.kind));
}

std::string chart_of(const OutcomeReport& outcomes, const std::string& title) {
  const std::vector<std::string> texts = mean_texts(outcomes);
  std::vector<TenthColumn> columns;
  std::string figures =
      fmt::format("All: {}.", figure_words(outcomes.mean, mean_style(outcomes.kind)));
  for (std::size_t i = 0; i < outcomes.tenths.size(); ++i) {
    const OutcomeTenth& tenth = outcomes.tenths[i];
    print(figures, "{}Tenth {}, totals {}: {}", i == 0 ? " " : "; ", tenth.tenth,
          totals_text(tenth), tenth.mean ? texts[i] : "too few members");
    if (tenth.mean) columns.push_back({tenth.tenth, *tenth.mean, texts[i]});
  }
  return tenths_chart({"tenths", title, figures + '.'}, columns, outcomes.mean);
}

std::string tenths_words(const OutcomeReport& outcomes) {
  std::string result = "All members in tenths by their total.";
  if (outcomes.tenths.size() < 10) {
    result += " Members with the same total are in the same, so others may be empty.";
  }
  return result;
}

/// What is said of leaders and laggards, if they were compared.
std::vector<FigureRow> comparisons_of(const OutcomeReport& outcomes) {
  const std::string sizes =
      fmt::format("{} and {}", outcomes.leaders.members, outcomes.laggards.members);
  const std::string unit = is_binary(outcomes) ? "percentage points" : "";
  const std::string leaders = is_binary(outcomes) ? "The leaders' share" : "The leaders' mean";
  const std::string divided = leaders + ", divided by the laggards'";
  const std::string less = leaders + " less the laggards'";
  const FigureStyle difference = difference_style(outcomes.kind);
  std::vector<FigureRow> rows;
  rows.push_back({.what = divided,
                  .why = why_words("", outcomes.ratio),
                  .figure = estimate_words(outcomes.ratio),
                  .members = sizes});
  rows.push_back({.what = less,
                  .why = why_words(unit, outcomes.difference),
                  .figure = estimate_words(outcomes.difference, difference),
                  .members = sizes});
  if (const auto& adjusted = outcomes.adjusted) {
    const FigureStyle style = is_binary(outcomes) ? FigureStyle{} : difference;
    const std::string_view method =
        is_binary(outcomes) ? "Mantel-Haenszel" : "the groups' differences, weighted";
    const std::string both = fmt::format("{} and {}", adjusted->leaders, adjusted->laggards);
    rows.push_back({.what = fmt::format("{}, within {}", is_binary(outcomes) ? divided : less,
                                        quoted(outcomes.question.strata)),
                    .why = why_words(fmt::format("{}; groups with both: {}, others: {}", method,
                                                 adjusted->strata, adjusted->left_out),
                                     adjusted->figure),
                    .figure = estimate_words(adjusted->figure, style),
                    .members = both});
    if (both != sizes) {
      rows.push_back({.what = "The same members, not adjusted",
                      .figure = estimate_words(Estimate{.estimate = adjusted->crude}, style),
                      .members = both});
    }
  }
  return rows;
}

constexpr double kShown = 0.05;  // of p, as limits of 95 % have it

bool is_shown(const CompetencyOutcome& competency) {
  return competency.correlation.estimate && competency.p_holm && *competency.p_holm < kShown;
}

std::string relation_words(const CompetencyOutcome& competency) {
  if (!is_shown(competency)) return "not shown";
  return *competency.correlation.estimate > 0 ? "more" : "less";
}

}  // namespace

std::string quoted(std::string_view name) { return "\u201C" + shown(name) + "\u201D"; }

void set_outcome_figures(Fields& fields, const OutcomeReport& outcomes) {
  std::vector<FigureRow> rows;
  add_slopes(rows, outcomes);
  const std::string members = std::to_string(outcomes.members);
  if (const auto& auc = outcomes.auc) {
    rows.push_back({.what = fmt::format("How often one with {} has a higher total than one without",
                                        quoted(outcomes.question.outcome)),
                    .why = why_words("50\u00A0% would be chance; area under the ROC curve", *auc),
                    .figure = estimate_words(*auc, {.scale = 100, .unit = "\u00A0%"}),
                    .members = members});
  }
  const FigureStyle with_sign{.is_signed = true};
  rows.push_back({.what = "Rank correlation with the total",
                  .why = fmt::format("Spearman's, from \u22121 to 1; p {}",
                                     p_words(outcomes.rank_correlation.p)),
                  .figure = estimate_words(Estimate{.estimate = outcomes.rank_correlation.estimate},
                                           with_sign),
                  .members = members});
  fields.set("findings", row_fields(std::move(rows)));
}

void set_tenths(Fields& fields, const OutcomeReport& outcomes) {
  if (outcomes.tenths.empty()) {
    fields.set("tenths", false);
    return;
  }
  const std::vector<std::string> texts = mean_texts(outcomes);
  Fields::List rows;
  for (std::size_t i = 0; i < outcomes.tenths.size(); ++i) {
    const OutcomeTenth& tenth = outcomes.tenths[i];
    rows.emplace_back()
        .set("tenth_number", std::to_string(tenth.tenth))
        .set("tenth_totals", totals_text(tenth))
        .set("tenth_members", std::to_string(tenth.members))
        .set("tenth_mean", texts[i]);
  }
  const std::string title =
      fmt::format("{} {} by tenth of the total", is_binary(outcomes) ? "Share with" : "Mean of",
                  quoted(outcomes.question.outcome));
  fields.set("tenths",
             Fields()
                 .set("tenths_title", title)
                 .set("tenths_words", tenths_words(outcomes))
                 .set("tenths_mean", figure_words(outcomes.mean, mean_style(outcomes.kind)))
                 .set("tenths_chart", chart_of(outcomes, title))
                 .set("tenth_rows", std::move(rows)));
}

void set_leaders(Fields& fields, const OutcomeReport& outcomes) {
  const OutcomeGroup& leaders = outcomes.leaders;
  const OutcomeGroup& laggards = outcomes.laggards;
  const std::vector<std::string> means =
      column_words({leaders.mean, laggards.mean}, mean_style(outcomes.kind));
  std::vector<FigureRow> rows;
  const auto add = [&](std::string what, const OutcomeGroup& group, std::string mean) {
    rows.push_back({.what = std::move(what),
                    .why = group.mean ? "" : "too few to show their mean",
                    .figure = {.estimate = std::move(mean), .limits = ""},
                    .members = std::to_string(group.members)});
  };
  add(fmt::format("Leaders: a total above {}", maximum_text(outcomes.question.leaders_above)),
      leaders, means[0]);
  add(fmt::format("Laggards: a total below {}", maximum_text(outcomes.question.laggards_below)),
      laggards, means[1]);
  const bool is_compared = outcomes.ratio.estimate || outcomes.difference.estimate;
  std::string words = "The ends alone, as published claims have them. Those between do not count.";
  if (is_compared) {
    for (FigureRow& row : comparisons_of(outcomes)) rows.push_back(std::move(row));
  } else {
    print(words, " They are not compared: {}.",
          outcomes.ratio.reason.empty() ? "too few members" : shown(outcomes.ratio.reason));
  }
  fields.set("leaders_words", std::move(words));
  fields.set("leaders", row_fields(std::move(rows)));
}

void set_competency_outcomes(Fields& fields, const OutcomeReport& outcomes, const Model& model) {
  if (outcomes.competencies.empty()) {
    fields.set("competency_outcomes", false);
    return;
  }
  Fields::List rows;
  std::vector<std::string> found;
  const FigureStyle with_sign{.is_signed = true};
  for (const CompetencyOutcome& competency : outcomes.competencies) {
    const std::string title = competency_words(model, competency.competency);
    if (is_shown(competency)) found.push_back("\u201C" + title + "\u201D");
    rows.emplace_back()
        .set("part_title", title)
        .set("part_correlation", figure_words(competency.correlation.estimate, with_sign))
        .set("part_p", p_words(competency.correlation.p))
        .set("part_holm", p_words(competency.p_holm))
        .set("part_relation", relation_words(competency));
  }
  const std::string words = fmt::format(
      "{}. Looking at {}, one may seem to go with the outcome by chance: the adjusted p, by Holm, "
      "allows for that, and under 0.05 counts as shown.",
      found.empty() ? "It was shown for none of them" : "It was shown for " + listed(found),
      counted(outcomes.competencies.size(), "competency", "competencies"));
  fields.set("competency_outcomes",
             Fields().set("parts_words", words).set("part_rows", std::move(rows)));
}

}  // namespace ssi::internal
