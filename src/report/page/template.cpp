// SPDX-License-Identifier: MIT
#include "report/page/template.hpp"

#include <algorithm>
#include <mustache.hpp>
#include <stdexcept>
#include <utility>

#include "report/page/embedded.hpp"
#include "report/page/shown.hpp"

namespace ssi::internal {
namespace {

namespace mustache = kainjow::mustache;

/// Partials in partials: more than any sane template has.
constexpr int kDeepest = 8;

/// Returns a template with its partials, `{{> name}}`, in their places. The library would parse
/// them anew each time that it meets them.
std::string with_partials(std::string text, int depth = 0) {
  constexpr std::string_view kBegin = "{{>";
  constexpr std::string_view kEnd = "}}";
  if (depth > kDeepest) throw std::logic_error("a template has itself as a partial");
  for (std::size_t begin = 0; (begin = text.find(kBegin, begin)) != std::string::npos;) {
    const std::size_t end = text.find(kEnd, begin);
    if (end == std::string::npos) throw std::logic_error("a template has an unclosed partial");
    const std::size_t name = begin + kBegin.size();
    const std::string partial = with_partials(
        embedded_text(mustache::trim(text.substr(name, end - name)) + ".mustache"), depth + 1);
    text.replace(begin, end + kEnd.size() - begin, partial);
    begin += partial.size();
  }
  return text;
}

}  // namespace

struct Template::Parsed {
  explicit Parsed(const std::string& text) : tree(text) {}

  static mustache::data data_of(const Fields& fields) {
    mustache::data result(mustache::data::type::object);
    for (const auto& [name, value] : fields.fields_) {
      result[std::string(name)] = std::visit([](const auto& v) { return data_of(v); }, value);
    }
    return result;
  }
  static mustache::data data_of(bool flag) { return flag; }
  static mustache::data data_of(const std::string& text) {
    if (text.empty()) return false;  // to the library it would be there
    return text;
  }
  static mustache::data data_of(const Fields::List& list) {
    mustache::list result;
    result.reserve(list.size());
    for (const Fields& item : list) result.push_back(data_of(item));
    return result;
  }
  static mustache::data data_of(const Fields::Object& object) {
    return data_of(object.fields.front());
  }

  mustache::mustache tree;
};

Template::Template(std::string_view name)
    : parsed_(std::make_unique<Parsed>(
          with_partials(embedded_text(std::string(name).append(".mustache"))))) {
  if (!parsed_->tree.is_valid()) {
    throw std::logic_error(std::string(name) + ".mustache: " + parsed_->tree.error_message());
  }
  parsed_->tree.set_custom_escape([](const std::string& text) { return markup(text); });
}

Template::~Template() = default;

std::string Template::render(const Fields& fields) const {
  std::string result;
  // Not const, because partials and lambdas may be at fault; there are none here.
  parsed_->tree.render(Parsed::data_of(fields),
                       [&result](const std::string& text) { result += text; });
  return result;
}

std::string embedded_text(std::string_view file) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, file, &EmbeddedFile::name);
  if (found == files.end()) throw std::logic_error("no embedded file " + std::string(file));
  std::string result;
  for (const std::string_view piece : found->pieces) result += piece;
  return result;
}

}  // namespace ssi::internal
