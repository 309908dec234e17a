// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_JSON_FIELD_HPP
#define SSI_SRC_REPORT_JSON_FIELD_HPP

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::internal {

/// A JSON text that is read. Throws DataError, with the line, for what is none; `expected` says in
/// errors what the text should be, as below.
nlohmann::json parse_json(std::string_view text, const std::string& file,
                          std::string_view expected);

/// A value of a JSON text, with its path for errors: "slope.crude.low". It refers to the document
/// and the file's name, which outlive it. All throw DataError for what is not as it should be.
class JsonField {
 public:
  /// `expected` says in errors what the text should be: "what ssi outcomes --json writes".
  JsonField(const nlohmann::json& value, const std::string& file, std::string_view expected)
      : value_(&value), file_(&file), expected_(expected) {}

  /// Returns a field of an object, which must be there; it may be null.
  JsonField operator[](std::string_view key) const;
  /// Returns a field of an object, or nothing if it is not there, or null.
  std::optional<JsonField> find(std::string_view key) const;
  /// Returns the items of an array.
  std::vector<JsonField> items() const;

  std::string text() const;
  double number() const;
  /// A number within these.
  double number(double low, double high) const;
  /// A number within these, or null.
  std::optional<double> number_or_null(double low, double high) const;
  /// A whole number, not negative, below 2^53: no program writes larger ones exactly.
  std::uint64_t count() const;

  /// Throws the error that the value breaks a rule: "is not a number".
  [[noreturn]] void refuse(const std::string& rule) const;

 private:
  JsonField(const nlohmann::json& value, const JsonField& parent, std::string path);
  const nlohmann::json* child(std::string_view key) const;  // null: not there
  std::string path_to(std::string_view key) const;

  const nlohmann::json* value_;
  const std::string* file_;
  std::string_view expected_;
  std::string path_ = {};  // empty: the whole text
};

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_JSON_FIELD_HPP
