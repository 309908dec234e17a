// SPDX-License-Identifier: MIT
//
// Says what one member should do to have 45 points, and what half the effort would bring.
#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "ssi/advice.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"

int main() {
  using ssi::Signal;
  using namespace ssi::literals;

  // Only actions whose signals were all observed can be planned: of this member nothing is known of
  // the premium tool, so no plan has it.
  const ssi::Member ada{
      {Signal::has_photo, 1},         {Signal::has_summary, 0},
      {Signal::positions, 2},         {Signal::skills, 4},
      {Signal::people_searches, 25},  {Signal::shares, 9},
      {Signal::share_reactions, 30},  {Signal::share_comments, 2},
      {Signal::share_reshares, 0},    {Signal::comments_made, 17},
      {Signal::groups_joined, 1},     {Signal::connections, 310},
      {Signal::people_contacted, 30}, {Signal::decision_makers_contacted, 9},
      {Signal::messages_sent, 28},    {Signal::messages_answered, 11},
      {Signal::invitations_sent, 12}, {Signal::invitations_accepted, 4},
  };

  // Made once, asked for any number of members, on any thread.
  const ssi::Planner planner(ssi::Model::standard(), ssi::ActionList::standard());
  const ssi::Plan plan = planner(ada, ssi::TargetTotal{45.00_points});
  std::printf("from %s to %s: %llu %s\n", to_string(plan.total).c_str(),
              to_string(plan.planned_total).c_str(), static_cast<unsigned long long>(plan.effort),
              planner.actions().unit().c_str());
  for (std::size_t i = 0; i < plan.times.size(); ++i) {
    if (plan.times[i] == 0) continue;
    std::printf("%4u times %s\n", plan.times[i], planner.actions().actions()[i].title.c_str());
  }

  const ssi::Plan half = planner(ada, ssi::EffortBudget{plan.effort / 2});
  std::printf("half of that effort: %s\n", to_string(half.planned_total).c_str());
  std::printf("model %s: an open index, not LinkedIn's; efforts and expectations are estimates\n",
              planner.model().id().c_str());
}
