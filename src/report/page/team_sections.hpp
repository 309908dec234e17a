// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP
#define SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP

#include "report/page/fields.hpp"
#include "ssi/report/page.hpp"

// The sections of a team's page, as those of sections.hpp.
namespace ssi::internal {

void set_team_answer(Fields& fields, const TeamPage& page);
void set_team_means(Fields& fields, const TeamReport& report);
void set_team_spread(Fields& fields, const TeamReport& report);
void set_leaderboard(Fields& fields, const TeamPage& page);
void set_movers(Fields& fields, const TeamPage& page);
void set_unsure(Fields& fields, const TeamReport& report);
void set_outcomes(Fields& fields, const TeamPage& page);

/// How a member of a team moved.
struct Mover {
  const TeamMove* move;
  Points change;  ///< of its total
};

/// Returns those who moved up, or down: who moved most first, of equals in the leaderboard's order.
std::vector<Mover> movers_of(const TeamPage& page, bool up);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_TEAM_SECTIONS_HPP
