// SPDX-License-Identifier: MIT
#include "explanation_text.hpp"

#include <spdlog/fmt/fmt.h>

#include <iterator>

#include "printable.hpp"

namespace ssi::command {
namespace {

std::string values_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  std::string result;
  for (const SignalValue& s : line.signals) {
    if (!result.empty()) result += ", ";
    result += signals[s.signal].name + ' ' + (s.value ? std::to_string(*s.value) : "missing");
  }
  return result;
}

void append_line(std::string& out, const ExplanationLine& line, const SignalCatalogue& signals) {
  const auto to = std::back_inserter(out);
  const std::string values = values_of(line, signals);
  if (!line.observed) {
    fmt::format_to(to, "  {:>7} {:>7} {:>7}  {:<27} not observed: {}\n", "-", to_string(line.full),
                   "-", line.name, values);
    return;
  }
  fmt::format_to(to, "  {:>7} {:>7} {:>7}  {:<27} {}\n", to_string(line.points),
                 to_string(line.full), to_string(line.left()), line.name, values);
}

void append_competency(std::string& out, const CompetencyExplanation& competency,
                       const SignalCatalogue& signals) {
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "\n{}: {} of {} ({})\n", competency.title, to_string(competency.points),
                 to_string(competency.maximum), competency.name);
  fmt::format_to(to, "  {:>7} {:>7} {:>7}  term\n", "points", "full", "left");
  for (const ExplanationLine& line : competency.lines) append_line(out, line, signals);
  if (competency.renormalisation != Points()) {
    fmt::format_to(to, "  {:>7}                  scaled to what was observed\n",
                   to_string(competency.renormalisation));
  }
  if (competency.clamp != Points()) {
    fmt::format_to(to, "  {:>7}                  kept within 0.00 and {}\n",
                   to_string(competency.clamp), to_string(competency.maximum));
  }
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const Model& model,
                             std::string_view member_id) {
  std::string out = fmt::format("{}: {} of {} points", printable(member_id),
                                to_string(explanation.total), to_string(explanation.maximum));
  if (!explanation.band.empty()) out += fmt::format(", {}", explanation.band);
  for (std::string_view badge : explanation.badges) out += fmt::format(", {}", badge);
  out += fmt::format("; coverage {} %\n", to_string(explanation.coverage));
  out += fmt::format("model {} (fingerprint {}): an open index, not LinkedIn's\n", model.id(),
                     model.fingerprint());
  for (const CompetencyExplanation& competency : explanation.competencies) {
    append_competency(out, competency, model.signals());
  }
  return out;
}

}  // namespace ssi::command
