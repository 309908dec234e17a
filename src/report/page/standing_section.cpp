// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/histogram.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// Where a member stands in its cohorts.

namespace ssi::internal {
namespace {

/// "Software", or "network" of a cohort without a label.
std::string name_of(const PageCohort& cohort) {
  return cohort.label.empty() ? spaced(cohort.column) : shown(cohort.label);
}

std::string standing_text(const PageCohort& cohort) {
  const Standing& standing = *cohort.standing;
  return fmt::format("Top {} % of {}: rank {} of {}", standing.top_percent, name_of(cohort),
                     standing.rank, standing.members);
}

std::string withheld_text(const PageCohort& cohort) {
  return fmt::format(
      "{} has fewer than {}, too few to show a standing without giving others' "
      "totals away.",
      capitalised(name_of(cohort)), counted(cohort.minimum, "member"));
}

std::string quartiles_text(const Distribution& totals) {
  const std::vector<Percent> shares = {25_percent, 50_percent, 75_percent};
  const std::vector<Points> points = totals.quantiles(shares);
  return fmt::format("Half of all have at most {}; the middle half lies between {} and {}.",
                     to_string(points[1]), to_string(points[0]), to_string(points[2]));
}

Fields cohort_fields(const PageCohort& cohort, const Explanation& explanation) {
  Fields result;
  result.set("column", capitalised(spaced(cohort.column)));
  result.set("label", name_of(cohort));
  result.set("withheld", cohort.standing ? "" : withheld_text(cohort));
  result.set("standing", cohort.standing ? standing_text(cohort) : "");
  const bool has_chart = cohort.standing && cohort.totals.members() > 0;
  Chart chart;
  if (has_chart) {
    chart = histogram_chart(histogram_of(cohort.totals, explanation.maximum, explanation.total),
                            cohort.totals.members());
  }
  result.set("chart", std::move(chart.svg));
  result.set("chart_text", std::move(chart.text));
  result.set("quartiles", has_chart ? quartiles_text(cohort.totals) : "");
  return result;
}

}  // namespace

void set_standing(Fields& fields, const MemberPage& page) {
  Fields::List cohorts;
  for (const PageCohort& cohort : page.cohorts) {
    cohorts.push_back(cohort_fields(cohort, page.explanation));
  }
  fields.set("cohorts", std::move(cohorts));
}

}  // namespace ssi::internal
