// SPDX-License-Identifier: MIT
#include "common_options.hpp"

#include <set>

#include "input_rules.hpp"
#include "messages.hpp"

namespace ssi::command {

Model ModelOptions::load() const {
  const auto load_any = [this] {
    if (file.empty()) return Model::standard();
    const std::optional<Model> built_in = Model::built_in(file);
    return built_in ? *built_in : Model::load(file);
  };
  const Model model = load_any();
  return missing ? model.with_missing(*missing) : model;
}

Dialect InputOptions::dialect() const {
  Dialect dialect = strict ? Dialect::strict() : Dialect::lenient();
  if (delimiter != Dialect::kFindSeparator) dialect.separator = delimiter;
  return dialect;
}

RecordSource InputOptions::open(const std::string& members, const Model& model) const {
  std::set<std::string> mapped;
  for (const auto& [signal, column] : columns.mapped) {
    if (!model.catalogue().find(signal)) {
      NearestName nearest(signal);
      for (const SignalInfo& each : model.catalogue().all()) nearest.offer(each.name);
      throw UsageError{"--map: model " + model.id() + " has no signal '" + signal + "'" +
                       did_you_mean(nearest)};
    }
    if (!mapped.insert(signal).second) {
      throw UsageError{"--map: two columns for the signal '" + signal + "'"};
    }
  }
  return RecordSource(members, dialect(), columns.id);
}

}  // namespace ssi::command
