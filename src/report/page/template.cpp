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

/// A tag of a template.
struct TagPlace {
  std::size_t begin = std::string::npos;  ///< npos: there is none
  std::size_t end = 0;                    ///< behind it; behind its line, if it stands alone there
  std::string content = {};
};

/// Returns the first tag of that kind from a position on.
TagPlace find_tag(const std::string& text, std::string_view kind, std::size_t from) {
  constexpr std::string_view kEnd = "}}";
  TagPlace tag{.begin = text.find(kind, from)};
  if (tag.begin == std::string::npos) return tag;
  const std::size_t end = text.find(kEnd, tag.begin);
  if (end == std::string::npos) throw std::logic_error("a template has an unclosed tag");
  const std::size_t content = tag.begin + kind.size();
  tag.content = mustache::trim(text.substr(content, end - content));
  tag.end = end + kEnd.size();
  const bool begins_line = tag.begin == 0 || text[tag.begin - 1] == '\n';
  if (begins_line && text.substr(tag.end, 1) == "\n") ++tag.end;
  return tag;
}

/// Returns a template without its comments, `{{! comment }}`, and with its partials, `{{> name}}`,
/// in their places. The library would leave empty lines of both, and parse partials whenever it
/// meets them.
std::string with_partials(std::string text, int depth = 0) {
  if (depth > kDeepest) throw std::logic_error("a template has itself as a partial");
  for (TagPlace tag; (tag = find_tag(text, "{{!", 0)).begin != std::string::npos;) {
    text.erase(tag.begin, tag.end - tag.begin);
  }
  std::size_t from = 0;
  for (TagPlace tag; (tag = find_tag(text, "{{>", from)).begin != std::string::npos;) {
    const std::string partial = with_partials(embedded_text(tag.content + ".mustache"), depth + 1);
    text.replace(tag.begin, tag.end - tag.begin, partial);
    from = tag.begin + partial.size();
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
