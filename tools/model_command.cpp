// SPDX-License-Identifier: MIT
#include <algorithm>

#include "commands.hpp"
#include "output_file.hpp"
#include "ssi/files/model_file.hpp"

namespace ssi::command {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

bool has_penalty(const Competency& competency) {
  return std::ranges::any_of(competency.terms(),
                             [](const Term& term) { return term.points < Points(); });
}

}  // namespace

Model ModelOptions::load() const {
  const Model model = file.empty() ? Model::standard() : load_model(file);
  return missing ? model.with_missing(*missing) : model;
}

std::string input_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

void refuse_shared_input(const std::vector<std::string>& inputs) {
  if (std::ranges::count(inputs, "-") > 1) {
    throw UsageError{"only one of the inputs can be standard input"};
  }
}

void refuse_to_overwrite(const std::string& output, const std::string& members,
                         const ModelOptions& model) {
  for (const std::string& input : {members, model.file}) {
    if (is_same_file(input, output)) throw UsageError{"the output would replace " + input};
  }
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
  output.write("model " + model.id() + " (fingerprint " + model.fingerprint() + ") is sound: " +
               counted(model.competencies().size(), "competency", "competencies") + ", " +
               counted(terms, "term", "terms") + ", " + to_string(model.maximum()) + " points\n");
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
