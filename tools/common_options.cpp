// SPDX-License-Identifier: MIT
#include "common_options.hpp"

#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

#include "input_rules.hpp"
#include "messages.hpp"
#include "ssi/error.hpp"

namespace ssi::command {
namespace {

/// A model that is neither a file nor built in.
class UnknownModel : public FileError {
 public:
  explicit UnknownModel(const std::string& name)
      : FileError(Operation::open, name, ENOENT),
        what_("cannot open " + name + ": no such file, and no built-in model of that name: " +
              Model::standard().id() + ", " + Model::standard_2().id()) {}

  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

/// Whether a name may have been meant for that of a model that is built in.
bool may_be_an_id(const std::string& name) { return name.find_first_of("/.") == std::string::npos; }

Model load_file(const std::string& name) {
  try {
    return Model::load(name);
  } catch (const FileError& error) {
    std::error_code ignored;
    const bool is_missing =
        error.operation() == FileError::Operation::open && !std::filesystem::exists(name, ignored);
    if (is_missing && may_be_an_id(name)) throw UnknownModel(name);
    throw;
  }
}

}  // namespace

Model ModelOptions::load() const {
  const auto load_any = [this] {
    if (file.empty()) return Model::standard();
    const std::optional<Model> built_in = Model::built_in(file);
    return built_in ? *built_in : load_file(file);
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
