// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

// The total and the competencies over time.

namespace ssi::internal {
namespace {

/// Days that are shown: a page is to stay small.
constexpr std::size_t kMostDays = 150;

/// A move of coverage from one day to the next that is marked: from there on points mean more, or
/// less.
constexpr Percent kJump = Percent::from_hundredths(5'00);

/// A page's history as it is shown.
struct History {
  const MemberPage& page;
  std::vector<const PageDay*> days;
  std::vector<std::size_t> marks;       ///< positions in days
  std::vector<std::string> mark_words;  ///< what happened there
};

std::vector<const PageDay*> shown_days(const std::vector<PageDay>& all) {
  std::vector<const PageDay*> result;
  const std::size_t count = std::min(all.size(), kMostDays);
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back(&all[i * (all.size() - 1) / (count - 1)]);
  }
  return result;
}

std::string_view model_of(const PageDay& day, const MemberPage& page) {
  return day.model.empty() ? std::string_view(page.explanation.model.id()) : day.model;
}

/// What makes totals before a day compare badly with those from it on; empty: nothing.
std::string event_of(const PageDay& before, const PageDay& day, const MemberPage& page) {
  std::vector<std::string> events;
  if (model_of(before, page) != model_of(day, page)) {
    events.push_back(fmt::format("the model changed from {} to {}", shown(model_of(before, page)),
                                 shown(model_of(day, page))));
  }
  const Percent moved = day.coverage - before.coverage;
  if (std::max(moved, -moved) >= kJump) {
    events.push_back(fmt::format("what is known {} from {} to {}",
                                 moved > Percent() ? "rose" : "fell", percent_text(before.coverage),
                                 percent_text(day.coverage)));
  }
  if (events.empty()) return "";
  return fmt::format("{}: {}, so the totals before it cannot well be compared with those after it.",
                     date_text(day.day), listed(events));
}

History history_of(const MemberPage& page) {
  History result{page, shown_days(page.history), {}, {}};
  for (std::size_t i = 1; i < result.days.size(); ++i) {
    std::string event = event_of(*result.days[i - 1], *result.days[i], page);
    if (event.empty()) continue;
    result.marks.push_back(i);
    result.mark_words.push_back(std::move(event));
  }
  return result;
}

std::string history_words(const History& history) {
  const auto& days = history.days;
  const auto gap = days[1]->day - days[0]->day;
  const bool is_even = std::ranges::adjacent_find(days, [gap](const PageDay* a, const PageDay* b) {
                         return b->day - a->day != gap;
                       }) == days.end();
  std::string_view pace = "From";
  if (is_even && gap == std::chrono::days(7)) pace = "Week by week from";
  if (is_even && gap == std::chrono::days(1)) pace = "Day by day from";
  std::string result =
      fmt::format("{} {} to {}.", pace, date_text(days.front()->day), date_text(days.back()->day));
  print(result, " Each day counts the {} days that end with it.",
        history.page.explanation.model.window_days());
  const std::size_t all = history.page.history.size();
  if (all > days.size()) print(result, " {} of {} days are shown.", days.size(), all);
  return result;
}

std::string figures_of(const LineData& data) {
  const auto [low, high] = std::ranges::minmax(data.values);
  return fmt::format("From {} on {} to {} on {}; at least {}, at most {}.",
                     points_text(data.values.front()), date_text(data.days.front()),
                     points_text(data.values.back()), date_text(data.days.back()), points_text(low),
                     points_text(high));
}

template <class Value>
LineData line_of(const History& history, Points top, Value value) {
  LineData result{{}, {}, top, history.marks};
  for (const PageDay* const day : history.days) {
    result.days.push_back(day->day);
    result.values.push_back(value(*day));
  }
  return result;
}

/// The points of a competency on a day; 0 if the day's list is too short.
Points points_of(const PageDay& day, std::size_t position) {
  return position < day.competencies.size() ? day.competencies[position] : Points();
}

/// The least multiple of a part of a maximum that is not below some points.
Points top_of(Points most, Points maximum, std::int64_t parts) {
  const std::int64_t all = std::max(maximum.hundredths(), 1);
  const std::int64_t below = std::max(most.hundredths(), 1) - 1;  // rounding up reaches the rest
  const std::int64_t part = parts * below / all + 1;
  return Points::from_hundredths(static_cast<std::int32_t>((part * all + parts - 1) / parts));
}

std::string chart_of_total(const History& history) {
  Points most;
  for (const PageDay* const day : history.days) most = std::max(most, day->total);
  const LineData data = line_of(history, top_of(most, history.page.explanation.maximum, 10),
                                [](const PageDay& day) { return day.total; });
  std::string figures = figures_of(data);
  for (std::size_t i = 0; i < history.marks.size(); ++i) {
    print(figures, " {}: {}", mark_letter(i), history.mark_words[i]);
  }
  return line_chart({"history", "The total over time", std::move(figures)}, data);
}

/// The fifths of their maximum that all small charts show, so that they can be compared.
std::int64_t common_fifths(const History& history) {
  std::int64_t fifths = 1;
  const auto& competencies = history.page.explanation.competencies;
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    const std::int64_t maximum = std::max(competencies[c].maximum.hundredths(), 1);
    for (const PageDay* const day : history.days) {
      const std::int64_t points = std::max(points_of(*day, c).hundredths(), 0);
      fifths = std::max(fifths, (5 * points + maximum - 1) / maximum);
    }
  }
  return fifths;
}

Fields::List multiples_of(const History& history) {
  const std::int64_t fifths = common_fifths(history);
  Fields::List result;
  const auto& competencies = history.page.explanation.competencies;
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    const std::int64_t maximum = std::max(competencies[c].maximum.hundredths(), 1);
    const auto top = Points::from_hundredths(static_cast<std::int32_t>((fifths * maximum + 4) / 5));
    const LineData data =
        line_of(history, top, [c](const PageDay& day) { return points_of(day, c); });
    const std::string title = shown(competencies[c].title);
    result.emplace_back()
        .set("multiple_title", title)
        .set("multiple_maximum", maximum_text(competencies[c].maximum))
        .set("multiple_chart",
             small_line_chart(
                 {fmt::format("history-{}", c + 1), title + " over time", figures_of(data)}, data));
  }
  return result;
}

void set_figures(Fields& fields, const History& history) {
  const auto& competencies = history.page.explanation.competencies;
  Fields::List heads;
  for (const auto& competency : competencies) {
    heads.emplace_back().set("figure_head", shown(competency.title));
  }
  Fields::List rows;
  for (const PageDay* const day : history.days) {
    Fields::List cells;
    for (std::size_t c = 0; c < competencies.size(); ++c) {
      cells.emplace_back().set("figure_cell", points_text(points_of(*day, c)));
    }
    rows.emplace_back()
        .set("figure_date", date_text(day->day))
        .set("figure_total", points_text(day->total))
        .set("figure_cells", std::move(cells))
        .set("figure_coverage", percent_text(day->coverage));
  }
  fields.set("figure_heads", std::move(heads)).set("figure_rows", std::move(rows));
}

}  // namespace

void set_history(Fields& fields, const MemberPage& page) {
  if (page.history.size() < 2) {
    fields.set("history", false);
    return;
  }
  const History history = history_of(page);
  Fields::List marks;
  for (std::size_t i = 0; i < history.marks.size(); ++i) {
    marks.emplace_back()
        .set("mark_letter", mark_letter(i))
        .set("mark_words", history.mark_words[i]);
  }
  Fields result;
  result.set("history_words", history_words(history));
  result.set("history_chart", chart_of_total(history));
  result.set("has_marks", !marks.empty());
  result.set("marks", std::move(marks));
  result.set("multiples", multiples_of(history));
  set_figures(result, history);
  fields.set("history", std::move(result));
}

}  // namespace ssi::internal
