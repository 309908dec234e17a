// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_FIELDS_HPP
#define SSI_SRC_REPORT_PAGE_FIELDS_HPP

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ssi::internal {

/// What a template is filled with: texts, flags, objects and lists by name. A section of a template
/// is shown for what is there: a text that is not empty, a flag that is set, an object, each item
/// of a list. A name that is not set is looked for in the objects around, so set it where a section
/// of that name stands: set(name, false) says that it is not there.
class Fields {
 public:
  using List = std::vector<Fields>;

  /// Sets a text, which the template escapes unless it asks for it as it is.
  Fields& set(std::string_view name, std::string text) { return put(name, Value{std::move(text)}); }
  Fields& set(std::string_view name, const char* text) { return set(name, std::string(text)); }
  Fields& set(std::string_view name, bool flag) { return put(name, Value{flag}); }
  Fields& set(std::string_view name, List list) { return put(name, Value{std::move(list)}); }
  Fields& set(std::string_view name, Fields object) {
    List one;
    one.push_back(std::move(object));
    return put(name, Value{Object{std::move(one)}});
  }

 private:
  friend class Template;
  struct Object {
    List fields;  // one: a variant cannot hold an incomplete type
  };
  using Value = std::variant<bool, std::string, List, Object>;

  Fields& put(std::string_view name, Value value) {
    fields_.emplace_back(name, std::move(value));
    return *this;
  }

  std::vector<std::pair<std::string_view, Value>> fields_;  // names are literals
};

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_FIELDS_HPP
