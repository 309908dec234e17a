// SPDX-License-Identifier: MIT
#include <string>
#include <utility>
#include <vector>

#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/explain/next_step.hpp"

// The table of all terms.

namespace ssi::internal {
namespace {

std::string values_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  std::vector<std::string> texts;
  for (const SignalValue& value : line.values) {
    texts.push_back(observed_signal(signals[value.signal], value.value));
  }
  return listed(texts);
}

std::string next_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  const auto step = next_step(line, signals);
  return step ? fmt::format("{}: +{}", step_text(*step, signals), to_string(step->points)) : "";
}

Fields term_fields(const ExplanationLine& line, const SignalCatalogue& signals) {
  Fields result;
  result.set("title", title_of(line));
  result.set("observed", line.observed);
  result.set("values", capitalised(values_of(line, signals)));
  result.set("points", line.observed ? to_string(line.points) : "-");
  result.set("full", to_string(line.full));
  result.set("left", line.observed ? to_string(line.left()) : "-");
  result.set("next", capitalised(next_of(line, signals)));
  result.set("reason", line.term != nullptr ? shown(line.term->reason) : "");
  return result;
}

Fields competency_fields(const CompetencyExplanation& competency, const Model& model) {
  Fields::List terms;
  for (const ExplanationLine& line : competency.lines) {
    terms.push_back(term_fields(line, model.catalogue()));
  }
  const auto adjustment = [](Points points) {
    return points == Points() ? std::string() : with_sign(points);
  };
  Fields result;
  result.set("title", shown(competency.title));
  result.set("points", competency.observed ? to_string(competency.points) : "nothing observed");
  result.set("maximum", to_string(competency.maximum));
  result.set("terms", std::move(terms));
  result.set("renormalisation", adjustment(competency.renormalisation));
  result.set("clamp", adjustment(competency.clamp));
  return result;
}

}  // namespace

void set_terms(Fields& fields, const Explanation& explanation) {
  Fields::List tables;
  for (const CompetencyExplanation& competency : explanation.competencies) {
    tables.push_back(competency_fields(competency, explanation.model));
  }
  fields.set("tables", std::move(tables));
}

}  // namespace ssi::internal
