// SPDX-License-Identifier: MIT
#include "ssi/error.hpp"

#include <string_view>
#include <system_error>
#include <utility>

#include "base/escape.hpp"
#include "base/utf8.hpp"

namespace ssi {
namespace {

using internal::escaped;

/// A cell, not too long.
std::string quoted(std::string_view cell) {
  constexpr std::size_t kLongest = 60;
  const std::string_view shown = internal::beginning(cell, kLongest);
  return '\'' + escaped(shown) + (shown.size() < cell.size() ? "...'" : "'");
}

std::string describe(const DataError::Place& place, const std::string& rule) {
  std::string result = escaped(place.file);
  if (place.line > 0) result += ':' + std::to_string(place.line);
  result += ": ";
  const bool is_nameless = place.column.empty() && place.column_number > 0;
  if (!place.column.empty()) result += "column " + quoted(place.column) + ": ";
  if (is_nameless) {
    result += "column " + std::to_string(place.column_number) + ", which has no name: ";
  }
  if (!place.column.empty() || is_nameless || !place.cell.empty()) {
    result += quoted(place.cell) + ' ';
  }
  return result + escaped(rule);
}

std::string describe(FileError::Operation operation, const std::string& file, int error_number) {
  constexpr const char* kVerbs[] = {"open", "read", "create", "write"};
  return std::string("cannot ") + kVerbs[static_cast<int>(operation)] + ' ' + escaped(file) + ": " +
         std::generic_category().message(error_number);
}

std::string describe(const std::string& file, const std::vector<ModelProblem>& problems) {
  std::string result;
  for (const ModelProblem& problem : problems) {
    if (!result.empty()) result += '\n';
    if (!file.empty()) result += escaped(file) + ':';
    if (problem.line > 0) result += std::to_string(problem.line) + ':';
    if (!result.empty() && result.back() == ':') result += ' ';
    if (!problem.key.empty()) result += escaped(problem.key) + ' ';
    result += escaped(problem.rule);
  }
  return result;
}

}  // namespace

Error::~Error() = default;
FileError::~FileError() = default;
DataError::~DataError() = default;
ModelError::~ModelError() = default;
ActionError::~ActionError() = default;
EvidenceError::~EvidenceError() = default;

FileError::FileError(Operation operation, const std::string& file, int error_number)
    : Error(describe(operation, file, error_number)), operation_(operation) {}

DataError::DataError(Place place, const std::string& rule)
    : Error(describe(place, rule)), place_(std::move(place)), rule_(rule) {}

ModelError::ModelError(const std::string& file, std::vector<ModelProblem> problems)
    : Error(describe(file, problems)), problems_(std::move(problems)) {}

ActionError::ActionError(const std::string& file, std::vector<ModelProblem> problems)
    : Error(describe(file, problems)), problems_(std::move(problems)) {}

}  // namespace ssi
