// SPDX-License-Identifier: MIT
#include "report/page/team_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/histogram.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi::internal {
namespace {

/// Movers that are shown, up and down.
constexpr std::size_t kMostMovers = 5;

Fields mean_fields(std::string title, const TeamMeans& means, Points maximum, bool is_observed) {
  Fields result;
  result.set("title", std::move(title));
  result.set("observed", is_observed);
  result.set("team", is_observed ? to_string(means.team) : "-");
  result.set("maximum", to_string(maximum));
  result.set("industry", means.industry ? to_string(*means.industry) : "");
  result.set("difference",
             means.difference && is_observed ? with_sign(*means.difference) : std::string());
  return result;
}

std::string weakest_text(const TeamReport& report) {
  if (!report.weakest) return "";
  const Competency& weakest = *report.model.competencies()[*report.weakest];
  std::string result = fmt::format("Weakest: {}, {} of {} points", shown(weakest.title()),
                                   to_string(report.competency_means(*report.weakest).team),
                                   to_string(weakest.maximum()));
  const std::uint64_t observed = report.observed[*report.weakest];
  if (observed < report.cohort.members()) {
    print(result, "; observed of {}", counted(observed, "member"));
  }
  return result;
}

std::string industry_text(const TeamReport& report) {
  if (report.industry.empty()) return "Nobody in the team has an industry.";
  const std::string name = shown(report.industry);
  return report.peers ? fmt::format("{}, as {} of the team: {}", name, report.in_industry,
                                    counted(report.peers->members(), "member"))
                      : fmt::format("{}, as {} of the team: withheld for fewer than {}", name,
                                    report.in_industry, counted(report.minimum, "member"));
}

/// The totals before of those who were there, at their positions in the leaderboard.
std::vector<std::optional<Points>> totals_before(const TeamPage& page) {
  std::vector<std::optional<Points>> result(page.report.leaderboard.size());
  for (const TeamMove& move : page.moves) {
    if (move.member < result.size()) result[move.member] = move.before;
  }
  return result;
}

struct Mover {
  const TeamMove* move;
  Points change;
};

Fields::List movers_of(const TeamPage& page, bool up) {
  std::vector<Mover> movers;
  for (const TeamMove& move : page.moves) {
    if (move.member >= page.report.leaderboard.size()) continue;
    const Points change = page.report.leaderboard[move.member].score.total - move.before;
    if (up ? change > Points() : change < Points()) movers.push_back({&move, change});
  }
  std::ranges::stable_sort(movers, [up](const Mover& a, const Mover& b) {
    if (a.change != b.change) return up ? a.change > b.change : a.change < b.change;
    return a.move->member < b.move->member;
  });
  movers.resize(std::min(movers.size(), kMostMovers));
  Fields::List result;
  for (const auto& [move, change] : movers) {
    const TeamMember& member = page.report.leaderboard[move->member];
    Fields& fields = result.emplace_back();
    fields.set("id", shown(member.id));
    fields.set("before", to_string(move->before));
    fields.set("after", to_string(member.score.total));
    fields.set("change", with_sign(change));
    fields.set("cause", move->cause
                            ? fmt::format("{}: {}", title_of(*move->cause), with_sign(move->points))
                            : "");
  }
  return result;
}

Fields member_fields(const TeamPage& page, const TeamMember& member,
                     const std::optional<Points>& before) {
  Fields result;
  result.set("rank", std::to_string(member.rank));
  result.set("id", shown(member.id));
  result.set("total", to_string(member.score.total));
  result.set("coverage", to_string(member.score.coverage));
  result.set("little", page.report.is_little_observed(member)
                           ? too_little_observed(member.score.coverage)
                           : std::string());
  result.set("change", !page.has_before ? ""
                       : before         ? with_sign(member.score.total - *before)
                                        : "new");
  Fields::List competencies;
  for (std::size_t c = 0; c < page.report.model.competencies().size(); ++c) {
    const bool is_observed = member.observed.empty() || member.observed[c];
    competencies.emplace_back()
        .set("points", is_observed ? to_string(member.score.competencies[c]) : "-")
        .set("maximum", to_string(page.report.model.competencies()[c]->maximum()));
  }
  result.set("competencies", std::move(competencies));
  return result;
}

}  // namespace

void set_team_means(Fields& fields, const TeamReport& report) {
  const PointStatistics& totals = report.cohort.total();
  fields.set("members", counted(report.cohort.members(), "member"));
  fields.set("mean", to_string(totals.rounded_mean()));
  fields.set("deviation", to_string(totals.rounded_deviation()));
  fields.set("lowest", to_string(totals.lowest()));
  fields.set("highest", to_string(totals.highest()));
  fields.set("mean_coverage", to_string(report.mean_coverage()));
  fields.set("industry_text", industry_text(report));
  fields.set("total_means",
             mean_fields("Total", report.total_means(), report.model.maximum(), true));
  Fields::List means;
  for (std::size_t c = 0; c < report.model.competencies().size(); ++c) {
    const Competency& competency = *report.model.competencies()[c];
    means.push_back(mean_fields(shown(competency.title()), report.competency_means(c),
                                competency.maximum(), report.observed[c] > 0));
  }
  fields.set("means", std::move(means));
  fields.set("weakest", weakest_text(report));
}

void set_team_distribution(Fields& fields, const TeamReport& report) {
  Chart chart =
      histogram_chart(histogram_of(report.cohort.totals(), report.model.maximum(), std::nullopt),
                      report.cohort.members());
  fields.set("chart", std::move(chart.svg));
  fields.set("chart_text", std::move(chart.text));
  Fields::List bands;
  for (std::size_t b = 0; b < report.model.bands().size(); ++b) {
    const auto share = report.bands.share_in_band(b);
    bands.emplace_back()
        .set("name", shown(report.model.bands()[b].name))
        .set("members", std::to_string(report.bands.in_band(b)))
        .set("share", share ? to_string(*share) : "-");
  }
  fields.set("bands", std::move(bands));
}

void set_leaderboard(Fields& fields, const TeamPage& page) {
  const auto before = totals_before(page);
  Fields::List members;
  for (std::size_t i = 0; i < page.report.leaderboard.size(); ++i) {
    members.push_back(member_fields(page, page.report.leaderboard[i], before[i]));
  }
  fields.set("leaderboard", std::move(members));
  fields.set("has_before", page.has_before);
  fields.set("day_before", page.day_before ? date_text(*page.day_before) : "");
}

void set_movers(Fields& fields, const TeamPage& page) {
  Fields::List up = movers_of(page, true);
  Fields::List down = movers_of(page, false);
  fields.set("has_movers", !up.empty() || !down.empty());
  fields.set("up", std::move(up));
  fields.set("down", std::move(down));
}

void set_little_data(Fields& fields, const TeamReport& report) {
  Fields::List members;
  for (const TeamMember& member : report.leaderboard) {
    if (!report.is_little_observed(member)) continue;
    members.emplace_back()
        .set("id", shown(member.id))
        .set("coverage", to_string(member.score.coverage));
  }
  fields.set("little_data", std::move(members));
}

}  // namespace ssi::internal
