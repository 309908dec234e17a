// SPDX-License-Identifier: MIT
//
// Options of `ssi score` that add columns to its table: --bands, --bounds and --keep; and the lines
// that count members without a standing.

#include "command/harness.hpp"

using namespace command;

namespace {

using Row = std::vector<std::string>;

/// The cells of a table without quotes.
std::vector<Row> rows_of(const std::string& table) {
  std::vector<Row> rows;
  for (const std::string& line : lines_of(table)) {
    Row& row = rows.emplace_back(1);
    for (const char c : line) {
      if (c == ',') {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
  }
  return rows;
}

std::size_t column_of(const std::vector<Row>& rows, const std::string& name) {
  const auto found = std::find(rows[0].begin(), rows[0].end(), name);
  EXPECT_NE(found, rows[0].end()) << name;
  return static_cast<std::size_t>(found - rows[0].begin());
}

/// The cells of one column of a table without quotes.
std::vector<std::string> cells_of(const std::string& table, const std::string& name) {
  const std::vector<Row> rows = rows_of(table);
  const std::size_t column = column_of(rows, name);
  std::vector<std::string> cells;
  for (std::size_t i = 1; i < rows.size(); ++i) cells.push_back(rows[i].at(column));
  return cells;
}

std::string scored(const std::string& members, std::vector<std::string> options) {
  options.insert(options.begin(), {"score", "-"});
  const Outcome outcome = run_ssi(std::move(options), members);
  EXPECT_TRUE(succeeds(outcome));
  return outcome.out;
}

std::string stderr_of(const std::string& members, std::vector<std::string> options) {
  options.insert(options.begin(), {"score", "-", "-o", "/dev/null"});
  const Outcome outcome = run_ssi(std::move(options), members);
  EXPECT_TRUE(succeeds(outcome));
  return outcome.err;
}

std::string golden_members(std::size_t count) {
  return first_lines(golden("members.csv"), count + 1);
}

/// A line of a label for each of `count` members, who have a photo or not.
std::string labelled(int count, const std::string& label, const std::string& photo = "1") {
  static int number = 0;
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += std::string("m") + std::to_string(number++) + "," + label + "," + photo + "\n";
  }
  return lines;
}

const std::string kLabelled = "member_id,team,has_photo\n";

}  // namespace

// ---------------------------------------------------------------------------------- --bounds

TEST(CommandScoreBounds, EqualTheGoldenTable) {
  EXPECT_TRUE(scored(golden_members(300), {"--bounds", "--cohort", "industry"}) ==
              golden("bounds.csv"));
}

TEST(CommandScoreBounds, AreInOrderForEveryMemberUnderEitherPolicy) {
  const std::string members = golden("members.csv");
  for (const char* policy : {"zero", "renormalise"}) {
    const std::vector<Row> rows =
        rows_of(scored(members, {"--bounds", "--cohort", "industry", "--missing", policy}));
    const auto number = [&](const Row& row, const char* name) {
      return std::stod(row.at(column_of(rows, name)));
    };
    for (std::size_t i = 1; i < rows.size(); ++i) {
      ASSERT_LE(number(rows[i], "total_low"), number(rows[i], "total")) << i;
      ASSERT_LE(number(rows[i], "total"), number(rows[i], "total_high")) << i;
      if (rows[i].at(column_of(rows, "industry_rank")).empty()) {
        ASSERT_EQ(rows[i].at(column_of(rows, "industry_top_percent_best")), "");
        ASSERT_EQ(rows[i].at(column_of(rows, "industry_top_percent_worst")), "");
        continue;
      }
      ASSERT_LE(number(rows[i], "industry_top_percent_best"),
                number(rows[i], "industry_top_percent"));
      ASSERT_LE(number(rows[i], "industry_top_percent"),
                number(rows[i], "industry_top_percent_worst"));
    }
  }
}

TEST(CommandScoreBounds, DoNotDependOnThreads) {
  const std::string members = golden("members.csv");
  const std::vector<std::string> options = {"--bounds", "--bands",  "--keep",   "industry",
                                            "--cohort", "industry", "--threads"};
  std::vector<std::string> one = options;
  std::vector<std::string> many = options;
  one.emplace_back("1");
  many.emplace_back("7");
  EXPECT_TRUE(scored(members, one) == scored(members, many));
}

TEST(CommandScoreBounds, LeaveTheOtherColumnsAsTheyAre) {
  const std::string members = golden_members(300);
  const std::string with = scored(members, {"--bounds", "--cohort", "industry"});
  const std::string without = scored(members, {"--cohort", "industry"});
  const Row names = rows_of(without).at(0);
  for (const std::string& name : names) {
    EXPECT_EQ(cells_of(with, name), cells_of(without, name)) << name;
  }
}

TEST(CommandScoreBounds, ReplaceAMemberAmongTheOthersAsScored) {
  // Ten members: nine with 1.50 points, of whom one may have 2.50 if it has a headline; a tenth
  // with 0.00, who may have 1.00.
  std::string members = "member_id,team,has_photo,has_headline\n";
  for (int i = 0; i < 8; ++i) members += std::string("a") + std::to_string(i) + ",x,1,0\n";
  members += "b,x,1,\nc,x,0,\n";
  const std::string only_brand =
      "id = \"two-1\"\nwindow_days = 90\n"
      "[[competency]]\nname = \"brand\"\ntitle = \"Brand\"\nmaximum = 25.00\n"
      "terms = [{ name = \"photo\", count = \"has_photo\", curve = \"linear\", full = 1, points = "
      "1.50 }, { name = \"headline\", count = \"has_headline\", curve = \"linear\", full = 1, "
      "points = 1.00 }]\n";
  const ScratchFolder scratch;
  const std::string model = scratch.write("two.toml", only_brand);
  const Outcome outcome =
      run_ssi({"score", "-", "--model", model, "--bounds", "--cohort", "team"}, members);
  ASSERT_TRUE(succeeds(outcome));
  const std::vector<std::string> lines = lines_of(outcome.out);
  EXPECT_EQ(lines[0],
            "member_id,brand,total,coverage,total_low,total_high,team_rank,team_percentile,"
            "team_top_percent,team_top_percent_best,team_top_percent_worst");
  EXPECT_EQ(lines[1], "a0,1.50,1.50,100.00,1.50,1.50,1,55.00,10,10,10");
  EXPECT_EQ(lines[9], "b,1.50,1.50,60.00,1.50,2.50,1,55.00,10,10,10");
  EXPECT_EQ(lines[10], "c,0.00,0.00,60.00,0.00,1.00,10,5.00,100,100,100");
}

TEST(CommandScoreBounds, JoinSavedCohorts) {
  const ScratchFolder scratch;
  const std::string saved = scratch.path("saved");
  // Ten saved: five with 1.50 points, five with 0.00.
  ASSERT_TRUE(succeeds(run_ssi({"cohorts", "-", "--by", "team", "--save", saved, "-o", "/dev/null"},
                               kLabelled + labelled(5, "x", "1") + labelled(5, "x", "0"))));
  const std::string table =
      scored(kLabelled + "n,x,\nunknown,y,\n", {"--bounds", "--against", saved});
  const std::vector<Row> rows = rows_of(table);
  // Worst: 0.00 among eleven, five above. Best: everything, nobody above.
  EXPECT_EQ(rows[1].at(column_of(rows, "team_top_percent")), "55");
  EXPECT_EQ(rows[1].at(column_of(rows, "team_top_percent_worst")), "55");
  EXPECT_EQ(rows[1].at(column_of(rows, "team_top_percent_best")), "10");
  EXPECT_EQ(rows[2].at(column_of(rows, "team_top_percent_best")), "");
  EXPECT_EQ(rows[2].at(column_of(rows, "team_top_percent_worst")), "");
}

// ---------------------------------------------------------------------------------- --bands

TEST(CommandScoreBands, FollowTheTotal) {
  const std::string table = scored(golden("members.csv"), {"--bands", "--min-coverage", "0"});
  const std::vector<Row> rows = rows_of(table);
  EXPECT_EQ(column_of(rows, "band"), column_of(rows, "coverage") + 1);
  std::size_t leaders = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const double total = std::stod(rows[i].at(column_of(rows, "total")));
    const std::string expected = total > 70.005   ? "leader"
                                 : total < 29.995 ? "laggard"
                                                  : "developing";
    ASSERT_EQ(rows[i].at(column_of(rows, "band")), expected) << total;
    leaders += expected == "leader" ? 1 : 0;
  }
  EXPECT_GT(leaders, 0u);
}

TEST(CommandScoreBands, AreEmptyWhereLittleWasObserved) {
  const std::string members = golden("members.csv");
  for (const char* minimum : {"50", "96", "100"}) {
    const std::string table = scored(members, {"--bands", "--min-coverage", minimum});
    const std::vector<std::string> coverage = cells_of(table, "coverage");
    const std::vector<std::string> bands = cells_of(table, "band");
    for (std::size_t i = 0; i < bands.size(); ++i) {
      ASSERT_EQ(bands[i].empty(), std::stod(coverage[i]) < std::stod(minimum)) << coverage[i];
    }
  }
  EXPECT_EQ(scored(members, {"--bands"}), scored(members, {"--bands", "--min-coverage", "50"}));
}

TEST(CommandScoreBands, AreEmptyWhereTheModelHasNone) {
  const ScratchFolder scratch;
  const std::string model = scratch.write(
      "none.toml",
      "id = \"none-1\"\nwindow_days = 90\n[[competency]]\nname = \"c\"\ntitle = \"C\"\nmaximum = "
      "1.00\nterms = [{ name = \"t\", count = \"posts\", curve = \"linear\", full = 1, points = "
      "1.00 "
      "}]\n");
  EXPECT_EQ(scored("member_id,posts\na,1\n", {"--bands", "--model", model}),
            "member_id,c,total,coverage,band\na,1.00,1.00,100.00,\n");
}

// ---------------------------------------------------------------------------------- --keep

TEST(CommandScoreKeep, CarriesCellsAlongByteForByte) {
  const std::string members =
      "member_id,note,has_photo,team\n"
      "a,\"one, two\",1,x\n"
      "b,\"say \"\"hello\"\"\",1,x\n"
      "c,\"first\nsecond\r\nthird\",1,x\n"
      "d,,1,x\n"
      "e,\"\",1,x\n"
      "f,  padded  ,1,x\n"
      "g,caf\xC3\xA9 \xF0\x9F\x98\x80,1,x\n"
      "h,\"quoted for nothing\",1,x\n"
      "i,=1+1,1,x\n"
      "j,NULL,1,x\n";
  const std::string expected =
      "member_id,professional_brand,right_people,insights,relationships,total,coverage,note\n"
      "a,1.50,0.00,0.00,0.00,1.50,1.50,\"one, two\"\n"
      "b,1.50,0.00,0.00,0.00,1.50,1.50,\"say \"\"hello\"\"\"\n"
      "c,1.50,0.00,0.00,0.00,1.50,1.50,\"first\nsecond\r\nthird\"\n"
      "d,1.50,0.00,0.00,0.00,1.50,1.50,\n"
      "e,1.50,0.00,0.00,0.00,1.50,1.50,\n"
      "f,1.50,0.00,0.00,0.00,1.50,1.50,  padded  \n"
      "g,1.50,0.00,0.00,0.00,1.50,1.50,caf\xC3\xA9 \xF0\x9F\x98\x80\n"
      "h,1.50,0.00,0.00,0.00,1.50,1.50,quoted for nothing\n"
      "i,1.50,0.00,0.00,0.00,1.50,1.50,=1+1\n"
      "j,1.50,0.00,0.00,0.00,1.50,1.50,NULL\n";
  EXPECT_EQ(scored(members, {"--keep", "note"}), expected);
  EXPECT_EQ(scored(members, {"--keep", "note", "--strict"}), expected);
}

TEST(CommandScoreKeep, TakesSignalsIdsAndCohortColumnsInTheOrderAsked) {
  std::string members = "email,posts,team,has_photo\n";
  for (int i = 0; i < 10; ++i) members += std::to_string(i) + "@x,007,t,TRUE\n";
  const std::string with =
      scored(members, {"--id", "email", "--keep", "team", "--keep", "posts", "--keep", "email",
                       "--keep", "has_photo", "--cohort", "team"});
  const std::string without = scored(members, {"--id", "email", "--cohort", "team"});
  const std::vector<std::string> lines = lines_of(without);
  std::string expected = lines[0] + ",team,posts,email,has_photo\n";
  for (int i = 0; i < 10; ++i) {
    expected +=
        lines[static_cast<std::size_t>(i) + 1] + ",t,007," + std::to_string(i) + "@x,TRUE\n";
  }
  EXPECT_EQ(with, expected);
}

TEST(CommandScoreKeep, FindsColumnsByAnySpellingThatFitsOne) {
  const std::string members = "Member ID,Posts,Has-Photo,Industry\na,3,1,Retail\n";
  const std::string scores = scored(members, {});
  const auto with = [&](const std::string& name, const std::string& cell) {
    const std::vector<std::string> lines = lines_of(scores);
    return lines[0] + "," + name + "\n" + lines[1] + "," + cell + "\n";
  };
  // As the file has them, and as the model has them: the score stays as it is.
  EXPECT_EQ(scored(members, {"--keep", "Posts"}), with("Posts", "3"));
  EXPECT_EQ(scored(members, {"--keep", "posts"}), with("posts", "3"));
  EXPECT_EQ(scored(members, {"--keep", "Member ID"}), with("Member ID", "a"));
  EXPECT_EQ(scored(members, {"--keep", "has_photo"}), with("has_photo", "1"));
  EXPECT_EQ(scored(members, {"--keep", "INDUSTRY"}), with("INDUSTRY", "Retail"));
  EXPECT_EQ(scored("member_id,posts,has_photo,industry\na,3,1,Retail\n", {"--keep", "Posts"}),
            with("Posts", "3"));
  // One column for a cohort and for itself, each as it is called.
  const std::string both = scored(members, {"--cohort", "industry", "--keep", "INDUSTRY"});
  EXPECT_EQ(cells_of(both, "INDUSTRY"), Row{"Retail"});
  EXPECT_EQ(cells_of(both, "industry_rank"), Row{""});
}

TEST(CommandScoreKeep, DoesNotTakeASignalsColumnAwayInCohortsEither) {
  const std::string members = "member_id,Posts\na,36\n";
  EXPECT_EQ(cells_of(scored(members, {"--cohort", "Posts"}), "total"), Row{"3.00"});
}

TEST(CommandScoreKeep, RefusesAColumnThatIsNotThereOrNotOne) {
  const std::string members = "member_id,posts,Team,TEAM\na,1,x,y\n";
  const Outcome absent = run_ssi({"score", "-", "--keep", "town"}, members);
  EXPECT_TRUE(is_bad_data(absent, "<stdin>", 1, {"there is no column 'town'"}));
  const Outcome two = run_ssi({"score", "-", "--keep", "team"}, members);
  EXPECT_TRUE(is_bad_data(two, "<stdin>", 1, {"'Team'", "'TEAM'", "'team'"}));
  const Outcome strict = run_ssi({"score", "-", "--strict", "--keep", "Posts"}, members);
  EXPECT_TRUE(is_bad_data(strict, "<stdin>", 1, {"there is no column 'Posts'"}));
  EXPECT_EQ(cells_of(scored(members, {"--keep", "TEAM"}), "TEAM"), Row{"y"});
}

TEST(CommandScoreKeep, TakesOneNameEachWithoutASyntaxForLists) {
  const std::string members = "member_id,posts,\"a,b\",[a],{}\nm,1,x,y,z\n";
  EXPECT_EQ(lines_of(scored(members, {"--keep", "a,b", "--keep", "[a]", "--keep", "{}"})).at(1),
            "m,0.58,0.00,0.00,0.00,0.58,3.00,x,y,z");
  EXPECT_EQ(run_ssi({"score", "-", "--keep", "posts", "posts"}, members).exit_code, 2);
  EXPECT_EQ(run_ssi({"score", "-", "--keep", ""}, members).exit_code, 2);
}

TEST(CommandScoreKeep, RefusesTwoColumnsOfOneNameBeforeAnythingIsWritten) {
  const ScratchFolder scratch;
  const std::string members =
      scratch.write("members.csv", "member_id,posts,total,team_rank,team\na,1,2,3,x\n");
  const std::vector<std::vector<std::string>> wrong = {{"--keep", "total"},
                                                       {"--keep", "member_id"},
                                                       {"--keep", "posts", "--keep", "posts"},
                                                       {"--keep", "team_rank", "--cohort", "team"}};
  for (std::vector<std::string> options : wrong) {
    options.insert(options.begin(), {"score", members, "-o", scratch.path("out.csv")});
    EXPECT_TRUE(fails_in_one_line(run_ssi(options), 2, {"two columns named"}))
        << testing::PrintToString(options);
  }
  EXPECT_EQ(scratch.files(), Names{"members.csv"});
  EXPECT_EQ(cells_of(scored("member_id,posts,band\na,1,x\n", {"--keep", "band"}), "band"),
            Row{"x"});
  EXPECT_EQ(run_ssi({"score", "-", "--keep", "band", "--bands"}, "member_id,posts,band\na,1,x\n")
                .exit_code,
            2);
}

TEST(CommandScoreKeep, HoldsTextThatIsEverywhereAnotherOverManyChunks) {
  std::string members = "member_id,posts,text\n";
  std::string expected = "text\n";
  for (int i = 0; i < 40000; ++i) {
    const std::string text = "text " + std::to_string(i * 7919) + "," + std::to_string(i);
    members += "m,1,\"" + text + "\"\n";
    expected += "\"" + text + "\"\n";
  }
  std::string kept;
  for (const std::string& line : lines_of(scored(members, {"--keep", "text"}))) {
    std::size_t at = 0;
    for (int cell = 0; cell < 7; ++cell) at = line.find(',', at) + 1;
    kept += line.substr(at) + "\n";
  }
  EXPECT_TRUE(kept == expected);
}

// ---------------------------------------------------------------------------------- withheld

TEST(CommandScoreWithheld, StandingsAreCountedWithTheSizesOfSmallCohorts) {
  const std::string members = kLabelled + labelled(10, "large") + labelled(2, "a") +
                              labelled(3, "b") + labelled(7, "c") + labelled(3, "");
  const std::string err = stderr_of(members, {"--cohort", "team"});
  EXPECT_TRUE(contains(
      err, "team: 12 members in 3 cohorts of fewer than 10 (sizes 2 to 7) have no standing\n"))
      << err;
  EXPECT_TRUE(contains(err, "team: 3 members without a label have no standing\n"));
  EXPECT_FALSE(contains(stderr_of(members, {}), "no standing"));
  const std::string lower = stderr_of(members, {"--cohort", "team", "--min-cohort", "2"});
  EXPECT_FALSE(contains(lower, "cohort"));
  EXPECT_TRUE(contains(lower, "without a label"));
}

TEST(CommandScoreWithheld, StandingsOfOneAreCountedInTheSingular) {
  const std::string members = kLabelled + labelled(1, "a") + labelled(1, "");
  const std::string err = stderr_of(members, {"--cohort", "team"});
  EXPECT_TRUE(
      contains(err, "team: 1 member in 1 cohort of fewer than 10 (size 1) has no standing\n"))
      << err;
  EXPECT_TRUE(contains(err, "team: 1 member without a label has no standing\n"));
}

TEST(CommandScoreWithheld, StandingsAgainstSavedCohortsAreCountedToo) {
  const ScratchFolder scratch;
  const std::string saved = scratch.path("saved");
  ASSERT_TRUE(succeeds(run_ssi({"cohorts", "-", "--by", "team", "--save", saved, "-o", "/dev/null"},
                               kLabelled + labelled(9, "nine") + labelled(8, "eight") +
                                   labelled(2, "two") + labelled(1, "unused"))));
  const std::string members = kLabelled + labelled(3, "nine") + labelled(4, "eight") +
                              labelled(1, "two") + labelled(1, "other") + labelled(2, "");
  const std::string err = stderr_of(members, {"--against", saved});
  EXPECT_TRUE(contains(
      err, "team: 5 members in 2 saved cohorts of fewer than 9 (sizes 2 to 8) have no standing\n"))
      << err;
  EXPECT_TRUE(contains(err, "team: 1 member with a label of no saved cohort has no standing\n"));
  EXPECT_TRUE(contains(err, "team: 2 members without a label have no standing\n"));
}
