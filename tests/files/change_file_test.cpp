// SPDX-License-Identifier: MIT
#include "ssi/files/change_file.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace ssi {
namespace {

TEST(ChangeFile, NamesItsColumns) {
  std::string out;
  ChangeTableWriter({"industry", "team"}).append_header(out);
  EXPECT_EQ(out,
            "member_id,before,observation,aged_out,activity,profile,model,after,"
            "industry_rank_before,industry_rank_own,industry_rank_after,"
            "industry_percentile_before,industry_percentile_own,industry_percentile_after,"
            "team_rank_before,team_rank_own,team_rank_after,"
            "team_percentile_before,team_percentile_own,team_percentile_after\n");
}

TEST(ChangeFile, RefusesNamesThatTwoColumnsWouldHave) {
  EXPECT_EQ(ChangeTableWriter::repeated_column({"industry"}), std::nullopt);
  EXPECT_EQ(ChangeTableWriter::repeated_column({"a", "a"}), "a_rank_before");
  EXPECT_THROW(ChangeTableWriter({"a", "a"}), std::invalid_argument);
}

TEST(ChangeFile, WritesTwoDecimalsAndNoMinusAtZero) {
  std::string out;
  ChangeTableWriter().append(
      out, {.member_id = "a,b",
            .before = 7.05_points,
            .after = 0.50_points,
            .causes = {0.00_points, std::nullopt, -6.50_points, -0.05_points, 0.00_points}});
  EXPECT_EQ(out, "\"a,b\",7.05,0.00,,-6.50,-0.05,0.00,0.50\n");
}

TEST(ChangeFile, LeavesWhatIsNotThereEmpty) {
  const std::vector<ChangedStanding> standings{
      {.before = Standing{3, Percent::from_hundredths(5012), 30, 10}, .own = {}, .after = {}}};
  std::string out;
  ChangeTableWriter({"team"}).append(
      out, {.member_id = "m", .before = 1.00_points, .standings = standings});
  EXPECT_EQ(out, "m,1.00,,,,,,,3,,,50.12,,\n");
}

TEST(ChangeFile, WritesTheLinesOfAChange) {
  const Change moved = change(Model::standard(), Member{{Signal::posts, 0}, {Signal::has_photo, 1}},
                              Member{{Signal::posts, 36}, {Signal::has_photo, 0}});
  std::string out;
  append_change_header(out);
  append_change(out, "say \"m\"", moved);
  EXPECT_EQ(out,
            "member_id,cause,competency,term,points\n"
            "\"say \"\"m\"\"\",activity,professional_brand,posts,3.00\n"
            "\"say \"\"m\"\"\",profile,professional_brand,has_photo,-1.50\n");
}

}  // namespace
}  // namespace ssi
