// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_TEMPLATE_HPP
#define SSI_SRC_REPORT_PAGE_TEMPLATE_HPP

#include <memory>
#include <string>
#include <string_view>

#include "report/page/fields.hpp"

namespace ssi::internal {

/// A template of a page, in Mustache (mustache.github.io), with its partials. Any number of threads
/// may render one.
class Template {
 public:
  /// Parses the embedded file NAME.mustache. Throws std::logic_error if there is none, or it is no
  /// sound template: a fault of the build, which the first test finds.
  explicit Template(std::string_view name);
  ~Template();
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  /// Returns the page. `{{name}}` is escaped by markup(), `{{{name}}}` is not.
  std::string render(const Fields& fields) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

/// Returns an embedded file as a text. Throws std::logic_error if there is none of that name.
std::string embedded_text(std::string_view file);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_TEMPLATE_HPP
