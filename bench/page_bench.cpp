// SPDX-License-Identifier: MIT
//
//   page/member/plain     pages of generated members, with a standing, without plan and history
//   page/member/whole     the same with a history of 27 weeks, a change, a plan and a curve
//   page/member/plan      what the plan of the latter takes, which is most of it
//   page/team/members:N   a team's page
//
// Members are scored and explained within the measured time; their cohort is counted before it. The
// counter `bytes` is the size of the last page.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kMembers = 2000;

const synthetic::MemberBuffer& people() {
  static const synthetic::MemberBuffer result = [] {
    synthetic::MemberBuffer buffer(kMembers);
    synthetic::Members({.members = kMembers, .seed = 7}).generate(0, kMembers, buffer.columns());
    return buffer;
  }();
  return result;
}

const Distribution& everybody() {
  static const Distribution result = [] {
    Distribution totals;
    const MemberTable members = people().members();
    const ScoreAggregator score(Model::standard());
    for (std::size_t row = 0; row < members.rows(); ++row) {
      totals.add(score(Member(members, row)).total);
    }
    return totals;
  }();
  return result;
}

const Planner& planner() {
  static const Planner result(Model::standard(), ActionList::standard());
  return result;
}

MemberPage plain_page(const Member& member) {
  static const Ranking ranking(everybody());
  MemberPage page{.id = "somebody", .explanation = explain(planner().model(), member)};
  page.cohorts.push_back({.column = "industry",
                          .label = "Software",
                          .standing = ranking.standing(page.explanation.total),
                          .totals = everybody()});
  return page;
}

PagePlan plan_of(const Member& member, Points total) {
  const Points target = std::min(total + 10.00_points, 100.00_points);
  return {.report = report_plan(planner(), member, planner()(member, TargetTotal{target})),
          .curve = planner().curve(member)};
}

MemberPage whole_page(const Member& member, const Member& before) {
  constexpr int kWeeks = 27;
  MemberPage page = plain_page(member);
  const Day first = std::chrono::year(2024) / 1 / 2;
  for (int week = 0; week < kWeeks; ++week) {
    PageDay day{.day = first + std::chrono::days(7 * week)};
    for (const CompetencyExplanation& competency : page.explanation.competencies) {
      day.competencies.push_back(competency.points);
    }
    day.total = page.explanation.total;
    page.history.push_back(std::move(day));
  }
  page.change = PageChange{.change = change(planner().model(), before, member)};
  page.plan = plan_of(member, page.explanation.total);
  return page;
}

template <class Make>
void pages_of(benchmark::State& state, Make make) {
  const MemberTable members = people().members();
  everybody();
  std::size_t row = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = make(members, row);
    row = (row + 1) % (members.rows() - 1);
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes"] = static_cast<double>(bytes);
}

void team_page(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const Model model = Model::standard();
  const ScoreAggregator score(model);
  CohortSet industries("industry", model);
  std::vector<TeamMember> team;
  for (std::size_t row = 0; row < count; ++row) {
    TeamMember& member = team.emplace_back();
    member.id = "member-" + std::to_string(row);
    member.industry = "Software";
    member.score = score(Member(people().members(), row));
    industries.add(member.industry, member.score);
  }
  const TeamPage page{.report = report_team(model, "North", std::move(team), industries)};
  std::size_t bytes = 0;
  for (auto _ : state) bytes = to_html(page).size();
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes"] = static_cast<double>(bytes);
}

const bool kRegistered = [] {
  benchmark::RegisterBenchmark("page/member/plain", [](benchmark::State& state) {
    pages_of(state, [](const MemberTable& members, std::size_t row) {
      return to_html(plain_page(Member(members, row))).size();
    });
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("page/member/whole", [](benchmark::State& state) {
    pages_of(state, [](const MemberTable& members, std::size_t row) {
      return to_html(whole_page(Member(members, row), Member(members, row + 1))).size();
    });
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("page/member/plan", [](benchmark::State& state) {
    pages_of(state, [](const MemberTable& members, std::size_t row) {
      const Member member(members, row);
      return plan_of(member, explain(planner().model(), member).total).curve.size();
    });
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("page/team/members", team_page)
      ->Arg(10)
      ->Arg(1000)
      ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace ssi::bench
