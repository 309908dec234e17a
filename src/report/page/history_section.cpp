// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

// The total and the competencies over time.

namespace ssi::internal {
namespace {

/// A move of coverage from one day to the next that is marked: from there on points mean more, or
/// less.
constexpr Percent kJump = Percent::from_hundredths(10'00);

std::string_view model_of(const PageDay& day, const MemberPage& page) {
  return day.model.empty() ? std::string_view(page.explanation.model.id()) : day.model;
}

/// What happened on a day besides the member's doing; nothing: an empty text.
std::string event_of(const PageDay& before, const PageDay& day, const MemberPage& page) {
  std::vector<std::string> events;
  if (model_of(before, page) != model_of(day, page)) {
    events.push_back(fmt::format("the model changed to {}", shown(model_of(day, page))));
  }
  const Percent moved = day.coverage - before.coverage;
  if (std::max(moved, -moved) >= kJump) {
    events.push_back(fmt::format("coverage {} from {} % to {} %",
                                 moved > Percent() ? "rose" : "fell", to_string(before.coverage),
                                 to_string(day.coverage)));
  }
  return events.empty() ? "" : fmt::format("{}: {}", date_text(day.day), listed(events));
}

struct Events {
  std::vector<std::size_t> days;
  std::vector<std::string> texts;
};

Events events_of(const MemberPage& page) {
  Events result;
  for (std::size_t i = 1; i < page.history.size(); ++i) {
    std::string event = event_of(page.history[i - 1], page.history[i], page);
    if (event.empty()) continue;
    result.days.push_back(i);
    result.texts.push_back(std::move(event));
  }
  return result;
}

LineData line_of(const MemberPage& page, std::string title, Points maximum, const Events& events) {
  LineData result{.title = std::move(title), .maximum = maximum, .marks = events.days};
  for (const PageDay& day : page.history) result.days.push_back(day.day);
  return result;
}

LineData line_of_total(const MemberPage& page, const Events& events) {
  LineData result = line_of(page, "Total", page.explanation.maximum, events);
  for (const PageDay& day : page.history) result.values.push_back(day.total);
  return result;
}

LineData line_of_competency(const MemberPage& page, std::size_t position, const Events& events) {
  const CompetencyExplanation& competency = page.explanation.competencies[position];
  LineData result = line_of(page, shown(competency.title), competency.maximum, events);
  result.is_small = true;
  for (const PageDay& day : page.history) {
    const bool is_known = position < day.competencies.size();
    result.values.push_back(is_known ? day.competencies[position] : Points());
  }
  return result;
}

Fields chart_fields(const LineData& data) {
  Chart chart = line_chart(data);
  Fields result;
  result.set("title", data.title);
  result.set("chart", std::move(chart.svg));
  result.set("chart_text", std::move(chart.text));
  return result;
}

}  // namespace

void set_history(Fields& fields, const MemberPage& page) {
  if (page.history.size() < 2) {
    fields.set("history", false);
    return;
  }
  const Events events = events_of(page);
  Fields::List lines;
  lines.push_back(chart_fields(line_of_total(page, events)));
  for (std::size_t i = 0; i < page.explanation.competencies.size(); ++i) {
    lines.push_back(chart_fields(line_of_competency(page, i, events)));
  }
  Fields::List texts;
  for (const std::string& text : events.texts) texts.emplace_back().set("text", text);
  fields.set("history", Fields().set("lines", std::move(lines)).set("events", std::move(texts)));
}

}  // namespace ssi::internal
