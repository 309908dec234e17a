// SPDX-License-Identifier: MIT
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/template.hpp"
#include "report/page/words.hpp"
#include "ssi/report/page.hpp"

namespace ssi {

std::string to_html(const TeamPage& page) {
  static const internal::Template kTemplate("team");
  internal::Fields fields;
  const std::string name = internal::shown(page.report.name);
  internal::set_frame(fields, name, page.report.model, page.day);
  fields.set("name", name);
  fields.set("column", internal::spaced(page.column));
  internal::set_team_means(fields, page.report);
  internal::set_team_distribution(fields, page.report);
  internal::set_leaderboard(fields, page);
  internal::set_movers(fields, page);
  internal::set_little_data(fields, page.report);
  return kTemplate.render(fields);
}

}  // namespace ssi
