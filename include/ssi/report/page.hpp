// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_PAGE_HPP
#define SSI_REPORT_PAGE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/advice/plan.hpp"
#include "ssi/advice/plan_report.hpp"
#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/cohort/team.hpp"
#include "ssi/evidence/outcomes.hpp"
#include "ssi/explain/change.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/export.hpp"
#include "ssi/history/day.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

// Pages that people look at: each a single HTML file without scripts, fonts, pictures or requests
// from elsewhere. All texts from input, such as ids, labels and titles, are shown as text, whatever
// they contain. The same input gives the same bytes. What has no data is left out. What these
// structs hold is not checked against one another: the member's total is expected to be in its
// cohorts, the model of a change to be that of the explanation, and so on.

/// A cohort of a member's page.
struct PageCohort {
  std::string column;                      ///< what the cohort is by: "industry", "network"
  std::string label = {};                  ///< its label, such as "Software"; empty for a network
  std::optional<Standing> standing = {};   ///< nothing: it has fewer members than the minimum
  std::uint64_t minimum = kMinimumCohort;  ///< members that it needs to be shown
  Distribution totals = {};                ///< everybody's in it, the member's included; read only
                                           ///< where there is a standing; empty: no histogram
};

/// A day of a member's history.
struct PageDay {
  Day day;                                ///< the date
  std::vector<Points> competencies = {};  ///< in the order of the page's model
  Points total = {};                      ///< their sum
  Percent coverage = {};                  ///< share of the positive points that was observed
  std::string model = {};                 ///< id of the model of that day; empty: that of the page
};

/// What moved a member's score.
struct PageChange {
  std::optional<Day> day_before = {};       ///< the date of the side before, if known
  Change change;                            ///< its causes and lines
  std::vector<ChangedCohort> cohorts = {};  ///< the standings on both sides
};

/// What a member should do.
struct PagePlan {
  PlanReport report;                 ///< the plan
  std::string goal = {};             ///< what the target is, for people: "the band Advanced";
                                     ///< empty: the plan's own figure says enough
  std::vector<PlanStep> curve = {};  ///< the totals that effort brings; drawn up to four times
                                     ///< the plan's effort, and at most 100 of them
};

/// A member's page: where it stands, why, what changed, what to do. A part without data is absent.
///
///     ssi::MemberPage page{.id = "ada", .explanation = ssi::explain(model, ada)};
///     std::ofstream("ada.html") << to_html(page);
struct MemberPage {
  std::string id;                         ///< whose page it is
  std::optional<Day> day = {};            ///< the day of the score, if known
  Explanation explanation;                ///< the score and where its points come from
  std::vector<PageCohort> cohorts = {};   ///< in the order in which they are shown
  std::vector<PageDay> history = {};      ///< by date; shown if there are two or more, and at most
                                          ///< 150 of them, spread evenly
  std::optional<PageChange> change = {};  ///< what moved the score
  std::optional<PagePlan> plan = {};      ///< what to do
  std::vector<std::string> notes = {};    ///< what a reader must know of the data, a sentence each
};

/// How a member of a team moved.
struct TeamMove {
  std::size_t member = 0;           ///< its position in the leaderboard
  Points before = {};               ///< its total before
  std::optional<Cause> cause = {};  ///< what moved it most that way; nothing if nothing did
  Points points = {};               ///< by how much that moved it
};

/// A team's page, for whoever leads it.
struct TeamPage {
  TeamReport report;                           ///< the team and its industry
  std::string column = "team";                 ///< what the team is a label of
  std::optional<Day> day = {};                 ///< the day of the scores, if known
  std::optional<Day> day_before = {};          ///< the day of the totals before, if known
  bool has_before = false;                     ///< whether totals before are known at all
  std::vector<TeamMove> moves = {};            ///< of those who were there before, in any order
  std::optional<OutcomeReport> outcomes = {};  ///< whether high scores go with success, here or
                                               ///< elsewhere: of more members than the team's
};

/// A link of an index to a member's page.
struct PageLink {
  std::string id;         ///< the member
  std::string file;       ///< the page, relative to the index; any bytes
  Points total = {};      ///< the member's total
  Percent coverage = {};  ///< share of the positive points that was observed
  std::string band = {};  ///< its band; empty: none
};

/// A list of members' pages.
struct PageIndex {
  Model model;                       ///< the model that scored them
  std::optional<Day> day = {};       ///< the day of the scores, if known
  std::vector<PageLink> pages = {};  ///< in the order in which they are shown
};

/// Returns the page as a whole HTML 5 document in UTF-8; docs/pages.md describes it. Bytes of a
/// text that are not UTF-8 become U+FFFD, and what would hide or turn the line around becomes its
/// number, as printable() writes it. Any number of threads may make pages.
SSI_EXPORT std::string to_html(const MemberPage& page);
/// The same of a team.
SSI_EXPORT std::string to_html(const TeamPage& page);
/// The same of an index.
SSI_EXPORT std::string to_html(const PageIndex& index);

}  // namespace ssi

#endif  // SSI_REPORT_PAGE_HPP
