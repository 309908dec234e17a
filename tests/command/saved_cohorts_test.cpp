// SPDX-License-Identifier: MIT
//
// Cohorts that are saved, merged, and scored against: `ssi cohorts --save`, `ssi cohorts --merge`
// and `ssi score --against`.

#include "command/harness.hpp"

using namespace command;

namespace {

/// The golden members' rows dealt out to `parts` files, all with the header.
std::vector<std::string> golden_parts(std::size_t parts) {
  const std::vector<std::string> lines = lines_of(golden("members.csv"));
  std::vector<std::string> result(parts, lines[0] + "\n");
  for (std::size_t i = 1; i < lines.size(); ++i) result[i * i % parts] += lines[i] + "\n";
  return result;
}

/// Saves the cohorts of some members by industry; returns the file's path.
std::string saved(const ScratchFolder& scratch, const std::string& name, const std::string& members,
                  std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"cohorts", "-", "--by", "industry", "--save", scratch.path(name),
                                   "-o", "/dev/null"});
  EXPECT_TRUE(succeeds(run_ssi(std::move(options), members)));
  return scratch.path(name);
}

Outcome merge(std::vector<std::string> files, const std::vector<std::string>& options = {}) {
  files.insert(files.begin(), {"cohorts", "--merge"});
  files.insert(files.end(), options.begin(), options.end());
  return run_ssi(std::move(files));
}

/// The cells of a score table after its coverage, line by line.
std::string standings_of(const std::string& table) {
  std::string result;
  for (const std::string& line : lines_of(table)) {
    std::size_t at = 0;
    for (int cell = 0; cell < 7; ++cell) at = line.find(',', at) + 1;
    result += line.substr(at) + "\n";
  }
  return result;
}

const std::string kHeader = "member_id,industry,has_photo,has_headline\n";

std::string members_alike(int count, const std::string& label, const std::string& flags) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += std::string("m") + std::to_string(i) + "," + label + "," + flags + "\n";
  return lines;
}

}  // namespace

TEST(CommandSavedCohorts, MergedPiecesGiveTheGoldenTableInAnyOrder) {
  const ScratchFolder scratch;
  std::vector<std::string> files;
  for (const std::string& part : golden_parts(5)) {
    files.push_back(saved(scratch, std::to_string(files.size()), part));
  }
  const Outcome forwards = merge(files, {"--save", scratch.path("forwards")});
  ASSERT_TRUE(succeeds(forwards));
  EXPECT_EQ(forwards.out, golden("cohorts.csv"));
  EXPECT_TRUE(contains(forwards.err, "an open index, not LinkedIn's"));
  EXPECT_TRUE(contains(forwards.err, "1 of which withheld for fewer than 10 members"));
  std::reverse(files.begin(), files.end());
  ASSERT_TRUE(succeeds(merge(files, {"--save", scratch.path("backwards"), "-o", "/dev/null"})));
  const std::string whole = saved(scratch, "whole", golden("members.csv"), {"--threads", "7"});
  EXPECT_TRUE(scratch.read("forwards") == scratch.read("backwards"));
  // The same but for the sources, of 16 bytes each: three of the parts have members.
  EXPECT_EQ(scratch.read("forwards").size(), scratch.read("whole").size() + std::size_t{2} * 16);
  EXPECT_EQ(merge({whole}).out, forwards.out);
}

TEST(CommandSavedCohorts, CountNobodyTwice) {
  const ScratchFolder scratch;
  const std::string seven = saved(scratch, "seven", kHeader + members_alike(7, "a", "1,1"));
  const std::string three = saved(scratch, "three", kHeader + members_alike(3, "a", "0,1"));
  const std::string copy = scratch.write("copy", scratch.read("seven"));
  std::filesystem::create_symlink("seven", scratch.path("link"));
  // Another day's run over the same members, in another order and on other threads.
  std::string reversed = kHeader;
  for (int i = 6; i >= 0; --i) reversed += "m" + std::to_string(i) + ",a,1,1\n";
  const std::string again = saved(scratch, "again", reversed, {"--threads", "3"});
  ASSERT_TRUE(succeeds(merge({seven, three}, {"--save", scratch.path("ten"), "-o", "/dev/null"})));
  const std::string ten = scratch.path("ten");
  for (const std::string& other : {seven, copy, scratch.path("link"), again, ten}) {
    EXPECT_TRUE(fails_in_one_line(merge({seven, other}, {"--save", scratch.path("sum")}), 65,
                                  {other + ": ", seven, "twice", "--allow-repeats"}));
    EXPECT_TRUE(fails_in_one_line(merge({other, seven}), 65, {seven + ": ", other, "twice"}));
  }
  EXPECT_TRUE(fails_in_one_line(merge({ten, three}), 65, {three + ": ", ten}));
  EXPECT_TRUE(fails_in_one_line(merge({ten, ten}), 65, {ten + ": "}));
  EXPECT_EQ(scratch.files(), (Names{"again", "copy", "link", "seven", "ten", "three"}));

  const Outcome allowed = merge({seven, copy}, {"--allow-repeats"});
  ASSERT_TRUE(succeeds(allowed));
  EXPECT_TRUE(contains(allowed.out, "\na,14,"));
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"cohorts", "-", "--by", "industry", "--allow-repeats"}, kHeader), 2, {"--merge"}));
}

TEST(CommandSavedCohorts, OfNobodyAreMergedAnyNumberOfTimes) {
  const ScratchFolder scratch;
  const std::string nobody = saved(scratch, "nobody", kHeader);
  const std::string ten = saved(scratch, "ten", kHeader + members_alike(10, "a", "1,1"));
  const Outcome sum = merge({nobody, ten, nobody}, {"--save", scratch.path("sum")});
  ASSERT_TRUE(succeeds(sum));
  EXPECT_TRUE(contains(sum.out, "\na,10,"));
  EXPECT_TRUE(scratch.read("sum") == scratch.read("ten"));
}

TEST(CommandSavedCohorts, WithAnyNamesAreMerged) {
  const ScratchFolder scratch;
  std::string script = "cd \"$1\" && shift && \"$ssi\" cohorts --merge \"$@\"";
  std::vector<std::string> words = {scratch.path(".")};
  int members = 10;
  for (const char* name : {"[s]", "[a,b]", "{}", "[]", "a,b", "s="}) {
    saved(scratch, name, kHeader + members_alike(members++, "a", "1,1"));
    words.emplace_back(name);
  }
  const Outcome all = run_shell(script, words);
  ASSERT_TRUE(succeeds(all));
  EXPECT_TRUE(contains(all.out, "\na,75,"));
  words = {scratch.path("."), "[s]", "--merge", "{}"};
  EXPECT_TRUE(contains(run_shell(script, words).out, "\na,22,"));
}

TEST(CommandSavedCohorts, WithoutEndAreRefused) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"cohorts", "--merge", "/dev/zero"},
           {"score", golden_path("members.csv"), "--against", "/dev/zero"}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 65, {"/dev/zero: is not a file of cohorts"}));
  }
  const Outcome piped = run_shell("\"$ssi\" cohorts --merge - < /dev/zero");
  EXPECT_TRUE(fails_in_one_line(piped, 65, {"<stdin>: is not a file of cohorts"}));
}

TEST(CommandSavedCohorts, OneFileMergedIsItself) {
  const ScratchFolder scratch;
  const std::string file = saved(scratch, "all", golden("members.csv"));
  const Outcome table = merge({file}, {"--save", scratch.path("again")});
  EXPECT_EQ(table.out, golden("cohorts.csv"));
  EXPECT_TRUE(scratch.read("again") == scratch.read("all"));
}

TEST(CommandSavedCohorts, SumMayReplaceAFileItWasMadeOf) {
  const ScratchFolder scratch;
  const std::vector<std::string> parts = golden_parts(2);
  const std::string sum = saved(scratch, "sum", parts[0]);
  const std::string more = saved(scratch, "more", parts[1]);
  ASSERT_TRUE(succeeds(merge({sum, more}, {"--save", sum, "-o", "/dev/null"})));
  EXPECT_EQ(merge({sum}).out, golden("cohorts.csv"));
  EXPECT_EQ(scratch.files(), (Names{"more", "sum"}));
}

TEST(CommandSavedCohorts, SmallestAreKeptForMerging) {
  const ScratchFolder scratch;
  const std::string six = saved(scratch, "six", kHeader + members_alike(6, "a", "1,1"));
  const std::string four = saved(scratch, "four", kHeader + members_alike(4, "a", "1,1"));
  EXPECT_EQ(lines_of(merge({six}).out).size(), 1u);
  const Outcome both = merge({six, four});
  EXPECT_EQ(lines_of(both.out).size(), 2u);
  EXPECT_TRUE(contains(both.out, "\na,10,2.50,"));
}

// A member that is compared with others joins them, as if it stood among them once more.
TEST(CommandSavedCohorts, ScoredAgainstOthersAMemberJoinsThem) {
  const ScratchFolder scratch;
  const std::string file =
      saved(scratch, "others",
            kHeader + members_alike(4, "a", "1,1") + members_alike(5, "a", "0,0") +
                members_alike(8, "small", "1,1"));
  const Outcome scored = run_ssi({"score", "-", "--against", file},
                                 kHeader +
                                     "best,a,1,1\nmid,a,1,0\nlow,a,0,0\nnew,b,1,1\nnone,,1,1\n"
                                     "small,small,1,1\n");
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(standings_of(scored.out),
            "industry_rank,industry_percentile,industry_top_percent\n"
            "1,75.00,10\n"  // of 10: 5 equal, 5 below
            "5,55.00,50\n"  // 4 above, itself, 5 below
            "5,30.00,50\n"  // 4 above, 6 equal
            ",,\n"          // the file has no such industry
            ",,\n"          // nor the empty one
            ",,\n");        // 8 others and itself are under 10
  const Outcome lower =
      run_ssi({"score", "-", "--against", file, "--min-cohort", "9"}, kHeader + "x,small,1,1\n");
  EXPECT_TRUE(contains(lower.out, ",1,50.00,12\n"));
}

TEST(CommandSavedCohorts, RankAsOnePassOverEverybodyWould) {
  const ScratchFolder scratch;
  const std::vector<std::string> lines = lines_of(golden("members.csv"));
  std::string others = lines[0] + "\n";
  for (std::size_t i = 2; i < lines.size(); ++i) others += lines[i] + "\n";
  // The first member against the others has the standing that it has among all.
  const std::string file = saved(scratch, "others", others);
  const Outcome scored =
      run_ssi({"score", "-", "--against", file}, lines[0] + "\n" + lines[1] + "\n");
  EXPECT_EQ(scored.out, first_lines(golden("scores.csv"), 2));
}

TEST(CommandSavedCohorts, StandBesideCohortsOfTheFileItself) {
  const ScratchFolder scratch;
  const std::string file = saved(scratch, "all", golden("members.csv"));
  std::string members = "team," + lines_of(golden("members.csv"))[0] + "\n";
  for (int i = 1; i <= 10; ++i)
    members += "t," + lines_of(golden("members.csv"))[std::size_t(i)] + "\n";
  const Outcome scored = run_ssi({"score", "-", "--against", file, "--cohort", "team"}, members);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(contains(scored.out,
                       "coverage,team_rank,team_percentile,team_top_percent,"
                       "industry_rank,industry_percentile,industry_top_percent\n"));
  for (const std::vector<std::string>& twice :
       {std::vector<std::string>{"--cohort", "industry"}, {"--against", file}}) {
    std::vector<std::string> words = {"score", golden_path("members.csv"), "--against", file};
    words.insert(words.end(), twice.begin(), twice.end());
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {"industry_rank"}));
  }
}

TEST(CommandSavedCohorts, OfAnotherModelAreRefused) {
  const ScratchFolder scratch;
  const std::string file = saved(scratch, "zero", golden("members.csv"));
  const std::string other =
      saved(scratch, "renormalised", golden("members.csv"), {"--missing", "renormalise"});
  const Outcome against = run_ssi({"score", golden_path("members.csv"), "--against", other});
  EXPECT_TRUE(fails_in_one_line(against, 65, {other + ": ", "fingerprint"}));
  EXPECT_TRUE(fails_in_one_line(merge({file, other}), 65, {other + ": ", "fingerprint"}));
  EXPECT_TRUE(succeeds(run_ssi(
      {"score", golden_path("members.csv"), "--against", other, "--missing", "renormalise"})));
}

TEST(CommandSavedCohorts, OfAnotherColumnAreRefused) {
  const ScratchFolder scratch;
  const std::string file = saved(scratch, "industries", golden("members.csv"));
  const std::string teams = scratch.path("teams");
  ASSERT_TRUE(succeeds(run_ssi({"cohorts", "-", "--by", "team", "--save", teams, "-o", "/dev/null"},
                               "member_id,team,posts\nm,a,1\n")));
  EXPECT_TRUE(fails_in_one_line(merge({file, teams}), 65, {teams + ": ", "'industry'", "'team'"}));
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--against", teams});
  EXPECT_TRUE(is_bad_data(scored, golden_path("members.csv"), 1, {"team"}));
}

TEST(CommandSavedCohorts, DamagedFilesAreRefusedAndLeaveNothing) {
  const ScratchFolder scratch;
  const std::string file = saved(scratch, "all", golden("members.csv"));
  std::string bytes = scratch.read("all");
  const std::string cut = scratch.write("cut", bytes.substr(0, bytes.size() / 2));
  bytes[bytes.size() / 2] ^= 4;
  const std::string flipped = scratch.write("flipped", bytes);
  const std::string csv = scratch.write("csv", golden("cohorts.csv"));
  for (const std::string& bad : {cut, flipped, csv}) {
    EXPECT_TRUE(
        fails_in_one_line(merge({file, bad}, {"--save", scratch.path("sum")}), 65, {bad + ": "}));
    EXPECT_TRUE(fails_in_one_line(run_ssi({"score", golden_path("members.csv"), "--against", bad,
                                           "-o", scratch.path("scores")}),
                                  65, {bad + ": "}));
  }
  EXPECT_TRUE(fails_in_one_line(merge({scratch.path("none")}), 66, {"none"}));
  EXPECT_EQ(scratch.files(), (Names{"all", "csv", "cut", "flipped"}));
}

TEST(CommandSavedCohorts, NoOutputReplacesAnInput) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", golden("members.csv"));
  const std::string file = saved(scratch, "all", golden("members.csv"));
  const std::vector<std::vector<std::string>> kWrong = {
      {"cohorts", members, "--by", "industry", "-o", members},
      {"cohorts", members, "--by", "industry", "--save", members},
      {"cohorts", members, "--by", "industry", "-o", file, "--save", file},
      {"cohorts", members, "--by", "industry", "--save", "-"},
      {"cohorts", "--merge", file, "-o", file},
      {"score", members, "--against", file, "-o", file},
  };
  for (const auto& words : kWrong) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {})) << testing::PrintToString(words);
  }
  EXPECT_EQ(scratch.read("members.csv"), golden("members.csv"));
  EXPECT_EQ(merge({file}).out, golden("cohorts.csv"));
}

TEST(CommandSavedCohorts, TwoOutputsAreTwoFilesHoweverTheyAreSpelt) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", golden("members.csv"));
  const std::string same = scratch.path(".") + "/new";
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"cohorts", members, "--by", "industry", "--save", same, "-o", scratch.path("new")}),
      2, {"same file"}));
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"generate", "--members", "20", "--connections", same, "-o", scratch.path("new")}), 2,
      {"same place"}));
  std::filesystem::create_symlink("new", scratch.path("link"));
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"generate", "--members", "20", "--connections", same, "-o", scratch.path("link")}),
      2, {"same place"}));
  EXPECT_EQ(scratch.files(), (Names{"link", "members.csv"}));
}

TEST(CommandSavedCohorts, AreKeptWhenTheTableCannotBeWritten) {
  if (!std::filesystem::is_character_file("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", golden("members.csv"));
  const std::string file = scratch.write("cohorts", "old");
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"cohorts", members, "--by", "industry", "--save", file, "-o", "/dev/full"}), 74,
      {"/dev/full"}));
  EXPECT_EQ(scratch.read("cohorts"), "old");
}

TEST(CommandSavedCohorts, StandardInputIsOneInput) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"cohorts", "--merge", "-", "-"},
           {"cohorts", "--merge", "-", "/dev/stdin"},
           {"explain", "-", "--csv", "--model", "-"},
           {"explain", "-", "--member", "a", "--model", "/dev/stdin"},
           {"cohorts", "-", "--by", "industry", "--model", "-"},
           {"team", "-", "--by", "industry", "--team", "finance", "--model", "-"}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words, golden("members.csv")), 2, {"standard input"}))
        << testing::PrintToString(words);
  }
}
