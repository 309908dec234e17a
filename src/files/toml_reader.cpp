// SPDX-License-Identifier: MIT
#include "files/toml_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ssi::internal {

void TomlReader::report_violations(std::vector<Violation> violations) {
  for (Violation& violation : violations) {
    if (!is_reported(violation.at)) report(violation.at, std::move(violation.rule));
  }
}

std::vector<ModelProblem> TomlReader::take_problems() {
  std::ranges::stable_sort(problems_, {}, &ModelProblem::line);
  limit_problems(problems_);
  return std::move(problems_);
}

bool TomlReader::require(const TomlSection& s, std::string_view key) {
  if (s.contains(key)) return true;
  report(s.at.field(key), "is missing");
  return false;
}

std::optional<std::string> TomlReader::text(const TomlSection& s, std::string_view key) {
  return require(s, key) ? optional_text(s, key) : std::nullopt;
}

std::optional<double> TomlReader::number(const TomlSection& s, std::string_view key) {
  return require(s, key) ? optional_number(s, key) : std::nullopt;
}

std::optional<Points> TomlReader::points(const TomlSection& s, std::string_view key) {
  return require(s, key) ? optional_points(s, key) : std::nullopt;
}

std::optional<std::uint32_t> TomlReader::whole_number(const TomlSection& s, std::string_view key,
                                                      std::uint32_t least, std::uint32_t most) {
  if (!require(s, key)) return std::nullopt;
  const auto* value = s.get(key)->as<std::int64_t>();
  if (value != nullptr && *value >= least && *value <= most) {
    return static_cast<std::uint32_t>(*value);
  }
  report(s.at.field(key),
         "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<std::string> TomlReader::optional_text(const TomlSection& s, std::string_view key) {
  const TomlValue* value = s.get(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* text = value->as<std::string>()) return *text;
  report(s.at.field(key), "must be a text");
  return std::nullopt;
}

std::optional<double> TomlReader::optional_number(const TomlSection& s, std::string_view key) {
  const TomlValue* value = s.get(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* integer = value->as<std::int64_t>()) return static_cast<double>(*integer);
  if (const auto* number = value->as<double>()) return *number;
  report(s.at.field(key), "must be a number");
  return std::nullopt;
}

std::optional<Points> TomlReader::optional_points(const TomlSection& s, std::string_view key) {
  const auto value = optional_number(s, key);
  if (!value) return std::nullopt;
  if (!(std::abs(*value) < 1e6)) {
    report(s.at.field(key), "must be a number of at most 655.35");
    return std::nullopt;
  }
  const auto number = hundredths(s, key, *value);
  if (!number) return std::nullopt;
  return Points::from_hundredths(static_cast<std::int32_t>(*number));
}

std::optional<std::int64_t> TomlReader::hundredths(const TomlSection& s, std::string_view key,
                                                   double value) {
  // A text with two decimals reads as the double nearest to a number of hundredths.
  const double result = std::round(value * 100);
  if (result / 100 == value) return static_cast<std::int64_t>(result);
  report(s.at.field(key), "must have at most two decimals");
  return std::nullopt;
}

std::optional<std::uint32_t> TomlReader::optional_whole_number(const TomlSection& s,
                                                               std::string_view key) {
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  const TomlValue* value = s.get(key);
  if (value == nullptr) return std::nullopt;
  const auto* integer = value->as<std::int64_t>();
  if (integer != nullptr && *integer >= 0 && *integer <= kMost) {
    return static_cast<std::uint32_t>(*integer);
  }
  report(s.at.field(key), "must be a whole number");
  return std::nullopt;
}

std::optional<std::size_t> TomlReader::one_of(const TomlSection& s, std::string_view key,
                                              std::initializer_list<std::string_view> names) {
  const auto value = optional_text(s, key);
  if (!value) return std::nullopt;
  const auto found = std::ranges::find(names, *value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string rule = "must be";
  for (const std::string_view name : names) {
    rule += (name == *names.begin() ? " \"" : " or \"") + std::string(name) + '"';
  }
  report(s.at.field(key), rule);
  return std::nullopt;
}

std::vector<std::string> TomlReader::texts(const TomlValue& value) {
  std::vector<std::string> result;
  const auto* array = value.as<TomlArray>();
  if (array == nullptr) return result;
  for (const TomlValue& element : *array) {
    if (const auto* text = element.as<std::string>()) result.push_back(*text);
  }
  if (result.size() != array->size()) result.clear();
  return result;
}

void TomlReader::for_each(const TomlSection& s, std::string_view key, std::size_t most,
                          const std::function<void(const TomlSection&)>& use) {
  const TomlValue* value = s.get(key);
  if (value == nullptr) return;
  note(s.at.field(key), *value);
  const auto* array = value->as<TomlArray>();
  const auto is_table = [](const TomlValue& each) { return each.as<TomlTable>() != nullptr; };
  if (array == nullptr || !std::ranges::all_of(*array, is_table)) {
    report(s.at.field(key), "must be an array of tables");
    return;
  }
  for (std::size_t i = 0; i < std::min(array->size(), most + 1); ++i) {
    const TomlValue& element = (*array)[i];
    const TomlTable& table = *element.as<TomlTable>();
    const auto name = table.find("name");
    const auto* text = name == table.end() ? nullptr : name->second.as<std::string>();
    const TomlSection item{table, s.at.item(key, i, text == nullptr ? std::string() : *text)};
    note(item.at, element);
    use(item);
  }
}

std::optional<TomlSection> TomlReader::optional_table(const TomlSection& s, std::string_view key) {
  const TomlValue* value = s.get(key);
  if (value == nullptr) return std::nullopt;
  const auto* table = value->as<TomlTable>();
  if (table == nullptr) {
    report(s.at.field(key), "must be a table, { name = number }");
    return std::nullopt;
  }
  return TomlSection{*table, s.at.field(key)};
}

void TomlReader::allow(const TomlSection& s, std::initializer_list<std::string_view> keys) {
  for (const auto& [key, value] : s.table) {
    const At at = s.at.field(key);
    note(at, value);
    if (std::ranges::find(keys, key) == keys.end()) report(at, "is not a known key");
  }
}

void TomlReader::report(const At& at, std::string rule) {
  // A place that the file lacks is reported with the line of what should hold it.
  std::string path = at.path;
  while (!path.empty() && !lines_.contains(path)) {
    const std::size_t dot = path.rfind('.');
    path.resize(dot == std::string::npos ? 0 : dot);
  }
  reported_.insert(at.path);
  problems_.push_back({path.empty() ? 1 : lines_[path], at.key, std::move(rule)});
}

}  // namespace ssi::internal
