// SPDX-License-Identifier: MIT
#include "ssi/files/plan_file.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace ssi {
namespace {

ActionList two_actions() {
  return ActionList({.id = "two",
                     .actions = {{.name = "post", .title = "Post", .changes = {{"posts", 1}}},
                                 {.name = "share", .title = "Share", .changes = {{"shares", 1}}}}});
}

TEST(PlanFile, WritesATable) {
  const ActionList actions = two_actions();
  std::string out;
  append_plan_header(out, actions);
  append_plan(out, "a,b", 1.50_points,
              Plan{.total = 1.50_points,
                   .goal = 2.00_points,
                   .planned_total = 2.05_points,
                   .effort = 4294967296,
                   .actions = 7,
                   .times = {7, 0}},
              actions);
  append_plan(out, "budget", 1.50_points,
              Plan{.total = 1.50_points, .planned_total = 1.50_points, .times = {0, 0}}, actions);
  append_plan(out, "none", 3.00_points, std::nullopt, actions);
  EXPECT_EQ(out,
            "member_id,total,goal,planned_total,effort,actions,post,share\n"
            "\"a,b\",1.50,2.00,2.05,4294967296,7,7,0\n"
            "budget,1.50,,1.50,0,0,0,0\n"
            "none,3.00,,,,,,\n");
}

TEST(PlanFile, WritesACurve) {
  std::string out;
  const PlanStep steps[] = {{0, 1.00_points, 0}, {5, 2.50_points, 3}};
  append_curve(out, steps);
  EXPECT_EQ(out, "effort,total,actions\n0,1.00,0\n5,2.50,3\n");
}

}  // namespace
}  // namespace ssi
