// SPDX-License-Identifier: MIT
#include <string>

#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const MemberPage& page) {
  static const internal::Template page_template("member");
  internal::Fields fields;
  internal::set_frame(fields, internal::shown(page.id), page.explanation.model, page.day);
  internal::set_notes(fields, page.notes);
  internal::set_answer(fields, page);
  internal::set_competencies(fields, page.explanation);
  internal::set_standing(fields, page);
  internal::set_history(fields, page);
  internal::set_change(fields, page);
  internal::set_plan(fields, page);
  internal::set_terms(fields, page.explanation);
  return page_template.render(fields);
}

}  // namespace ssi
