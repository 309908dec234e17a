// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/page/numbers.hpp"
#include "report/page/shown.hpp"
#include "report/page/team_sections.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

// The members of a team: the leaderboard, who moved, of whom little is known.

namespace ssi::internal {
namespace {

/// Movers that are shown on each side.
constexpr std::size_t kMostMovers = 10;

/// The totals before of those who were there, at their positions in the leaderboard.
std::vector<std::optional<Points>> totals_before(const TeamPage& page) {
  std::vector<std::optional<Points>> result(page.report.leaderboard.size());
  for (const TeamMove& move : page.moves) {
    if (move.member < result.size()) result[move.member] = move.before;
  }
  return result;
}

Fields::List cells_of(const TeamReport& report, const TeamMember& member) {
  Fields::List result;
  for (std::size_t c = 0; c < report.model.competencies().size(); ++c) {
    const bool is_observed = member.observed.empty() || member.observed[c];
    const Points points = member.score.competencies[c];
    const Points maximum = report.model.competencies()[c]->maximum();
    result.emplace_back()
        .set("cell_points", is_observed ? points_text(points) : "")
        .set("cell_share", is_observed ? share_text(points, maximum) : "");
  }
  return result;
}

Fields row_of(const TeamPage& page, const TeamMember& member, const std::optional<Points>& before) {
  Fields result;
  result.set("board_rank", std::to_string(member.rank));
  result.set("board_member", shown(member.id));
  result.set("board_total", points_text(member.score.total));
  result.set("board_cells", cells_of(page.report, member));
  if (page.has_before) {
    const Points change = before ? member.score.total - *before : Points();
    result.set("board_change", before ? difference_text(change) : "new");
    result.set("board_kind", std::string(kind_of(change)));
  }
  return result;
}

std::string move_words(const TeamMember& member, const TeamMove& move) {
  std::string result =
      fmt::format("from {} to {}", points_text(move.before), points_text(member.score.total));
  if (move.cause) {
    print(result, ", mostly from {}: {}", cause_words_of_team(*move.cause),
          difference_text(move.points));
  }
  return result;
}

void add_side(Fields::List& sides, const TeamPage& page, bool up) {
  const std::vector<Mover> movers = movers_of(page, up);
  if (movers.empty()) return;
  const std::size_t count = std::min(movers.size(), kMostMovers);
  Fields::List moves;
  for (std::size_t i = 0; i < count; ++i) {
    const TeamMember& member = page.report.leaderboard[movers[i].move->member];
    moves.emplace_back()
        .set("move_member", shown(member.id))
        .set("move_words", move_words(member, *movers[i].move))
        .set("move_points", difference_text(movers[i].change))
        .set("move_kind", std::string(kind_of(movers[i].change)));
  }
  sides.emplace_back()
      .set("side_title", up ? "Up" : "Down")
      .set("side_moves", std::move(moves))
      .set("side_rest",
           movers.size() > count
               ? fmt::format("{} more moved {}", movers.size() - count, up ? "up" : "down")
               : "");
}

}  // namespace

std::vector<Mover> movers_of(const TeamPage& page, bool up) {
  std::vector<Mover> result;
  for (const TeamMove& move : page.moves) {
    if (move.member >= page.report.leaderboard.size()) continue;
    const Points change = page.report.leaderboard[move.member].score.total - move.before;
    if (up ? change > Points() : change < Points()) result.push_back({&move, change});
  }
  std::ranges::stable_sort(result, [up](const Mover& a, const Mover& b) {
    if (a.change != b.change) return up ? a.change > b.change : a.change < b.change;
    return a.move->member < b.move->member;
  });
  return result;
}

void set_leaderboard(Fields& fields, const TeamPage& page) {
  const TeamReport& report = page.report;
  const auto before = totals_before(page);
  Fields::List rows;
  for (std::size_t i = 0; i < report.leaderboard.size(); ++i) {
    rows.push_back(row_of(page, report.leaderboard[i], before[i]));
  }
  Fields::List heads;
  for (const auto& competency : report.model.competencies()) {
    heads.emplace_back().set("board_head", shown(competency->title()));
  }
  fields.set("board_words", "The best first. Equals share the better rank.");
  fields.set("board_heads", std::move(heads));
  fields.set("has_before", page.has_before);
  fields.set("board", std::move(rows));
}

void set_movers(Fields& fields, const TeamPage& page) {
  Fields::List sides;
  add_side(sides, page, true);
  add_side(sides, page, false);
  if (sides.empty()) {
    fields.set("movers", false);
    return;
  }
  const std::string since =
      page.day_before ? " since " + date_text(*page.day_before) : std::string();
  fields.set("movers", Fields()
                           .set("movers_heading", "Who moved" + since)
                           .set("movers_words", "Each with the cause that moved it most that way.")
                           .set("movers_sides", std::move(sides)));
}

void set_unsure(Fields& fields, const TeamReport& report) {
  Fields::List members;
  for (const TeamMember& member : report.leaderboard) {
    if (!report.is_little_observed(member)) continue;
    members.emplace_back()
        .set("unsure_member", shown(member.id))
        .set("unsure_coverage", percent_text(member.score.coverage))
        .set("unsure_range", member.bounds
                                 ? fmt::format("{} to {}", points_text(member.bounds->low),
                                               points_text(member.bounds->high))
                                 : points_text(member.score.total));
  }
  if (members.empty()) {
    fields.set("unsure", false);
    return;
  }
  fields.set(
      "unsure",
      Fields()
          .set("unsure_words",
               fmt::format("Less than {} of the model's points is known of these, so their totals "
                           "say little and they are in no band.",
                           percent_text(report.bands.minimum_coverage())))
          .set("unsure_members", std::move(members)));
}

}  // namespace ssi::internal
