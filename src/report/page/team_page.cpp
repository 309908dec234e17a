// SPDX-License-Identifier: MIT
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const TeamPage& page) {
  static const internal::Template page_template("team");
  internal::Fields fields;
  internal::set_frame(fields, internal::shown(page.report.name), page.report.model, page.day);
  internal::set_notes(fields, {});
  internal::set_team_answer(fields, page);
  internal::set_team_means(fields, page.report);
  internal::set_team_spread(fields, page.report);
  internal::set_leaderboard(fields, page);
  internal::set_movers(fields, page);
  internal::set_unsure(fields, page.report);
  internal::set_outcomes(fields, page);
  return page_template.render(fields);
}

}  // namespace ssi
