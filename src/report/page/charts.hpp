// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_CHARTS_HPP
#define SSI_SRC_REPORT_PAGE_CHARTS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/advice/plan.hpp"
#include "ssi/cohort/distribution.hpp"
#include "ssi/history/day.hpp"
#include "ssi/hundredths.hpp"

// Charts as SVG, each with a text that gives its figures. tests/pages/contexts/README.md describes
// their geometry and the classes that the style sheet knows. Pure functions. Ids are unique on a
// page; words are shown(), and are escaped here.
namespace ssi::internal {

/// A name and the figures in words: what those have of a chart who do not see it.
struct ChartWords {
  std::string id;
  std::string title;
  std::string figures;
};

/// Twentieths of a model's maximum; a total of the maximum is in the last.
inline constexpr std::size_t kBins = 20;
using Bins = std::array<std::uint64_t, kBins>;

/// Returns how many members are in which bin.
Bins bins_of(const Distribution& totals, Points maximum);
/// Returns the bins in which somebody is as a text: "10 to 15: 3; 15 to 20: 8".
std::string bins_text(const Bins& bins, Points maximum);

/// A member's place in a cohort.
struct Place {
  Points total;   ///< the member's
  Points low;     ///< the first quartile
  Points median;  ///< the median
  Points high;    ///< the third quartile
};

/// Totals of a cohort around a member.
std::string cohort_chart(const ChartWords& words, const Bins& bins, Points maximum,
                         const Place& place);
/// Totals of a team before those of its industry, if there is one, both as shares.
std::string team_chart(const ChartWords& words, const Bins& team,
                       const std::optional<Bins>& industry, Points maximum);

/// Points over time. Requires: two days or more, rising; a value for each.
struct LineData {
  std::vector<Day> days;
  std::vector<Points> values;
  Points top;                      ///< where the chart ends
  std::vector<std::size_t> marks;  ///< positions of days with a mark
};

/// The letter of the mark at that position: A, B ... Z, AA ...
std::string mark_letter(std::size_t position);

/// Points over time, large, with letters at the marks.
std::string line_chart(const ChartWords& words, const LineData& data);
/// The same, small.
std::string small_line_chart(const ChartWords& words, const LineData& data);

/// What effort brings.
struct CurveData {
  std::vector<PlanStep> steps;  ///< by rising effort; two at least
  std::string unit;             ///< of effort
  std::uint64_t effort = 0;     ///< of the plan
  Points total;                 ///< of the plan
  std::optional<Points> goal;   ///< of the plan
  Points maximum;               ///< of the model
};

/// Returns the steps of a curve that are drawn: those of up to four times the plan's effort, and of
/// these at most 100: the first, the last, the plan's and others, spread evenly.
std::vector<PlanStep> drawn_steps(const std::vector<PlanStep>& curve, std::uint64_t effort);

/// The highest total for each effort, with a dot for the plan.
std::string curve_chart(const ChartWords& words, const CurveData& data);

/// The mean outcome of a tenth of the members.
struct TenthColumn {
  std::uint32_t tenth = 0;  ///< 1 to 10
  double mean = 0;          ///< finite
  std::string text = {};    ///< the mean as it is shown
};

/// Means of outcomes by tenth of the total, rising from the left, and the mean of all.
std::string tenths_chart(const ChartWords& words, const std::vector<TenthColumn>& columns,
                         double mean);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_CHARTS_HPP
