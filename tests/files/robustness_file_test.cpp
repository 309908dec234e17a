// SPDX-License-Identifier: MIT
#include "ssi/files/robustness_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ssi {
namespace {

std::string row_of(const RobustnessTableWriter& table, const MemberRobustness& member) {
  std::string out;
  table.append(out, "m1", member);
  return out;
}

TEST(RobustnessFile, HasAColumnForEachFigure) {
  const RobustnessTableWriter table("industry");
  std::string out;
  table.append_header(out);
  EXPECT_EQ(out,
            "member_id,total,total_p5,total_p95,industry_percentile,industry_percentile_p5,"
            "industry_percentile_p95,industry_top10_percent\n");
  EXPECT_EQ(row_of(table, {.total = 7.05_points,
                           .total_low = 0_points,
                           .total_high = 655.35_points,
                           .is_ranked = true,
                           .percentile = 50_percent,
                           .percentile_low = 0.05_percent,
                           .percentile_high = 100_percent,
                           .top10_share = 12.5_percent}),
            "m1,7.05,0.00,655.35,50.00,0.05,100.00,12.50\n");
}

TEST(RobustnessFile, LeavesTheCohortOfOneWhoIsNotRankedEmpty) {
  EXPECT_EQ(row_of(RobustnessTableWriter("team"), {.total = 1_points, .total_high = 2_points}),
            "m1,1.00,0.00,2.00,,,,\n");
}

TEST(RobustnessFile, QuotesWhatMustBeQuoted) {
  const RobustnessTableWriter table("a,\"b\"");
  std::string out;
  table.append_header(out);
  EXPECT_EQ(out.substr(0, 56), "member_id,total,total_p5,total_p95,\"a,\"\"b\"\"_percentile\",");
  out.clear();
  table.append(out, "x,y", {});
  EXPECT_EQ(out, "\"x,y\",0.00,0.00,0.00,,,,\n");
}

}  // namespace
}  // namespace ssi
