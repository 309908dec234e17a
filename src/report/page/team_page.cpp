// SPDX-License-Identifier: MIT
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const TeamPage& page) {
  static const internal::Template kTemplate("team");
  internal::Fields fields;
  fields.set("title", internal::shown(page.report.name));
  return kTemplate.render(fields);
}

}  // namespace ssi
