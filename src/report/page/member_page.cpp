// SPDX-License-Identifier: MIT
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const MemberPage& page) {
  static const internal::Template kTemplate("member");
  internal::Fields fields;
  fields.set("title", internal::shown(page.id));
  return kTemplate.render(fields);
}

}  // namespace ssi
