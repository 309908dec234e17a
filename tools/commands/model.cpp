// SPDX-License-Identifier: MIT
#include "commands/model.hpp"

#include <algorithm>

#include "output_file.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

bool has_penalty(const Competency& competency) {
  return std::ranges::any_of(competency.terms(),
                             [](const Term& term) { return term.points < Points(); });
}

}  // namespace

void print_model(const ModelOptions& options) {
  OutputFile output("-");
  output.write(to_toml(options.load()));
  output.commit();
}

void check_model(const ModelOptions& options) {
  const Model model = options.load();
  std::size_t terms = 0;
  for (const auto& competency : model.competencies()) terms += competency->terms().size();
  OutputFile output("-");
  output.write("model " + model.id() + " (fingerprint " + model.fingerprint() +
               ") is sound: " + counted(model.competencies().size(), "competency", "competencies") +
               ", " + counted(terms, "term") + ", " + to_string(model.maximum()) + " points\n");
  for (const auto& competency : model.competencies()) {
    const Points most = competency->positive_points();
    const Points maximum = competency->maximum();
    const std::string name(competency->name());
    if (most < maximum) {
      output.write("note: " + name + " can reach " + to_string(most) + " of its " +
                   to_string(maximum) + " points\n");
    } else if (most > maximum && !has_penalty(*competency)) {
      output.write("note: " + name + " can reach " + to_string(most) + ", of which " +
                   to_string(maximum) + " count\n");
    }
  }
  output.commit();
}

}  // namespace ssi::command
