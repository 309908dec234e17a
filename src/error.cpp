// SPDX-License-Identifier: MIT
#include "ssi/error.hpp"

#include <cstring>
#include <string_view>
#include <utility>

namespace ssi {
namespace {

/// A cell as part of one line: escaped where it is not printable ASCII or UTF-8, and not too long.
std::string quoted(std::string_view cell) {
  constexpr std::size_t kLongest = 60;
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string result = "'";
  for (const char c : cell.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      result += c;
    } else {
      result += "\\x";
      result += kDigits[byte >> 4];
      result += kDigits[byte & 15];
    }
  }
  return result + (cell.size() > kLongest ? "...'" : "'");
}

std::string describe(const DataError::Place& place, const std::string& rule) {
  std::string result = place.file;
  if (place.line > 0) result += ':' + std::to_string(place.line);
  result += ": ";
  if (!place.column.empty()) {
    result += "column " + quoted(place.column) + ": " + quoted(place.cell) + ' ';
  }
  return result + rule;
}

std::string describe(FileError::Operation operation, const std::string& file, int error_number) {
  constexpr const char* kVerbs[] = {"open", "read", "create", "write"};
  return std::string("cannot ") + kVerbs[static_cast<int>(operation)] + ' ' + file + ": " +
         std::strerror(error_number);
}

std::string describe(const std::string& file, const std::vector<ModelProblem>& problems) {
  std::string result;
  for (const ModelProblem& problem : problems) {
    if (!result.empty()) result += '\n';
    if (!file.empty()) result += file + ':';
    if (problem.line > 0) result += std::to_string(problem.line) + ':';
    if (!result.empty() && result.back() == ':') result += ' ';
    if (!problem.key.empty()) result += problem.key + ' ';
    result += problem.rule;
  }
  return result;
}

}  // namespace

Error::~Error() = default;
FileError::~FileError() = default;
DataError::~DataError() = default;
ModelError::~ModelError() = default;

FileError::FileError(Operation operation, const std::string& file, int error_number)
    : Error(describe(operation, file, error_number)), operation_(operation) {}

DataError::DataError(Place place, const std::string& rule)
    : Error(describe(place, rule)), place_(std::move(place)) {}

ModelError::ModelError(const std::string& file, std::vector<ModelProblem> problems)
    : Error(describe(file, problems)), problems_(std::move(problems)) {}

}  // namespace ssi
