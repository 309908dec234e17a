// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_CHARTS_HPP
#define SSI_SRC_REPORT_PAGE_CHARTS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/page/histogram.hpp"
#include "ssi/advice/plan.hpp"
#include "ssi/history/day.hpp"
#include "ssi/hundredths.hpp"

// Charts as SVG, each with a text alternative that gives its figures. tests/pages/README.md
// describes their geometry and the classes that the style sheet knows. Pure functions; all texts
// are escaped here.
namespace ssi::internal {

/// A chart and its figures as a text.
struct Chart {
  std::string svg;
  std::string text;
};

/// How many members of a cohort have which total; the member's own range is marked.
Chart histogram_chart(const Histogram& histogram, std::uint64_t members);

/// Points over time.
struct LineData {
  std::string title;               ///< of what, shown()
  std::vector<Day> days;           ///< rising
  std::vector<Points> values;      ///< one each
  Points maximum;                  ///< the most there can be
  std::vector<std::size_t> marks;  ///< positions of days with a mark
  bool is_small = false;           ///< one of several
};

/// A line from the first day to the last, with the values at its ends. Requires: two days or more.
Chart line_chart(const LineData& data);

/// A step of a waterfall.
struct WaterfallStep {
  std::string title;  ///< shown()
  Points from;        ///< where it begins; 0 for a total
  Points to;          ///< where it ends
  bool is_total = false;
};

/// Steps from a total before to one after.
Chart waterfall_chart(const std::vector<WaterfallStep>& steps, Points maximum);

/// What effort brings.
struct StepsData {
  std::vector<PlanStep> steps;  ///< by rising effort; one at least
  std::string unit;             ///< of effort, shown()
  std::uint64_t effort = 0;     ///< of the plan
  Points total;                 ///< that the plan reaches
};

/// The highest total for each effort, with a mark at the plan.
Chart steps_chart(const StepsData& data);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_CHARTS_HPP
