// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// Where a member stands in its cohorts.

namespace ssi::internal {
namespace {

Place place_of(const Distribution& totals, Points total) {
  const std::vector<Points> quartiles =
      totals.quantiles(std::vector<Percent>{25_percent, 50_percent, 75_percent});
  return {total, quartiles[0], quartiles[1], quartiles[2]};
}

std::string chart_of(const PageCohort& cohort, const Place& place, Points maximum,
                     std::size_t number) {
  const Bins bins = bins_of(cohort.totals, maximum);
  ChartWords words;
  words.id = fmt::format("standing-{}", number);
  words.title = fmt::format("Totals of the {} of {}", counted(cohort.totals.members(), "member"),
                            cohort_words(cohort.column, cohort.label));
  words.figures = fmt::format(
      "You have {}. The median is {}, the quartiles are {} and {}. Members by total: {}.",
      points_text(place.total), points_text(place.median), points_text(place.low),
      points_text(place.high), bins_text(bins, maximum));
  return cohort_chart(words, bins, maximum, place);
}

/// The standing of a member of a cohort, as if it had another total and all others theirs.
Standing standing_with(const Distribution& totals, Points own, Points other) {
  std::uint64_t above = 0;
  std::uint64_t below = 0;
  totals.for_each([&](Points total, std::uint32_t members) {
    const std::uint32_t others = members - (total == own ? 1U : 0U);
    if (total > other) above += others;
    if (total < other) below += others;
  });
  return standing_of(above, totals.members() - above - below, below);
}

/// What the member's own gaps could change of its standing. Of a network nothing is said, as
/// nowhere else.
std::string bounds_of(const PageCohort& cohort, const Explanation& explanation) {
  const PointBounds& bounds = explanation.bounds;
  if (!bounds.is_open() || cohort.label.empty() || cohort.totals.members() == 0) return "";
  const auto top = [&](Points total) {
    return standing_with(cohort.totals, explanation.total, total).top_percent;
  };
  const std::uint32_t best = top(bounds.high);
  const std::uint32_t worst = top(bounds.low);
  const std::string where = best == worst ? fmt::format("in the top {}\u00A0%", best)
                                          : fmt::format(
                                                "between the top {}\u00A0% and the top "
                                                "{}\u00A0%",
                                                best, worst);
  return fmt::format(
      "If nothing of yours were missing, you would be {}, the others as scored. They have gaps "
      "too, so these are no bounds of where you truly stand.",
      where);
}

Fields shown_fields(const PageCohort& cohort, const Explanation& explanation, std::size_t number) {
  const Standing& standing = *cohort.standing;
  std::string words = fmt::format("By {}.", spaced_name(cohort.column));
  std::string chart;
  if (cohort.totals.members() > 0) {
    const Place place = place_of(cohort.totals, explanation.total);
    print(words, " The middle half, shaded, has between {} and {} points; the median is {}.",
          points_text(place.low), points_text(place.high), points_text(place.median));
    chart = chart_of(cohort, place, explanation.maximum, number);
  }
  Fields result;
  result.set("cohort_top", fmt::format("Top {}\u00A0% of {}", standing.top_percent,
                                       cohort_words(cohort.column, cohort.label)));
  result.set("cohort_rank", fmt::format("rank {} of {}", standing.rank, standing.members));
  result.set("cohort_words", std::move(words));
  result.set("cohort_bounds", bounds_of(cohort, explanation));
  result.set("histogram", std::move(chart));
  return result;
}

Fields withheld_fields(const PageCohort& cohort) {
  return Fields().set(
      "withheld_words",
      fmt::format("{} is too small to be compared with: in a cohort of fewer than {}, a rank would "
                  "give others' totals away.",
                  capitalised(cohort_words(cohort.column, cohort.label)),
                  counted(cohort.minimum, "member")));
}

}  // namespace

void set_standing(Fields& fields, const MemberPage& page) {
  if (page.cohorts.empty()) {
    fields.set("standing", false).set("standing_words", false);
    return;
  }
  Fields::List cohorts;
  std::uint64_t minimum = 0;
  for (const PageCohort& cohort : page.cohorts) {
    minimum = std::max(minimum, cohort.minimum);
    Fields& item = cohorts.emplace_back();
    if (cohort.standing) {
      item.set("cohort_shown", shown_fields(cohort, page.explanation, cohorts.size()));
      item.set("cohort_withheld", false);
    } else {
      item.set("cohort_shown", false);
      item.set("cohort_withheld", withheld_fields(cohort));
    }
  }
  fields.set("standing", Fields().set("cohorts", std::move(cohorts)));
  fields.set("standing_words",
             fmt::format("The rank is 1 plus the members with more points; equals share the better "
                         "rank. Top 8\u00A0% means that the rank is within the best 8 of 100. "
                         "Fewer than {} are not compared.",
                         counted(minimum, "member")));
}

}  // namespace ssi::internal
