// SPDX-License-Identifier: MIT
//
// Standing in a cohort as a user asks for it: `ssi score MEMBERS --cohort COLUMN`.

#include "command/harness.hpp"

using namespace command;

namespace {

/// "id,label,has_photo,has_headline" lines, `count` of them with the same label and total.
std::string members_alike(const std::string& id, int count, const std::string& label,
                          const std::string& flags) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += id + std::to_string(i) + "," + label + "," + flags + "\n";
  }
  return lines;
}

const std::string kHeader = "member_id,team,has_photo,has_headline\n";
const std::string kBoth = "1,1";      // 2.50
const std::string kPhoto = "1,0";     // 1.50
const std::string kHeadline = "0,1";  // 1.00
const std::string kNone = "0,0";      // 0.00

/// The cells of a table after its coverage, for the first member whose id is `id`.
std::string standing_of(const std::string& table, const std::string& id) {
  for (const std::string& line : lines_of(table)) {
    if (!line.starts_with(id + ",")) continue;
    std::size_t at = 0;
    for (int cell = 0; cell < 7; ++cell) at = line.find(',', at) + 1;
    return line.substr(at);
  }
  return "no member " + id;
}

}  // namespace

TEST(CommandCohorts, RankPercentileAndTopPercentShareTies) {
  const std::string table = score_table(
      kHeader + members_alike("both", 1, "a", kBoth) + members_alike("none", 4, "a", kNone) +
          members_alike("photo", 3, "a", kPhoto) + members_alike("headline", 2, "a", kHeadline),
      {"--cohort", "team"});
  EXPECT_EQ(first_lines(table, 1),
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "team_rank,team_percentile,team_top_percent\n");
  EXPECT_EQ(standing_of(table, "both0"), "1,95.00,10");
  for (const std::string id : {"photo0", "photo1", "photo2"}) {
    EXPECT_EQ(standing_of(table, id), "2,75.00,20");
  }
  for (const std::string id : {"headline0", "headline1"}) {
    EXPECT_EQ(standing_of(table, id), "5,50.00,50");
  }
  for (const std::string id : {"none0", "none1", "none2", "none3"}) {
    EXPECT_EQ(standing_of(table, id), "7,20.00,70");
  }
}

TEST(CommandCohorts, AllEqualShareTheMiddle) {
  const std::string table =
      score_table(kHeader + members_alike("m", 10, "a", kBoth), {"--cohort", "team"});
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(standing_of(table, "m" + std::to_string(i)), "1,50.00,10");
  }
}

TEST(CommandCohorts, PercentileIsRoundedHalfUp) {
  // 32 members: 100 * (2/2) / 32 = 3.125 and 100 * (2 + 30/2) / 32 = 53.125.
  const std::string table = score_table(
      kHeader + members_alike("low", 2, "a", kNone) + members_alike("high", 30, "a", kPhoto),
      {"--cohort", "team"});
  EXPECT_EQ(standing_of(table, "low0"), "31,3.13,97");
  EXPECT_EQ(standing_of(table, "high0"), "1,53.13,4");
}

TEST(CommandCohorts, TopPercentIsRoundedUp) {
  // 13 members, the best alone: 100 * 1 / 13 = 7.69, "Top 8 %".
  const std::string table = score_table(
      kHeader + members_alike("best", 1, "a", kBoth) + members_alike("other", 12, "a", kNone),
      {"--cohort", "team"});
  EXPECT_EQ(standing_of(table, "best0"), "1,96.15,8");
  EXPECT_EQ(standing_of(table, "other0"), "2,46.15,16");
}

TEST(CommandCohorts, CohortUnderTenMembersIsNotReported) {
  const std::string table = score_table(
      kHeader + members_alike("nine", 9, "a", kPhoto) + members_alike("ten", 10, "b", kPhoto),
      {"--cohort", "team"});
  EXPECT_EQ(standing_of(table, "nine0"), ",,");
  EXPECT_EQ(standing_of(table, "ten0"), "1,50.00,10");
}

TEST(CommandCohorts, MinimumCanBeSet) {
  const std::string members =
      kHeader + members_alike("three", 3, "a", kPhoto) + members_alike("ten", 10, "b", kPhoto);
  const std::string three = score_table(members, {"--cohort", "team", "--min-cohort", "3"});
  EXPECT_EQ(standing_of(three, "three0"), "1,50.00,34");
  const std::string four = score_table(members, {"--cohort", "team", "--min-cohort", "4"});
  EXPECT_EQ(standing_of(four, "three0"), ",,");
  EXPECT_EQ(standing_of(four, "ten0"), "1,50.00,10");
  const std::string eleven = score_table(members, {"--cohort", "team", "--min-cohort", "11"});
  EXPECT_EQ(standing_of(eleven, "ten0"), ",,");
  const std::string one =
      score_table(kHeader + "ann,a,1,1\n", {"--cohort", "team", "--min-cohort", "1"});
  EXPECT_EQ(standing_of(one, "ann"), "1,50.00,100");
}

TEST(CommandCohorts, EmptyLabelBelongsToNoCohort) {
  const std::string table = score_table(kHeader + members_alike("nobody", 12, "", kPhoto) +
                                            members_alike("quoted", 12, "\"\"", kPhoto) +
                                            members_alike("ten", 10, "a", kHeadline),
                                        {"--cohort", "team"});
  EXPECT_EQ(standing_of(table, "nobody0"), ",,");
  EXPECT_EQ(standing_of(table, "quoted0"), ",,");
  EXPECT_EQ(standing_of(table, "ten0"), "1,50.00,10");
}

TEST(CommandCohorts, LabelsAreTheSameOnlyWhenTheirBytesAre) {
  const std::string table = score_table(kHeader + members_alike("plain", 5, "a", kPhoto) +
                                            members_alike("quoted", 5, "\"a\"", kPhoto) +
                                            members_alike("space", 9, "a ", kBoth) +
                                            members_alike("upper", 9, "A", kBoth),
                                        {"--cohort", "team"});
  EXPECT_EQ(standing_of(table, "plain0"), "1,50.00,10");
  EXPECT_EQ(standing_of(table, "quoted4"), "1,50.00,10");
  EXPECT_EQ(standing_of(table, "space0"), ",,");
  EXPECT_EQ(standing_of(table, "upper0"), ",,");
}

TEST(CommandCohorts, LabelMayHoldCommasQuotesNewlinesAndAnyLanguage) {
  for (const std::string label : {"\"law, \"\"corporate\"\"\"", "\"two\r\nlines\"",
                                  "\xc3\x96l & Gas", "\xe6\x97\xa5\xe6\x9c\xac", "0"}) {
    SCOPED_TRACE(label);
    const std::string table = score_table(
        kHeader + members_alike("m", 10, label, kPhoto) + members_alike("other", 1, "o", kBoth),
        {"--cohort", "team"});
    EXPECT_EQ(standing_of(table, "m0"), "1,50.00,10");
  }
}

TEST(CommandCohorts, ColumnsFollowTheOrderAsked) {
  std::string members = "region,member_id,team,has_photo\n";
  for (int i = 0; i < 10; ++i) {
    members +=
        (i < 2 ? "south,m" : "north,m") + std::to_string(i) + ",a," + (i < 1 ? "1\n" : "0\n");
  }
  const std::string table =
      score_table(members, {"--cohort", "team", "--cohort", "region", "--min-cohort", "2"});
  EXPECT_EQ(first_lines(table, 2),
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "team_rank,team_percentile,team_top_percent,"
            "region_rank,region_percentile,region_top_percent\n"
            "m0,1.50,0.00,0.00,0.00,1.50,1.50,1,95.00,10,1,75.00,50\n");
  const std::string turned =
      score_table(members, {"--cohort", "region", "--min-cohort", "2", "--cohort", "team"});
  EXPECT_EQ(standing_of(turned, "m0"), "1,75.00,50,1,95.00,10");
}

TEST(CommandCohorts, ColumnNamesAreQuotedWhenTheyMust) {
  const std::string table =
      score_table("member_id,\"big, \"\"team\"\"\"\nann,a\n", {"--cohort", "big, \"team\""});
  EXPECT_EQ(table,
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "\"big, \"\"team\"\"_rank\",\"big, \"\"team\"\"_percentile\","
            "\"big, \"\"team\"\"_top_percent\"\n"
            "ann,0.00,0.00,0.00,0.00,0.00,0.00,,,\n");
}

TEST(CommandCohorts, ZeroMembersStillHaveTheColumns) {
  EXPECT_EQ(score_table("member_id,team\n", {"--cohort", "team"}),
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "team_rank,team_percentile,team_top_percent\n");
}

TEST(CommandCohorts, StandingUsesTheTotalsUnderTheMissingPolicyAsked) {
  // With zero, ann's observed photo (1.50) loses to the others' 2.00; renormalised she has all 25.
  std::string members = "member_id,team,has_photo,volunteering\nann,a,1,\n";
  for (int i = 0; i < 9; ++i) members += "m" + std::to_string(i) + ",a,1,1\n";
  EXPECT_EQ(standing_of(score_table(members, {"--cohort", "team"}), "ann"), "10,5.00,100");
  EXPECT_EQ(
      standing_of(score_table(members, {"--cohort", "team", "--missing", "renormalise"}), "ann"),
      "1,50.00,10");
}

TEST(CommandCohorts, ColumnThatIsNotInTheHeaderIsRefused) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("members.csv", "member_id,team\nann,a\n");
  const Outcome scored =
      run_ssi({"score", path, "--cohort", "taem", "-o", scratch.path("scores.csv")});
  EXPECT_TRUE(is_bad_data(scored, path, 1, {"taem"}));
  EXPECT_EQ(scratch.files(), Names{"members.csv"});
}
