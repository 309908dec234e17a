// SPDX-License-Identifier: MIT
#include <string>

#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "report/page/words.hpp"
#include "ssi/report/notice.hpp"

// What all pages have: the head, and how to read them.

namespace ssi::internal {

void set_frame(Fields& fields, const std::string& title, const Model& model,
               const std::optional<Day>& day) {
  static const std::string kStyle = embedded_text("style.css");
  fields.set("style", kStyle);
  fields.set("title", title);
  fields.set("model", shown(model.id()));
  fields.set("fingerprint", shown(model.fingerprint()));
  fields.set("missing_policy", std::string(to_string(model.missing())));
  fields.set("window_days", std::to_string(model.window_days()));
  fields.set("day", day ? date_text(*day) : "");
  fields.set("notice", std::string(kNotice));
}

}  // namespace ssi::internal
