// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "report/print.hpp"
#include "ssi/explain/next_step.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::print;

constexpr int kNotes = 28;  // the column in which notes on a term begin, below its name

std::string values_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  std::string result;
  for (const SignalValue& s : line.values) {
    if (!result.empty()) result += ", ";
    result +=
        printable(signals[s.signal].name) + ' ' + (s.value ? std::to_string(*s.value) : "missing");
  }
  return result;
}

/// "5 more posts: +1.20"; of a flag, which can only be set or taken away, "has_photo: +1.50".
std::string text_of(const NextStep& step, const SignalCatalogue& signals) {
  const SignalInfo& signal = signals[step.signal];
  std::string change;
  if (signal.kind == SignalKind::count) {
    change = fmt::format("{} {} ", step.change, step.is_fewer ? "fewer" : "more");
  } else if (step.is_fewer) {
    change = "without ";
  }
  return fmt::format("{}{}: +{}", change, printable(signal.name), to_string(step.points));
}

void append_line(std::string& out, const ExplanationLine& line, const SignalCatalogue& signals) {
  const std::string values = values_of(line, signals);
  if (line.observed) {
    print(out, "  {:>7} {:>7} {:>7}  {:<27} {}\n", to_string(line.points), to_string(line.full),
          to_string(line.left()), printable(line.name), values);
  } else {
    print(out, "  {:>7} {:>7} {:>7}  {:<27} not observed: {}\n", "-", to_string(line.full), "-",
          printable(line.name), values);
  }
  if (const auto step = next_step(line, signals)) {
    print(out, "{:{}}{}\n", "", kNotes, text_of(*step, signals));
  }
  if (line.term != nullptr && !line.term->reason.empty()) {
    print(out, "{:{}}why: {}\n", "", kNotes, printable(line.term->reason));
  }
}

/// Appends what missing signals can do to points, behind `before`; nothing if they cannot.
void append_bounds(std::string& out, std::string_view before, const PointBounds& bounds) {
  if (!bounds.is_open()) return;
  print(out, "{}between {} and {}", before, to_string(bounds.low), to_string(bounds.high));
}

void append_competency(std::string& out, const CompetencyExplanation& competency,
                       const SignalCatalogue& signals) {
  const std::string points =
      competency.observed ? to_string(competency.points) : "nothing observed";
  print(out, "\n{}: {} of {} ({})", printable(competency.title), points,
        to_string(competency.maximum), printable(competency.name));
  append_bounds(out, ", ", competency.bounds);
  out += '\n';
  print(out, "  {:>7} {:>7} {:>7}  term\n", "points", "full", "left");
  for (const ExplanationLine& line : competency.lines) append_line(out, line, signals);
  if (competency.renormalisation != Points()) {
    print(out, "  {:>7}                  scaled to what was observed\n",
          to_string(competency.renormalisation));
  }
  if (competency.clamp != Points()) {
    print(out, "  {:>7}                  kept within 0.00 and {}\n", to_string(competency.clamp),
          to_string(competency.maximum));
  }
}

/// What the signals count, in the catalogue's words; nothing of those that it has no words for.
void append_signals(std::string& out, const Model& model) {
  const auto has_words = [&](Signal s) { return !model.catalogue()[s].counts.empty(); };
  if (std::ranges::none_of(model.used_signals(), has_words)) return;
  out += "\nSignals\n";
  for (const Signal s : model.used_signals()) {
    const SignalInfo& signal = model.catalogue()[s];
    if (!has_words(s)) continue;
    print(out, "  {:<27} {}", printable(signal.name), printable(signal.counts));
    if (signal.scope == SignalScope::window) print(out, ", in {} days", model.window_days());
    out += '\n';
  }
}

}  // namespace

std::string to_text(const Explanation& explanation, std::string_view member_id) {
  std::string out;
  if (!member_id.empty()) print(out, "{}: ", printable(member_id));
  print(out, "{} of {} points", to_string(explanation.total), to_string(explanation.maximum));
  if (explanation.little_observed) {
    print(out, ", {}", internal::too_little_observed(explanation.coverage));
  }
  if (!explanation.band.empty()) print(out, ", {}", printable(explanation.band));
  for (const std::string_view badge : explanation.badges) print(out, ", {}", printable(badge));
  print(out, "; coverage {} %", to_string(explanation.coverage));
  append_bounds(out, "\n", explanation.bounds);
  if (explanation.bounds.is_open()) out += " whatever the missing signals are";
  print(out, "\n{}\n", to_text(*explanation.model.schema()));
  for (const CompetencyExplanation& competency : explanation.competencies) {
    append_competency(out, competency, explanation.model.catalogue());
  }
  append_signals(out, explanation.model);
  return out;
}

}  // namespace ssi
