// SPDX-License-Identifier: MIT
#include "input_rules.hpp"

#include <algorithm>

#include "output_target.hpp"
#include "ssi/error.hpp"

namespace ssi::command {
namespace {

std::string described(const ScoreSchema& model) {
  return model.id + " (fingerprint " + model.fingerprint + ")";
}

bool is_standard_input(const std::string& path) {
  const auto names = {"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"};
  return std::ranges::find(names, path) != names.end();
}

}  // namespace

void refuse_shared_input(const std::vector<std::string>& inputs) {
  if (std::ranges::count_if(inputs, is_standard_input) > 1) {
    throw UsageError{"only one of the inputs can be standard input"};
  }
}

void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (is_same_file(input, output)) throw UsageError{"the output would replace " + input};
  }
}

void refuse_repeated_column(const std::string& table, const std::optional<std::string>& name) {
  if (name) throw UsageError{"the " + table + " would have two columns named '" + *name + "'"};
}

std::string input_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

void refuse_other_model(const std::string& file, const ScoreSchema& saved,
                        const ScoreSchema& model) {
  if (saved.id == model.id && saved.fingerprint == model.fingerprint) return;
  throw DataError(
      {input_name(file), 0, "", ""},
      "holds scores of model " + described(saved) + ", which are not those of " + described(model));
}

}  // namespace ssi::command
