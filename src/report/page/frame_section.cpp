// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>

#include "report/page/bands.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// What all pages have.

namespace ssi::internal {
namespace {

/// Notes that are shown at once; more are folded.
constexpr std::size_t kMostNotes = 2;

}  // namespace

void set_frame(Fields& fields, const std::string& title, const Model& model,
               const std::optional<Day>& day) {
  static const std::string style = embedded_text("style.css");
  fields.set("style", style);
  fields.set("page_title", title + ": Open Social Selling Index");
  fields.set("model", shown(model.id()));
  fields.set("fingerprint", shown(model.fingerprint()));
  fields.set("bands_words", bands_words(model));
  fields.set("badges_words", badges_words(model));
  fields.set("date", day ? date_text(*day) : "");
}

void set_notes(Fields& fields, const std::vector<std::string>& notes) {
  Fields::List list;
  for (const std::string& note : notes) list.emplace_back().set("note", shown(note));
  fields.set("has_notes", !notes.empty());
  fields.set("notes_summary", notes.size() > kMostNotes
                                  ? fmt::format("{} on the data", counted(notes.size(), "note"))
                                  : "");
  fields.set("notes", std::move(list));
}

}  // namespace ssi::internal
