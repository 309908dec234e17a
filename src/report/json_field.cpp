// SPDX-License-Identifier: MIT
#include "report/json_field.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "ssi/error.hpp"

namespace ssi::internal {

using nlohmann::json;

json parse_json(std::string_view text, const std::string& file, std::string_view expected) {
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    const std::size_t read = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    const auto lines = std::ranges::count(text.substr(0, read), '\n');
    throw DataError(
        {.file = file, .line = static_cast<std::size_t>(lines) + 1, .column = {}, .cell = {}},
        fmt::format("is no JSON from here on, so it is not {}", expected));
  } catch (const json::exception&) {
    throw DataError({.file = file, .line = 0, .column = {}, .cell = {}},
                    "has a number that is too large");
  }
}

JsonField::JsonField(const json& value, const JsonField& parent, std::string path)
    : value_(&value), file_(parent.file_), expected_(parent.expected_), path_(std::move(path)) {}

std::string JsonField::path_to(std::string_view key) const {
  return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

const json* JsonField::child(std::string_view key) const {
  if (!value_->is_object()) refuse("is not an object");
  const auto found = value_->find(std::string(key));
  return found == value_->end() ? nullptr : &*found;
}

JsonField JsonField::operator[](std::string_view key) const {
  const json* const value = child(key);
  if (value != nullptr) return {*value, *this, path_to(key)};
  throw DataError({.file = *file_, .line = 0, .column = {}, .cell = {}},
                  fmt::format("has no '{}', so it is not {}", path_to(key), expected_));
}

std::optional<JsonField> JsonField::find(std::string_view key) const {
  const json* const value = child(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return JsonField(*value, *this, path_to(key));
}

std::vector<JsonField> JsonField::items() const {
  if (!value_->is_array()) refuse("is not a list");
  std::vector<JsonField> result;
  result.reserve(value_->size());
  for (const json& item : *value_) {
    result.push_back(JsonField(item, *this, fmt::format("{}[{}]", path_, result.size())));
  }
  return result;
}

std::string JsonField::text() const {
  const auto* const text = value_->get_ptr<const json::string_t*>();
  if (text == nullptr) refuse("is not a text");
  return *text;
}

double JsonField::number() const {
  if (!value_->is_number()) refuse("is not a number");
  return value_->get<double>();
}

double JsonField::number(double low, double high) const {
  const double result = number();
  if (result < low || result > high) refuse(fmt::format("is not from {} to {}", low, high));
  return result;
}

std::optional<double> JsonField::number_or_null(double low, double high) const {
  if (value_->is_null()) return std::nullopt;
  return number(low, high);
}

std::uint64_t JsonField::count() const {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 53;
  const bool is_count = value_->is_number_unsigned() && value_->get<std::uint64_t>() < kMost;
  if (!is_count) refuse("is not a whole number from 0 to 2^53");
  return value_->get<std::uint64_t>();
}

void JsonField::refuse(const std::string& rule) const {
  const std::string what = path_.empty() ? "the whole of it" : '\'' + path_ + '\'';
  throw DataError({.file = *file_, .line = 0, .column = {}, .cell = {}},
                  fmt::format("{} {}, so it is not {}", what, rule, expected_));
}

}  // namespace ssi::internal
