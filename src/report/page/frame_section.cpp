// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "report/page/words.hpp"

// What all pages have.

namespace ssi::internal {

void set_frame(Fields& fields, const std::string& title, const Model& model,
               const std::optional<Day>& day) {
  static const std::string style = embedded_text("style.css");
  fields.set("style", style);
  fields.set("page_title", title + ": Open Social Selling Index");
  fields.set("model", shown(model.id()));
  fields.set("fingerprint", shown(model.fingerprint()));
  fields.set("date", day ? date_text(*day) : "");
}

void set_notes(Fields& fields, const std::vector<std::string>& notes) {
  Fields::List list;
  for (const std::string& note : notes) list.emplace_back().set("note", shown(note));
  fields.set("has_notes", !notes.empty());
  fields.set("notes", std::move(list));
}

}  // namespace ssi::internal
