// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/explain/next_step.hpp"
#include "ssi/report/text.hpp"

// The table of all terms.

namespace ssi::internal {
namespace {

std::string now_words(const ExplanationLine& line, const SignalCatalogue& signals) {
  if (line.values.size() == 1) {
    const SignalValue& flag = line.values[0];
    if (flag.value && signals[flag.signal].kind == SignalKind::flag) {
      return *flag.value > 0 ? "yes" : "no";
    }
  }
  std::string result;
  for (const SignalValue& value : line.values) {
    if (!result.empty()) result += ", ";
    result += value_words(signals[value.signal], value.value);
  }
  return result;
}

/// "5 more posts: +1.20"; of a flag "profile photo: +1.50"; empty: no step brings anything.
std::string next_words(const ExplanationLine& line, const SignalCatalogue& signals) {
  const auto step = next_step(line, signals);
  if (!step) return "";
  const SignalInfo& signal = signals[step->signal];
  std::string change = noun_words(signal);
  if (signal.kind == SignalKind::count) {
    change = fmt::format("{} {} {}", step->change, step->is_fewer ? "fewer" : "more",
                         shown(noun_of(step->change, signal)));
  } else if (step->is_fewer) {
    change = "without " + change;
  }
  return fmt::format("{}: {}", change, difference_text(step->points));
}

Fields term_fields(const ExplanationLine& line, const SignalCatalogue& signals) {
  const bool is_penalty = line.full < Points();
  Fields result;
  result.set("term_title", term_words(line));
  result.set("term_reason", line.term != nullptr ? shown(line.term->reason) : "");
  result.set("term_now", now_words(line, signals));
  result.set("term_next", next_words(line, signals));
  result.set("term_observed", line.observed);
  result.set("term_penalty", is_penalty);
  result.set("term_points", points_text(line.points));
  result.set("term_share", is_penalty ? share_text(-line.points, -line.full)
                                      : share_text(line.points, line.full));
  result.set("term_full", points_text(line.full));
  return result;
}

Fields::List adjustments_of(const CompetencyExplanation& competency) {
  Fields::List result;
  const auto add = [&result](std::string words, Points points) {
    if (points == Points()) return;
    result.emplace_back()
        .set("adjustment_words", std::move(words))
        .set("adjustment_points", difference_text(points));
  };
  add("Scaled to what is known", competency.renormalisation);
  add("Kept within 0 and " + maximum_text(competency.maximum), competency.clamp);
  return result;
}

Fields table_fields(const CompetencyExplanation& competency, const SignalCatalogue& signals,
                    std::size_t number) {
  Fields::List terms;
  for (const ExplanationLine& line : competency.lines) terms.push_back(term_fields(line, signals));
  Fields result;
  result.set("table_number", std::to_string(number));
  result.set("table_title", shown(competency.title));
  result.set("table_points", competency.observed ? points_text(competency.points) : "not known");
  result.set("table_maximum", maximum_text(competency.maximum));
  result.set("terms", std::move(terms));
  result.set("adjustments", adjustments_of(competency));
  return result;
}

}  // namespace

void set_terms(Fields& fields, const Explanation& explanation) {
  Fields::List tables;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    tables.push_back(table_fields(competency, explanation.model.catalogue(), tables.size() + 1));
  }
  fields.set("tables", std::move(tables));
}

}  // namespace ssi::internal
