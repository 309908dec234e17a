// SPDX-License-Identifier: MIT
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const PageIndex& index) {
  static const internal::Template kTemplate("index");
  internal::Fields fields;
  fields.set("title", internal::shown(index.model.id()));
  return kTemplate.render(fields);
}

}  // namespace ssi
