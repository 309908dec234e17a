// SPDX-License-Identifier: MIT
//
// Activity logs: the golden tables byte for byte, and what is wrong with a log.

#include "command/harness.hpp"

using namespace command;

namespace {

std::string monitoring(const std::string& name) { return golden_path("monitoring/" + name); }

/// The table that a call writes, from the folder of the golden files.
std::string table_of(std::vector<std::string> arguments) {
  const Outcome outcome = run_ssi(std::move(arguments));
  EXPECT_TRUE(succeeds(outcome));
  return outcome.out;
}

/// A log of one row is refused at its line, with these texts.
void expect_bad_log(const std::string& log, int line, const std::vector<std::string>& mentions,
                    std::vector<std::string> options = {}) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("log.csv", log);
  std::vector<std::string> words = {"signals",    path, "--on",
                                    "2024-05-28", "-o", scratch.path("out.csv")};
  words.insert(words.end(), options.begin(), options.end());
  EXPECT_TRUE(is_bad_data(run_ssi(words), path, line, mentions)) << log;
  EXPECT_EQ(scratch.files(), Names{"log.csv"});
}

}  // namespace

TEST(CommandSignals, OfTheGoldenLog) {
  for (const char* threads : {"1", "2"}) {
    EXPECT_TRUE(table_of({"signals", monitoring("activity.csv"), "--on", "2024-05-28", "--members",
                          monitoring("members.csv"), "--strict", "--threads", threads}) ==
                golden("monitoring/signals.csv"));
  }
}

TEST(CommandSignals, OfTheGoldenLogReadLeniently) {
  EXPECT_TRUE(table_of({"signals", monitoring("activity.csv"), "--on", "2024-05-28", "--members",
                        monitoring("members.csv")}) == golden("monitoring/signals.csv"));
}

TEST(CommandSignals, WithoutAMemberTable) {
  EXPECT_TRUE(table_of({"signals", monitoring("activity.csv"), "--on", "2024-05-28", "--strict"}) ==
              golden("monitoring/signals_no_members.csv"));
}

TEST(CommandSignals, ByRulesOfTheModel) {
  EXPECT_TRUE(table_of({"signals", monitoring("activity.csv"), "--on", "2024-05-28", "--members",
                        monitoring("members.csv"), "--model", monitoring("rules_model.toml"),
                        "--tracks", "webinars", "--strict"}) ==
              golden("monitoring/signals_rules.csv"));
}

TEST(CommandSignals, LeavesOutWhatIsUnknown) {
  const Outcome outcome =
      run_ssi({"signals", monitoring("activity_unknown.csv"), "--on", "2024-05-28", "--members",
               monitoring("members.csv"), "--skip-unknown", "--strict"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(outcome.out == golden("monitoring/signals_skip_unknown.csv"));
  EXPECT_TRUE(contains(outcome.err, "likes_received (1)")) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "2 rows left out, of members")) << outcome.err;
}

TEST(CommandSignals, OfSeveralFilesAreThoseOfOne) {
  // The header goes before each half.
  const std::string log = golden("monitoring/activity.csv");
  const std::size_t body = log.find('\n') + 1;
  const std::size_t half = log.find('\n', log.size() / 2) + 1;
  const ScratchFolder scratch;
  const std::string first = scratch.write("first.csv", log.substr(0, half));
  const std::string second = scratch.write("second.csv", log.substr(0, body) + log.substr(half));
  EXPECT_TRUE(table_of({"signals", first, second, "--on", "2024-05-28"}) ==
              golden("monitoring/signals_no_members.csv"));
}

TEST(CommandSignals, CanBeScored) {
  const Outcome scored =
      run_shell(R"("$ssi" signals "$1" --on 2024-05-28 | "$ssi" score - --strict)",
                {monitoring("activity.csv")});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(lines_of(scored.out).size(),
            lines_of(golden("monitoring/signals_no_members.csv")).size());
}

TEST(CommandSignals, RefusesBadRows) {
  const std::string header = "member_id,date,signal,value\n";
  expect_bad_log(header + "a,2024-05-01,posts,1\n,2024-05-01,posts,1\n", 3,
                 {"member_id", "must not be empty"});
  expect_bad_log(header + "a,2024-02-30,posts,1\n", 2, {"date", "2024-02-30", "not a date"});
  expect_bad_log(header + "a,2024-05-01,pots,1\n", 2, {"signal", "pots", "did you mean 'posts'?"});
  expect_bad_log(header + "a,2024-05-01,posts,-1\n", 2, {"value", "-1", "whole number"});
  expect_bad_log(header + "a,2024-05-01,posts,NA\n", 2, {"value", "NA", "whole number"});
  expect_bad_log(header + "a,2024-05-01,connections,\n", 2, {"value", "must not be empty"});
  expect_bad_log(header + "a,2024-05-01,has_photo,2\n", 2, {"value", "is not 0 or 1"});
  expect_bad_log(header + "a,2024-05-01,posts\n", 2, {"3", "4"});
  expect_bad_log("member_id,date\n", 1, {"there is no column 'signal'"});
  expect_bad_log("member_id,date,signal\nx,2024-05-01,posts\n", 2,
                 {"member_id", "'x'", "is not the id of a known member"},
                 {"--members", monitoring("members.csv")});
}

TEST(CommandSignals, RefusesRepeatedMembers) {
  const ScratchFolder scratch;
  const std::string log = scratch.write("log.csv", "member_id,date,signal\n");
  const std::string members = scratch.write("members.csv", "member_id\na\nb\na\n");
  EXPECT_TRUE(is_bad_data(run_ssi({"signals", log, "--on", "2024-05-28", "--members", members}),
                          members, 4, {"member_id", "'a'", "is not unique"}));
}

TEST(CommandSignals, RefusesWrongOptions) {
  const std::string log = monitoring("activity.csv");
  for (const char* day : {"2024-5-28", "2024-02-30", "0000-01-01", "today"}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi({"signals", log, "--on", day}), 2, {"--on", day}));
  }
  for (const char* signal : {"connections", "leads_saved", "likes"}) {
    EXPECT_TRUE(
        fails_in_one_line(run_ssi({"signals", log, "--on", "2024-05-28", "--tracks", signal}), 2,
                          {"--tracks", signal}));
  }
  EXPECT_TRUE(fails_in_one_line(run_ssi({"signals", log}), 2, {"--on"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"signals", "-", "--on", "2024-05-28", "--members", "-"}),
                                2, {"standard input"}));
}

TEST(CommandHistory, OfTheGoldenLog) {
  for (const char* threads : {"1", "2"}) {
    EXPECT_TRUE(table_of({"history", monitoring("activity.csv"), "--from", "2024-02-27", "--to",
                          "2024-06-04", "--every", "18", "--members", monitoring("members.csv"),
                          "--cohort", "industry", "--strict", "--threads", threads}) ==
                golden("monitoring/history.csv"));
  }
}

TEST(CommandHistory, OfADayIsTheScoreOfItsSignals) {
  for (const char* day : {"2023-04-24", "2024-02-29", "2024-05-28", "2030-01-01"}) {
    const std::string signals = table_of({"signals", monitoring("activity.csv"), "--on", day,
                                          "--members", monitoring("members.csv")});
    const std::string scores =
        run_ssi({"score", "-", "--cohort", "region", "--min-cohort", "3"}, signals).out;
    std::string expected;
    for (const std::string& line : lines_of(scores)) {
      expected += (expected.empty() ? "date" : day) + ("," + line + "\n");
    }
    EXPECT_TRUE(table_of({"history", monitoring("activity.csv"), "--from", day, "--to", day,
                          "--members", monitoring("members.csv"), "--cohort", "region",
                          "--min-cohort", "3"}) == expected)
        << day;
  }
}

TEST(CommandHistory, WithoutAMemberTableHasWhoeverHasBegun) {
  const std::string log = "member_id,date,signal\nb,2024-05-02,posts\na,2024-05-01,posts\n";
  const Outcome outcome =
      run_ssi({"history", "-", "--from", "2024-04-30", "--to", "2024-05-02"}, log);
  ASSERT_TRUE(succeeds(outcome));
  std::vector<std::string> who;
  for (const std::string& line : lines_of(outcome.out)) who.push_back(line.substr(0, 12));
  EXPECT_EQ(who, (Names{"date,member_", "2024-05-01,a", "2024-05-02,b", "2024-05-02,a"}));
}

TEST(CommandHistory, RefusesWrongOptions) {
  const std::string log = monitoring("activity.csv");
  const auto refused = [&](std::vector<std::string> options, const std::string& mention) {
    options.insert(options.begin(), {"history", log});
    return fails_in_one_line(run_ssi(options), 2, {mention});
  };
  EXPECT_TRUE(refused({"--from", "2024-05-02", "--to", "2024-05-01"}, "--from is after --to"));
  EXPECT_TRUE(refused({"--from", "2024-05-01"}, "--to"));
  EXPECT_TRUE(refused({"--from", "2024-05-01", "--to", "2024-05-02", "--every", "0"}, "--every"));
  EXPECT_TRUE(
      refused({"--from", "2024-05-01", "--to", "2024-05-02", "--cohort", "industry"}, "--members"));
  const Outcome no_column = run_ssi({"history", log, "--from", "2024-05-01", "--to", "2024-05-02",
                                     "--members", monitoring("members.csv"), "--cohort", "sector"});
  EXPECT_TRUE(is_bad_data(no_column, monitoring("members.csv"), 1, {"sector"}));
}
