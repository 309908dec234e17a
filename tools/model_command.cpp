// SPDX-License-Identifier: MIT
#include "commands.hpp"
#include "output_file.hpp"
#include "ssi/model_file.hpp"

namespace ssi::command {

Model ModelOptions::load() const {
  const Model model = file.empty() ? Model::standard() : load_model(file);
  return missing ? model.with_missing(*missing) : model;
}

void print_model(const ModelOptions& options) {
  OutputFile output("-");
  output.write(to_toml(options.load()));
  output.commit();
}

void check_model(const std::string& file) {
  const Model model = load_model(file);
  std::size_t terms = 0;
  for (const auto& competency : model.competencies()) terms += competency->terms().size();
  OutputFile output("-");
  output.write("model " + model.id() + " (fingerprint " + model.fingerprint() +
               ") is sound: " + std::to_string(model.competencies().size()) + " competencies, " +
               std::to_string(terms) + " terms, " + to_string(model.maximum()) + " points\n");
  for (const auto& competency : model.competencies()) {
    if (competency->positive_points() >= competency->maximum()) continue;
    output.write("note: " + std::string(competency->name()) + " can reach " +
                 to_string(competency->positive_points()) + " of its " +
                 to_string(competency->maximum()) + " points\n");
  }
  output.commit();
}

}  // namespace ssi::command
