// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "report/page/numbers.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// The top of a team's page, and how to read it.

namespace ssi::internal {
namespace {

void set_tile_of_industry(Fields& fields, const TeamReport& report) {
  const TeamMeans means = report.total_means();
  if (!report.peers || !means.industry || !means.difference) {
    fields.set("tile_industry", false);
    return;
  }
  fields.set("tile_industry",
             Fields()
                 .set("tile_difference", difference_text(*means.difference))
                 .set("tile_industry_words",
                      fmt::format("the mean of {} is {} ({})", shown(report.industry),
                                  points_text(*means.industry),
                                  counted(report.peers->members(), "member"))));
}

void set_tile_of_weakest(Fields& fields, const TeamReport& report) {
  if (!report.weakest) {
    fields.set("tile_weakest", false);
    return;
  }
  const Competency& weakest = *report.model.competencies()[*report.weakest];
  fields.set("tile_weakest", Fields()
                                 .set("tile_weakest_title", shown(weakest.title()))
                                 .set("tile_weakest_points",
                                      points_text(report.competency_means(*report.weakest).team))
                                 .set("tile_weakest_maximum", maximum_text(weakest.maximum())));
}

void set_tile_of_leader(Fields& fields, const TeamReport& report) {
  if (report.leaderboard.empty()) {
    fields.set("tile_leader", false);
    return;
  }
  const TeamMember& first = report.leaderboard.front();
  fields.set("tile_leader", Fields()
                                .set("tile_leader_member", shown(first.id))
                                .set("tile_leader_total", points_text(first.score.total)));
}

void set_tile_of_move(Fields& fields, const TeamPage& page) {
  const std::vector<Mover> up = movers_of(page, true);
  const std::vector<Mover> down = movers_of(page, false);
  if (up.empty() && down.empty()) {
    fields.set("tile_move", false);
    return;
  }
  const auto is_further = [&] {
    if (up.empty() || down.empty()) return down.empty();
    if (up.front().change != -down.front().change) return up.front().change > -down.front().change;
    return up.front().move->member < down.front().move->member;
  };
  const Mover& most = is_further() ? up.front() : down.front();
  std::string words = difference_text(most.change) + " points";
  if (page.day_before) words += " since " + date_text(*page.day_before);
  fields.set("tile_move",
             Fields()
                 .set("tile_move_member", shown(page.report.leaderboard[most.move->member].id))
                 .set("tile_move_words", std::move(words)));
}

}  // namespace

void set_team_answer(Fields& fields, const TeamPage& page) {
  const TeamReport& report = page.report;
  const Points mean = report.total_means().team;
  fields.set("team", shown(report.name));
  fields.set("total", points_text(mean));
  fields.set("maximum", maximum_text(report.model.maximum()));
  fields.set("total_share", share_text(mean, report.model.maximum()));
  fields.set("members", counted(report.cohort.members(), "member"));
  fields.set("coverage", percent_text(report.mean_coverage()));
  fields.set("mean_words", "The mean total of the members.");
  set_tile_of_industry(fields, report);
  set_tile_of_weakest(fields, report);
  set_tile_of_leader(fields, report);
  set_tile_of_move(fields, page);
  fields.set("data_words", data_words(report.model, page.day, "The profiles and networks",
                                      "On average " + percent_text(report.mean_coverage())));
  fields.set("missing_words", missing_words(report.model));
  fields.set("industry_words",
             report.peers
                 ? fmt::format("The label that most of the team have. It is compared if it "
                               "has at least {}.",
                               counted(report.minimum, "member"))
                 : "");
}

}  // namespace ssi::internal
