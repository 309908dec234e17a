// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP
#define SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP

#include "report/page/fields.hpp"
#include "ssi/report/page.hpp"

// The sections of a team's page, as those of sections.hpp.
namespace ssi::internal {

void set_team_means(Fields& fields, const TeamReport& report);
void set_team_distribution(Fields& fields, const TeamReport& report);
void set_leaderboard(Fields& fields, const TeamPage& page);
void set_movers(Fields& fields, const TeamPage& page);
void set_little_data(Fields& fields, const TeamReport& report);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP
