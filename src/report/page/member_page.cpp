// SPDX-License-Identifier: MIT
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const MemberPage& page) {
  static const internal::Template kTemplate("member");
  internal::Fields fields;
  const std::string id = internal::shown(page.id);
  internal::set_frame(fields, id, page.explanation.model, page.day);
  fields.set("id", id);
  internal::set_score(fields, page.explanation);
  internal::set_standing(fields, page);
  internal::set_history(fields, page);
  internal::set_change(fields, page);
  internal::set_plan(fields, page);
  internal::set_terms(fields, page.explanation);
  internal::Fields::List notes;
  for (const std::string& note : page.notes) {
    notes.emplace_back().set("text", internal::shown(note));
  }
  fields.set("notes", std::move(notes));
  return kTemplate.render(fields);
}

}  // namespace ssi
