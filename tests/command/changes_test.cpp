// SPDX-License-Identifier: MIT
//
// ssi changes: the golden tables byte for byte, the rules for members of one side, and bad input.

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "command/harness.hpp"

using namespace command;

namespace {

std::string monitoring_path(const std::string& name) { return golden_path("monitoring/" + name); }
std::string monitoring(const std::string& name) { return golden("monitoring/" + name); }

/// Runs `ssi changes` on two tables, strictly, with further arguments.
Outcome changes(const std::string& before, const std::string& after, const Names& options = {}) {
  const ScratchFolder scratch;
  Names words{"changes", scratch.write("before.csv", before), scratch.write("after.csv", after),
              "--strict"};
  words.insert(words.end(), options.begin(), options.end());
  return run_ssi(words);
}

void expect_golden(const std::string& name, const Names& arguments) {
  for (const char* threads : {"1", "2", "5"}) {
    Names words{"changes"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.insert(words.end(), {"--strict", "--threads", threads});
    const Outcome outcome = run_ssi(words);
    ASSERT_TRUE(succeeds(outcome));
    EXPECT_TRUE(outcome.out == monitoring(name)) << name << " with " << threads << " threads";
  }
}

constexpr std::string_view kHeader =
    "member_id,before,observation,aged_out,activity,profile,model,after\n";

}  // namespace

TEST(CommandChanges, GoldenTable) {
  expect_golden("changes.csv", {monitoring_path("before.csv"), monitoring_path("after.csv"),
                                "--cohort", "industry", "--cohort", "team"});
}

TEST(CommandChanges, GoldenLines) {
  expect_golden("changes_table_lines.csv",
                {monitoring_path("before.csv"), monitoring_path("after.csv"), "--csv"});
}

TEST(CommandChanges, GoldenTableOfTwoModels) {
  expect_golden("changes_other_model.csv",
                {monitoring_path("before.csv"), monitoring_path("after.csv"), "--model-before",
                 "standard", "--model", monitoring_path("other_model.toml"), "--cohort", "team"});
}

TEST(CommandChanges, ShowsWhatAnotherModelThatIsBuiltInMakesOfOneTable) {
  const ScratchFolder scratch;
  const std::string members =
      scratch.write("m.csv", "member_id,decision_maker_connections,hobby\na,10,chess\n");
  const auto run = [&](const std::string& before) {
    return run_ssi({"changes", members, members, "--model-before", before, "--model", "standard-2",
                    "--member", "a"});
  };
  const Outcome outcome = run("standard-1");
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "before by model standard-1 ")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "after by model standard-2 ")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "(only in the new model)\n")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "(only in the old model)\n")) << outcome.out;
  const std::size_t unused = outcome.err.find("hobby");
  EXPECT_NE(unused, std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.err.find("hobby", unused + 1), std::string::npos) << outcome.err;
  EXPECT_EQ(run("standard").out, outcome.out) << "its old name";
}

TEST(CommandChanges, GoldenLinesOfTwoModels) {
  expect_golden("changes_other_model_lines.csv",
                {monitoring_path("before.csv"), monitoring_path("after.csv"), "--model-before",
                 "standard", "--model", monitoring_path("other_model.toml"), "--csv"});
  expect_golden("changes_from_other_model_lines.csv",
                {monitoring_path("after.csv"), monitoring_path("before.csv"), "--model-before",
                 monitoring_path("other_model.toml"), "--csv"});
}

TEST(CommandChanges, GoldenTablesOfALog) {
  const std::string log = monitoring_path("activity.csv");
  const std::string members = monitoring_path("members.csv");
  const auto from = [&](const std::string& day, Names options) {
    options.insert(options.begin(), {log, "--from", day, "--to", "2024-05-28"});
    return options;
  };
  expect_golden("changes_log.csv",
                from("2024-04-13", {"--members", members, "--cohort", "industry"}));
  expect_golden("changes_lines.csv", from("2024-04-13", {"--members", members, "--csv"}));
  expect_golden("changes_log_no_members.csv", from("2024-04-13", {}));
  expect_golden("changes_log_far.csv", from("2024-02-28", {"--members", members}));
  expect_golden("changes_log_one_day.csv", from("2024-02-29", {"--members", members}));
  expect_golden("changes_log_other_model_lines.csv",
                from("2024-04-13", {"--members", members, "--model",
                                    monitoring_path("other_model.toml"), "--csv"}));
}

TEST(CommandChanges, OfALogAreThoseOfItsDaysButForWhatAgedOut) {
  const ScratchFolder scratch;
  Names tables;
  for (const char* day : {"2024-04-13", "2024-05-28"}) {
    const Outcome signals = run_ssi({"signals", monitoring_path("activity.csv"), "--on", day,
                                     "--members", monitoring_path("members.csv")});
    ASSERT_TRUE(succeeds(signals));
    tables.push_back(scratch.write(std::string(day) + ".csv", signals.out));
  }
  const Outcome of_tables = run_ssi({"changes", tables[0], tables[1], "--cohort", "industry"});
  ASSERT_TRUE(succeeds(of_tables));
  const std::vector<std::string> expected = lines_of(monitoring("changes_log.csv"));
  const std::vector<std::string> actual = lines_of(of_tables.out);
  ASSERT_EQ(actual.size(), expected.size());
  const auto ends = [](const std::string& line) {  // total before, total after, standings
    std::size_t commas = 0;
    std::string result;
    for (const char c : line) {
      commas += c == ',' ? 1 : 0;
      if (commas <= 1 || commas >= 7) result += c;
    }
    return result;
  };
  for (std::size_t i = 1; i < actual.size(); ++i) EXPECT_EQ(ends(actual[i]), ends(expected[i]));
}

TEST(CommandChanges, ReadsSeveralLogsAsOne) {
  const ScratchFolder scratch;
  const std::string one = scratch.write("one.csv", "member_id,date,signal\na,2024-01-01,posts\n");
  const std::string two = scratch.write("two.csv", "date,member_id,signal\n2024-05-01,b,posts\n");
  const Outcome outcome =
      run_ssi({"changes", one, "--from", "2024-02-01", two, "--to", "2024-05-01"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.out, std::string(kHeader) +
                             "a,0.61,0.00,-0.61,0.00,0.00,0.00,0.00\n"
                             "b,,,,,,,0.61\n");
}

TEST(CommandChanges, KnowsWhenItIsCalledWronglyForALog) {
  const ScratchFolder scratch;
  const std::string log = scratch.write("log.csv", "member_id,date,signal\na,2024-01-01,posts\n");
  const auto wrong = [&](Names options, const Names& mentions) {
    options.insert(options.begin(), {"changes", log});
    EXPECT_TRUE(fails_in_one_line(run_ssi(options), 2, mentions));
  };
  wrong({"--from", "2024-01-02"}, {"--to"});
  wrong({"--to", "2024-01-02"}, {"--from"});
  wrong({"--from", "2024-01-02", "--to", "2024-01-02"}, {"--from", "before"});
  wrong({"--from", "2024-01-03", "--to", "2024-01-02"}, {"--from", "before"});
  wrong({"--from", "2024-01-32", "--to", "2024-02-02"}, {"2024-01-32", "not a date"});
  wrong({"--from", "2024-01-02", "--to", "2024-02-02", "--cohort", "team"},
        {"--cohort", "--members"});
  wrong({"--from", "2024-01-02", "--to", "2024-02-02", "--model-before", "standard"},
        {"--model-before"});
  wrong({"--from", "2024-01-02", "--to", "2024-02-02", "--tracks", "has_photo"}, {"has_photo"});
  wrong({log, "--members", log}, {"--members", "--from"});
  wrong({log, "--skip-unknown"}, {"--skip-unknown", "--from"});
  wrong({log, log}, {"two tables"});
}

TEST(CommandChanges, RefusesBadRowsOfALog) {
  const ScratchFolder scratch;
  const std::string log =
      scratch.write("log.csv", "member_id,date,signal\na,2024-01-01,posts\na,2024-01-01,poosts\n");
  EXPECT_TRUE(is_bad_data(run_ssi({"changes", log, "--from", "2024-01-01", "--to", "2024-01-02",
                                   "-o", scratch.path("out.csv")}),
                          log, 3, {"column 'signal'", "'poosts'"}));
  EXPECT_EQ(scratch.files(), Names{"log.csv"});
}

TEST(CommandChanges, LinesAddUpToTheTable) {
  std::map<std::string, long> sums;
  const auto hundredths = [](const std::string& text) {
    return std::lround(std::stod(text) * 100);
  };
  const auto fields_behind_id = [](const std::string& line) {
    std::vector<std::string> fields;
    std::string rest = line;
    for (std::size_t comma = 0; (comma = rest.rfind(',')) != rest.npos && fields.size() < 7;) {
      fields.insert(fields.begin(), rest.substr(comma + 1));
      rest.resize(comma);
    }
    fields.insert(fields.begin(), rest);
    return fields;
  };
  for (const std::string& line : lines_of(monitoring("changes_table_lines.csv"))) {
    if (line.ends_with(",points")) continue;
    sums[line.substr(0, line.find(','))] += hundredths(line.substr(line.rfind(',') + 1));
  }
  const Outcome outcome =
      run_ssi({"changes", monitoring_path("before.csv"), monitoring_path("after.csv")});
  ASSERT_TRUE(succeeds(outcome));
  for (const std::string& line : lines_of(outcome.out)) {
    const auto fields = fields_behind_id(line);
    if (fields[1].empty() || fields[7].empty() || fields[1] == "before") continue;
    EXPECT_EQ(sums[fields[0]], hundredths(fields[7]) - hundredths(fields[1])) << line;
  }
}

TEST(CommandChanges, GivesMembersOfOneSideTheirTotalAndNothingElse) {
  const Outcome outcome = changes("member_id,has_photo\nboth,0\ngone,1\nleft,0\n",
                                  "member_id,has_photo\nfresh,1\nboth,1\n");
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.out, std::string(kHeader) +
                             "fresh,,,,,,,1.50\n"
                             "both,0.00,0.00,,0.00,1.50,0.00,1.50\n"
                             "gone,1.50,,,,,,\n"
                             "left,0.00,,,,,,\n");
}

TEST(CommandChanges, GivesStandingsOfAMemberWhoJoinsAnEmptyCohort) {
  const Outcome outcome =
      changes("member_id,has_photo,team\na,1,old\n", "member_id,has_photo,team\na,1,new\n",
              {"--cohort", "team", "--min-cohort", "1"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(outcome.out.ends_with("a,1.50,0.00,,0.00,0.00,0.00,1.50,1,1,1,50.00,50.00,50.00\n"))
      << outcome.out;
}

TEST(CommandChanges, HasNoOwnStandingAcrossModels) {
  const Outcome outcome = changes("member_id,has_photo,team\na,1,x\nb,0,x\n",
                                  "member_id,has_photo,team\na,1,x\nb,1,x\n",
                                  {"--cohort", "team", "--min-cohort", "2", "--model-before",
                                   "standard", "--model", monitoring_path("other_model.toml")});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, ",1,,1,75.00,,50.00\n")) << outcome.out;
}

TEST(CommandChanges, ShowsOneMemberToRead) {
  const Names tables{monitoring_path("before.csv"), monitoring_path("after.csv")};
  const Outcome text =
      run_ssi({"changes", tables[0], tables[1], "--member", "m196", "--cohort", "team"});
  ASSERT_TRUE(succeeds(text));
  EXPECT_TRUE(text.out.starts_with("m196: 48.50 -> 56.32 points (+7.82) of 100.00\n")) << text.out;
  EXPECT_TRUE(contains(text.out, "messages_answered 4 -> 9, messages_sent 5 -> 3"));
  EXPECT_TRUE(contains(text.out, "an open index, not LinkedIn's"));
  EXPECT_TRUE(contains(text.out, "team gone -> newteam"));

  const Outcome json = run_ssi({"changes", tables[0], tables[1], "--member", "m196", "--json"});
  ASSERT_TRUE(succeeds(json));
  EXPECT_TRUE(contains(json.out, "\"after\": 56.32")) << json.out;

  const Outcome lines = run_ssi({"changes", tables[0], tables[1], "--member", "m196", "--csv"});
  ASSERT_TRUE(succeeds(lines));
  std::string expected = "member_id,cause,competency,term,points\n";
  for (const std::string& line : lines_of(monitoring("changes_table_lines.csv"))) {
    if (line.starts_with("m196,")) expected += line + "\n";
  }
  EXPECT_EQ(lines.out, expected);
}

TEST(CommandChanges, ShowsAMemberOfOneSide) {
  const Outcome outcome = run_ssi(
      {"changes", monitoring_path("before.csv"), monitoring_path("after.csv"), "--member", "m159"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "m159: 18.47 of 100.00 points before, and not there any more"))
      << outcome.out;
}

TEST(CommandChanges, SumsUpOnStandardError) {
  const Outcome outcome = changes("member_id,posts,has_photo\na,1,0\nb,1,0\nc,1,0\n",
                                  "member_id,posts,has_photo\na,1,1\nb,1,0\nd,1,1\n");
  EXPECT_TRUE(contains(outcome.err, "2 members on both sides, 1 only before, 1 only after\n"));
  EXPECT_TRUE(contains(outcome.err, "an open index, not LinkedIn's"));
  EXPECT_TRUE(contains(outcome.err, "profile          +0.75\n")) << outcome.err;
}

TEST(CommandChanges, RefusesAnIdThatIsNotUnique) {
  const ScratchFolder scratch;
  const std::string twice = scratch.write("twice.csv", "member_id,posts\na,1\nb,1\na,2\n");
  const std::string once = scratch.write("once.csv", "member_id,posts\na,1\n");
  const std::string out = scratch.path("out.csv");
  EXPECT_TRUE(is_bad_data(run_ssi({"changes", twice, once, "-o", out}), twice, 4,
                          {"column 'member_id'", "'a'", "is not unique"}));
  EXPECT_TRUE(is_bad_data(run_ssi({"changes", once, twice, "-o", out}), twice, 4,
                          {"'a'", "is not unique"}));
  const std::string strangers = scratch.write("strangers.csv", "member_id,posts\nx,1\nx,2\n");
  EXPECT_TRUE(is_bad_data(run_ssi({"changes", once, strangers, "-o", out}), strangers, 3,
                          {"'x'", "is not unique"}));
  EXPECT_EQ(scratch.files(), (Names{"once.csv", "strangers.csv", "twice.csv"}));
}

TEST(CommandChanges, RefusesBadCellsOfEitherTable) {
  const ScratchFolder scratch;
  const std::string good = scratch.write("good.csv", "member_id,posts,team\na,1,x\n");
  const std::string bad = scratch.write("bad.csv", "member_id,posts,team\na,1,x\nb,-1,y\n");
  for (const bool is_before : {true, false}) {
    const Outcome outcome = run_ssi({"changes", is_before ? bad : good, is_before ? good : bad,
                                     "--csv", "-o", scratch.path("out.csv")});
    EXPECT_TRUE(is_bad_data(outcome, bad, 3, {"column 'posts'", "'-1'"}));
  }
  const std::string flag = scratch.write("flag.csv", "member_id,has_photo\na,2\n");
  EXPECT_TRUE(
      is_bad_data(run_ssi({"changes", good, flag}), flag, 2, {"column 'has_photo'", "'2'"}));
  const std::string lacks = scratch.write("lacks.csv", "member_id,posts\na,1\n");
  EXPECT_TRUE(
      is_bad_data(run_ssi({"changes", good, lacks, "--cohort", "team"}), lacks, 1, {"team"}));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"changes", good, scratch.path("none.csv")}), 66, {"none.csv"}));
  EXPECT_FALSE(std::filesystem::exists(scratch.path("out.csv")));
}

TEST(CommandChanges, ReadsSignalsThatOnlyTheOtherModelHasAndRefusesBadOnes) {
  const ScratchFolder scratch;
  const std::string before = scratch.write("before.csv", "member_id,posts\na,1\n");
  const std::string after = scratch.write("after.csv", "member_id,posts,verified\na,1,7\n");
  const Names words{"changes", before, after, "--model-before", monitoring_path("other_model.toml"),
                    "--strict"};
  EXPECT_TRUE(is_bad_data(run_ssi(words), after, 2, {"column 'verified'", "'7'"}));
}

TEST(CommandChanges, KnowsWhenItIsCalledWrongly) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("m.csv", "member_id,posts,team\na,1,x\n");
  const auto wrong = [&](Names options, const Names& mentions) {
    options.insert(options.begin(), {"changes", members, members});
    EXPECT_TRUE(fails_in_one_line(run_ssi(options), 2, mentions));
  };
  wrong({"--csv", "--cohort", "team"}, {"--csv", "--cohort"});
  wrong({"--json"}, {"--json", "--member"});
  wrong({"--min-cohort", "5"}, {"--min-cohort", "--cohort"});
  wrong({"--cohort", "team", "--cohort", "team"}, {"team_rank_before"});
  wrong({"--cohort", "team", "--min-cohort", "0"}, {"--min-cohort"});
  wrong({"--threads", "0"}, {"--threads"});
  wrong({"-o", members}, {members});
  EXPECT_TRUE(fails_in_one_line(run_ssi({"changes", "-", "-"}), 2, {"standard input"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"changes", members}), 2, {"AFTER.csv"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"changes"}), 2, {"FILE.csv"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"changes", members, "--model-before", "standard-2"}), 2,
                                {"same table twice"}));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"changes", members, members, "--model-before", members}), 78, {}));
}

TEST(CommandChanges, RefusesAMemberThatIsNowhere) {
  const Outcome outcome = run_ssi({"changes", monitoring_path("before.csv"),
                                   monitoring_path("after.csv"), "--member", "m15900"});
  EXPECT_TRUE(fails_in_one_line(outcome, 65, {"'m15900'", "nowhere"}));
}

TEST(CommandChanges, ScoresBothSidesByTheMissingPolicyAskedFor) {
  const std::string before = "member_id,has_photo\na,1\n";
  const Outcome outcome = changes(before, before, {"--missing", "renormalise"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.out, std::string(kHeader) + "a,25.00,0.00,,0.00,0.00,0.00,25.00\n");
}
