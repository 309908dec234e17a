// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/page/missing.hpp"
#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

// The top of a member's page: the total, and each further section in a word.

namespace ssi::internal {
namespace {

void set_total(Fields& fields, const Explanation& explanation) {
  const PointBounds& bounds = explanation.bounds;
  fields.set("total", points_text(explanation.total));
  fields.set("maximum", maximum_text(explanation.maximum));
  fields.set("total_share", share_text(explanation.total, explanation.maximum));
  fields.set("possible_share",
             bounds.is_open() ? share_text(bounds.high, explanation.maximum) : "");
  fields.set("coverage", percent_text(explanation.coverage));
  fields.set("band", capitalised(spaced_name(explanation.band)));
  fields.set("little_observed", explanation.little_observed);
  Fields::List badges;
  for (const std::string_view badge : explanation.badges) {
    badges.emplace_back().set("badge", capitalised(spaced_name(badge)));
  }
  fields.set("badges", std::move(badges));
  if (!bounds.is_open()) {
    fields.set("bounds", false);
    return;
  }
  fields.set("bounds", Fields()
                           .set("bounds_low", points_text(bounds.low))
                           .set("bounds_high", points_text(bounds.high)));
}

void set_tile_of_standing(Fields& fields, const MemberPage& page) {
  const auto shown = std::ranges::find_if(
      page.cohorts, [](const PageCohort& cohort) { return cohort.standing.has_value(); });
  if (shown == page.cohorts.end()) {
    fields.set("tile_standing", false);
    return;
  }
  const Standing& standing = *shown->standing;
  fields.set("tile_standing",
             Fields()
                 .set("tile_top", fmt::format("Top {}\u00A0% of {}", standing.top_percent,
                                              cohort_words(shown->column, shown->label)))
                 .set("tile_rank", fmt::format("rank {} of {}", standing.rank, standing.members)));
}

/// The observed competency with the lowest share of its maximum, the first of equals.
const CompetencyExplanation* weakest_of(const Explanation& explanation) {
  const CompetencyExplanation* weakest = nullptr;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    if (!competency.observed || competency.maximum <= Points()) continue;
    const auto product = [](Points a, Points b) {
      return std::int64_t{a.hundredths()} * b.hundredths();
    };
    if (weakest == nullptr || product(competency.points, weakest->maximum) <
                                  product(weakest->points, competency.maximum)) {
      weakest = &competency;
    }
  }
  return weakest;
}

void set_tile_of_weakest(Fields& fields, const Explanation& explanation) {
  // The only one that is known is not the weakest of anything, and little data say little.
  const bool is_compared =
      !explanation.little_observed &&
      std::ranges::count_if(explanation.competencies, &CompetencyExplanation::observed) > 1;
  const CompetencyExplanation* const weakest = is_compared ? weakest_of(explanation) : nullptr;
  if (weakest == nullptr) {
    fields.set("tile_weakest", false);
    return;
  }
  fields.set("tile_weakest", Fields()
                                 .set("tile_weakest_title", shown(weakest->title))
                                 .set("tile_weakest_points", points_text(weakest->points))
                                 .set("tile_weakest_maximum", maximum_text(weakest->maximum)));
}

void set_tile_of_change(Fields& fields, const MemberPage& page) {
  if (!page.change) {
    fields.set("tile_change", false);
    return;
  }
  const Change& change = page.change->change;
  std::string why =
      page.change->day_before ? fmt::format("since {}, ", date_text(*page.change->day_before)) : "";
  why += causes_words(change);
  fields.set("tile_change",
             Fields()
                 .set("tile_change_points", difference_text(change.after - change.before))
                 .set("tile_change_why", std::move(why)));
}

/// Of a member of whom little is known: the data to supply first.
Fields first_data(const MissingData& data, const Model& model) {
  return Fields()
      .set("tile_first_title", "Supply data: " + noun_words(data.signals, model))
      .set("tile_first_worth", fmt::format("+{} of the model's points known",
                                           percent_text(coverage_of(data.points, model))));
}

void set_tile_of_plan(Fields& fields, const MemberPage& page) {
  if (page.plan && page.explanation.little_observed) {
    const std::vector<MissingData> missing = missing_data(page.explanation);
    if (!missing.empty()) {
      fields.set("tile_first", first_data(missing.front(), page.explanation.model));
      return;
    }
  }
  if (!page.plan || page.plan->report.steps.empty()) {
    fields.set("tile_first", false);
    return;
  }
  const PlanReport& report = page.plan->report;
  const PlanReportAction& first = *actions_by_rate(report).front();
  const std::string times = first.times == 1 ? "once" : fmt::format("{} times", first.times);
  fields.set("tile_first",
             Fields()
                 .set("tile_first_title", shown(report.actions.actions()[first.action].title))
                 .set("tile_first_worth",
                      fmt::format("{}, {}: {} points", times, effort_words(first.effort, report),
                                  difference_text(first.gain))));
}

/// What bounds are; empty: nothing that is missing could change anything.
std::string bounds_words(const Explanation& explanation) {
  if (!explanation.bounds.is_open()) return "";
  return "The least and the most points hold whatever the missing data are; they may lie further "
         "apart than need be.";
}

}  // namespace

std::string cohort_words(const std::string& column, const std::string& label) {
  return label.empty() ? "your " + spaced_name(column) : shown(label);
}

void set_answer(Fields& fields, const MemberPage& page) {
  fields.set("id", shown(page.id));
  set_total(fields, page.explanation);
  set_tile_of_standing(fields, page);
  set_tile_of_weakest(fields, page.explanation);
  set_tile_of_change(fields, page);
  set_tile_of_plan(fields, page);
  fields.set("data_words",
             data_words(page.explanation.model, page.day, "The profile and the network",
                        percent_text(page.explanation.coverage)));
  fields.set("missing_words", missing_words(page.explanation.model));
  fields.set("bounds_words", bounds_words(page.explanation));
}

}  // namespace ssi::internal
