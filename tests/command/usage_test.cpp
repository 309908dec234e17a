// SPDX-License-Identifier: MIT
//
// Help, version, and the exit codes of a command that was called wrongly (2) or whose input cannot
// be opened (66).

#include <sys/stat.h>

#include <regex>

#include "command/harness.hpp"

using namespace command;

namespace {

/// A usage error: exit code 2, stdout empty, a reason on stderr.
testing::AssertionResult is_usage_error(const Outcome& outcome) {
  if (outcome.exit_code == 2 && outcome.out.empty() && !outcome.err.empty()) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << "exit code " << outcome.exit_code << ", stdout "
                                     << shown(outcome.out) << ", stderr " << shown(outcome.err);
}

/// Whether a line after the word "example" shows how to call `call`.
bool has_example(const std::string& help, const std::string& call) {
  const std::size_t examples = lower_case(help).find("example");
  return examples != std::string::npos && contains(std::string_view(help).substr(examples), call);
}

const std::string kMembers = "member_id,team,has_photo\nann,a,1\n";

}  // namespace

TEST(CommandUsage, HelpOfEachSubcommandHasAnExample) {
  struct Case {
    std::vector<std::string> arguments;
    std::string example;
  };
  const std::vector<Case> cases = {
      {{"--help"}, "ssi "},
      {{"score", "--help"}, "ssi score "},
      {{"explain", "--help"}, "ssi explain "},
      {{"model", "--help"}, "ssi model "},
      {{"model", "print", "--help"}, "ssi model print"},
      {{"model", "check", "--help"}, "ssi model check "},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::PrintToString(c.arguments));
    const Outcome help = run_ssi(c.arguments);
    EXPECT_TRUE(succeeds(help));
    EXPECT_EQ(help.err, "");
    EXPECT_TRUE(has_example(help.out, c.example)) << help.out;
  }
}

TEST(CommandUsage, HelpNamesEveryOption) {
  const std::string score = run_ssi({"score", "--help"}).out;
  for (const std::string option :
       {"-o", "--model", "--missing", "--cohort", "--min-cohort", "--threads"}) {
    EXPECT_TRUE(contains(score, option)) << option;
  }
  const std::string explain = run_ssi({"explain", "--help"}).out;
  for (const std::string option : {"--member", "--json", "--csv"}) {
    EXPECT_TRUE(contains(explain, option)) << option;
  }
}

TEST(CommandUsage, HelpSaysThatTheScoreIsNotLinkedIns) {
  EXPECT_TRUE(contains(run_ssi({"--help"}).out, "LinkedIn"));
}

TEST(CommandUsage, VersionNamesTheModelAndItsFingerprint) {
  const Outcome version = run_ssi({"--version"});
  EXPECT_TRUE(succeeds(version));
  EXPECT_TRUE(contains(version.out, "standard-1")) << version.out;
  EXPECT_TRUE(std::regex_search(version.out, std::regex("\\b[0-9a-f]{8,}\\b"))) << version.out;
  EXPECT_EQ(version.out, run_ssi({"--version"}).out);
}

TEST(CommandUsage, VerboseShowsWhatTheLibraryLogs) {
  const Outcome quiet = run_ssi({"score", "-"}, kMembers);
  const Outcome verbose = run_ssi({"-v", "score", "-"}, kMembers);
  ASSERT_TRUE(succeeds(verbose));
  EXPECT_EQ(verbose.out, quiet.out);
  EXPECT_FALSE(contains(quiet.err, "ssi: ")) << quiet.err;
  EXPECT_TRUE(verbose.err.starts_with("ssi: ")) << verbose.err;
}

TEST(CommandUsage, VersionHasAShortOption) {
  EXPECT_EQ(run_ssi({"-V"}).out, run_ssi({"--version"}).out);
}

TEST(CommandUsage, QuietSaysNothingButErrors) {
  const ScratchFolder scratch;
  const std::string members =
      scratch.write("members.csv", "Member ID;team;has_photo;other\nann;a;TRUE;x\nbo;a;;\n");
  const std::string connections = scratch.write("connections.csv", "member_a,member_b\nann,bo\n");
  const std::string saved = scratch.path("saved");
  const std::vector<std::vector<std::string>> cases = {
      {"score", members, "--network", connections},
      {"cohorts", members, "--by", "team", "--save", saved},
      {"cohorts", "--merge", saved},
      {"team", members, "--by", "team", "--team", "a"},
      {"explain", members, "--member", "ann"},
      {"explain", members, "--csv"},
      {"generate", "--members", "3"}};
  for (const std::vector<std::string>& words : cases) {
    SCOPED_TRACE(testing::PrintToString(words));
    const Outcome loud = run_ssi(words);
    EXPECT_TRUE(succeeds(loud));
    EXPECT_NE(loud.err, "");
    for (const std::string option : {"-q", "--quiet"}) {
      std::vector<std::string> before = words;
      before.insert(before.begin(), option);
      std::vector<std::string> behind = words;
      behind.push_back(option);
      for (const auto& quietly : {before, behind}) {
        const Outcome quiet = run_ssi(quietly);
        EXPECT_TRUE(succeeds(quiet));
        EXPECT_EQ(quiet.err, "");
        EXPECT_EQ(quiet.out, loud.out);
      }
    }
  }
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-q", "-"}, "posts\n1\n"), 65, {"member_id"}));
  EXPECT_TRUE(is_usage_error(run_ssi({"-q", "score"})));
}

TEST(CommandUsage, QuietAndVerboseMayStandAnywhere) {
  const ScratchFolder scratch;
  const std::string model = scratch.write("model.toml", run_ssi({"model", "print", "-q"}).out);
  for (const std::string option : {"-q", "-v", "--quiet", "--verbose"}) {
    SCOPED_TRACE(option);
    EXPECT_TRUE(succeeds(run_ssi({option, "model", "check", model})));
    EXPECT_TRUE(succeeds(run_ssi({"model", option, "check", model})));
    EXPECT_TRUE(succeeds(run_ssi({"model", "check", option, model})));
    EXPECT_TRUE(succeeds(run_ssi({"model", "check", model, option})));
    EXPECT_TRUE(succeeds(run_ssi({option, "score", "-", option, option}, kMembers)));
  }
  const Outcome verbose = run_ssi({"score", "-", "-v"}, kMembers);
  EXPECT_TRUE(verbose.err.starts_with("ssi: ")) << verbose.err;
  EXPECT_TRUE(fails_in_one_line(run_ssi({"-q", "score", "-", "-v"}, kMembers), 2,
                                {"--quiet and --verbose exclude each other"}));
  EXPECT_TRUE(is_usage_error(run_ssi({"score", "-", "-qv"}, kMembers)));
}

TEST(CommandUsage, CallWithoutASubcommandIsAnError) { EXPECT_TRUE(is_usage_error(run_ssi({}))); }

TEST(CommandUsage, UnknownSubcommandIsAnError) {
  EXPECT_TRUE(is_usage_error(run_ssi({"rank", "-"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"model"})));
  EXPECT_TRUE(is_usage_error(run_ssi({"model", "improve"})));
}

TEST(CommandUsage, UnknownOptionIsAnError) {
  EXPECT_TRUE(is_usage_error(run_ssi({"--fast"})));
  EXPECT_TRUE(is_usage_error(run_ssi({"score", "-", "--fast"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"explain", "-", "--csv", "--fast"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"model", "print", "--fast"})));
}

TEST(CommandUsage, ArgumentTooManyOrTooFewIsAnError) {
  EXPECT_TRUE(is_usage_error(run_ssi({"score"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"score", "-", "-o"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"score", "-", "other.csv"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"score", "-", "--cohort"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"explain", "--csv"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"explain", "-", "--member"}, kMembers)));
  EXPECT_TRUE(is_usage_error(run_ssi({"model", "check"})));
}

TEST(CommandUsage, OptionValueThatMakesNoSenseIsAnError) {
  const std::vector<std::vector<std::string>> cases = {
      {"--missing", "renormalize"}, {"--missing", ""},     {"--missing", "ZERO"},
      {"--threads", "0"},           {"--threads", "-1"},   {"--threads", "two"},
      {"--threads", "1.5"},         {"--threads", ""},     {"--min-cohort", "-1"},
      {"--min-cohort", "ten"},      {"--min-cohort", "9x"}};
  for (std::vector<std::string> arguments : cases) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    arguments.insert(arguments.begin(), {"score", "-"});
    EXPECT_TRUE(is_usage_error(run_ssi(arguments, kMembers)));
  }
}

TEST(CommandUsage, EmptyValueIsAnErrorAndNotADefault) {
  // The value of a shell's variable that was never set.
  const std::vector<std::vector<std::string>> cases = {
      {"score", ""},
      {"score", "-", "-o", ""},
      {"score", "-", "--model", ""},
      {"score", "-", "--cohort", ""},
      {"score", "-", "--against", ""},
      {"score", "-", "--network", ""},
      {"score", "-", "--cohort", "team", "--cohort", ""},
      {"cohorts", "-", "--by", ""},
      {"cohorts", "-", "--by", "team", "--save", ""},
      {"cohorts", "-", "--by", "team", "-o", ""},
      {"cohorts", "--merge", ""},
      {"team", "-", "--by", "team", "--team", ""},
      {"team", "-", "--by", "", "--team", "a"},
      {"team", "-", "--by", "team", "--team", "a", "--industry", ""},
      {"explain", "-", "--member", ""},
      {"explain", "-", "--csv", "--model", ""},
      {"generate", "--members", "5", "--connections", ""},
      {"model", "check", ""}};
  for (const std::vector<std::string>& arguments : cases) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    EXPECT_TRUE(fails_in_one_line(run_ssi(arguments, kMembers), 2, {"must not be empty"}));
  }
  // `--output=$OUT`: the next word is not its value.
  const std::vector<std::vector<std::string>> unset = {
      {"score", "-", "--output="},
      {"score", "-", "-o="},
      {"score", "-", "--cohort=", "team"},
      {"cohorts", "--save=", "a.cohorts", "--merge", "b.cohorts"},
      {"generate", "--members", "5", "--output=", "precious.csv"}};
  for (const std::vector<std::string>& arguments : unset) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    EXPECT_TRUE(fails_in_one_line(run_ssi(arguments, kMembers), 2, {"must not be empty"}));
  }
  EXPECT_TRUE(is_usage_error(run_ssi({"generate", "--members", "5", "--seed", ""})));
}

TEST(CommandUsage, ValuesAreTakenAsTheyAre) {
  for (const std::string value :
       {"-Xy=", "--csv=", "--member", "--", "-", "[s]", "[a,b]", "{}", "a=", "=", "%%", "  "}) {
    SCOPED_TRACE(value);
    const std::string members =
        "member_id,team,posts\n\"" + value + "\",t,3\nann,\"" + value + "\",4\n";
    EXPECT_TRUE(succeeds(run_ssi({"explain", "-", "--member", value}, members)));
    EXPECT_TRUE(succeeds(run_ssi({"explain", "-", "--member=" + value}, members)));
    EXPECT_TRUE(succeeds(run_ssi({"team", "-", "--by", "team", "--team", value}, members)));
    const std::string column = "member_id,\"" + value + "\",posts\na,t,3\n";
    EXPECT_TRUE(contains(score_table(column, {"--cohort", value}), value + "_rank"));
    EXPECT_TRUE(succeeds(run_ssi({"cohorts", "-", "--by", value}, column)));
    if (value == "-") continue;  // standard output
    const ScratchFolder scratch;
    const Outcome written = run_shell("cd \"$1\" && shift && \"$ssi\" \"$@\"",
                                      {scratch.path("."), "score", "-", "-o", value}, members);
    EXPECT_TRUE(succeeds(written));
    EXPECT_EQ(scratch.files(), Names{value});
  }
}

TEST(CommandUsage, LogKeepsToItsLines) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("a\nforged \x1B[2J.csv", kMembers);
  const Outcome scored = run_ssi({"-v", "score", members, "-o", "/dev/null"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(contains(scored.err, "a\\x0Aforged \\x1B[2J.csv"));
  EXPECT_FALSE(contains(scored.err, "\x1B"));
  EXPECT_FALSE(contains(scored.err, "\nforged"));
}

TEST(CommandUsage, SameCohortTwiceIsAnError) {
  EXPECT_TRUE(
      is_usage_error(run_ssi({"score", "-", "--cohort", "team", "--cohort", "team"}, kMembers)));
}

TEST(CommandUsage, ExplainNeedsAMemberOrCsv) {
  EXPECT_TRUE(is_usage_error(run_ssi({"explain", "-"}, kMembers)));
}

TEST(CommandUsage, ErrorWritesNoFile) {
  const ScratchFolder scratch;
  EXPECT_TRUE(is_usage_error(
      run_ssi({"score", "-", "-o", scratch.path("scores.csv"), "--threads", "0"}, kMembers)));
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandUsage, MembersThatDoNotExistAreNoInput) {
  const ScratchFolder scratch;
  const std::string path = scratch.path("missing.csv");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", path}), 66, {path}));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"score", path, "-o", scratch.path("scores.csv")}), 66, {path}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", path, "--csv"}), 66, {path}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", path, "--member", "ann"}), 66, {path}));
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandUsage, MembersThatMayNotBeReadAreNoInput) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const ScratchFolder scratch;
  const std::string path = scratch.write("members.csv", kMembers);
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", path}), 66, {path}));
}

TEST(CommandUsage, FolderInPlaceOfMembersIsAnError) {
  const ScratchFolder scratch;
  const Outcome scored = run_ssi({"score", scratch.path("")});
  EXPECT_TRUE(scored.exit_code == 66 || scored.exit_code == 74) << scored.exit_code;
  EXPECT_EQ(scored.out, "");
}

TEST(CommandUsage, ModelThatDoesNotExistIsNoInput) {
  const ScratchFolder scratch;
  const std::string path = scratch.path("missing.toml");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--model", path}, kMembers), 66, {path}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"model", "check", path}), 66, {path}));
}

TEST(CommandUsage, ARefusalNamesTheHelpOfItsSubcommand) {
  EXPECT_TRUE(contains(run_ssi({"score"}).err, "(see ssi score --help)"));
  EXPECT_TRUE(contains(run_ssi({"model", "check"}).err, "(see ssi model check --help)"));
  EXPECT_TRUE(contains(run_ssi({"--no-such-option"}).err, "(see ssi --help)"));
  EXPECT_TRUE(contains(run_ssi({"--no-such-option", "score", "-"}).err, "(see ssi --help)"));
  EXPECT_TRUE(contains(run_ssi({"score", "-", "--no-such-option"}).err, "(see ssi score --help)"));
}

TEST(CommandUsage, WhatTerminalsObeyIsNotInARefusal) {
  for (const std::string word : {"\x1b[31mbad\nx", "--\x1b[2J",
                                 "\xC2\x9B"
                                 "2J"}) {
    const std::string error = run_ssi({word}).err;
    EXPECT_FALSE(contains(error, "\x1b") || contains(error, "\xC2\x9B")) << error;
    EXPECT_EQ(std::ranges::count(error, '\n'), 1) << error;
  }
}

TEST(CommandUsage, NumbersAreDecimal) {
  const auto members = [](const std::string& count) {
    return run_ssi({"generate", "--members", count, "--seed", "7"}).out;
  };
  EXPECT_EQ(members("010"), members("10"));
  EXPECT_EQ(occurrences(members("010"), "\n"), 11U);
  EXPECT_EQ(run_ssi({"generate", "--members", "3", "--seed", "0010"}).out,
            run_ssi({"generate", "--members", "3", "--seed", "10"}).out);
  EXPECT_TRUE(succeeds(run_ssi({"generate", "--members", "3", "--seed", "08"})));
  EXPECT_TRUE(succeeds(run_ssi({"score", "-", "--threads", "08"}, kMembers)));
  EXPECT_TRUE(succeeds(run_ssi(
      {"generate", "--members", "1", "--seed", "18446744073709551615", "--industries", "007"})));
}

TEST(CommandUsage, OtherNotationsOfNumbersAreRefused) {
  for (const std::string number : {"0x10", "+1", "-1", "1e3", "1.0", " 1", "1 ", "1_000", "1,000",
                                   "18446744073709551616", "ten"}) {
    for (const std::string option :
         {"--members", "--seed", "--industries", "--mean-degree", "--threads"}) {
      std::vector<std::string> words = {"generate"};
      if (option != "--members") words.insert(words.end(), {"--members", "1"});
      if (option == "--mean-degree") words.insert(words.end(), {"--connections", "/dev/null"});
      words.push_back(option + "=" + number);
      EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {option, number, "whole number"}));
    }
    EXPECT_TRUE(fails_in_one_line(
        run_ssi({"score", "-", "--cohort", "industry", "--min-cohort=" + number}, kMembers), 2,
        {"--min-cohort", number, "whole number"}));
  }
}
