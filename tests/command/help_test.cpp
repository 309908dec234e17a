// SPDX-License-Identifier: MIT
//
// Help: of each subcommand, in 80 columns, in the command's own words.

#include <regex>

#include "command/harness.hpp"

using namespace command;

namespace {

using Words = std::vector<std::string>;

Words operator+(Words words, const std::string& word) {
  words.push_back(word);
  return words;
}

/// The subcommands that a help lists.
Words subcommands_of(const std::string& help) {
  Words result;
  bool is_here = false;
  for (const std::string& line : lines_of(help)) {
    if (!line.starts_with(' ')) is_here = line == "Subcommands:";
    std::smatch match;
    if (is_here && std::regex_search(line, match, std::regex("^  ([a-z]+)  "))) {
      result.push_back(match[1]);
    }
  }
  return result;
}

/// Calls `check` with the words of each subcommand, and of the command itself, and their help.
template <class Check>
void for_each_help(Check check, const Words& words = {}) {
  SCOPED_TRACE(testing::PrintToString(words));
  const Outcome help = run_ssi(words + "--help");
  ASSERT_TRUE(succeeds(help));
  check(words, help.out);
  for (const std::string& subcommand : subcommands_of(help.out)) {
    for_each_help(check, words + subcommand);
  }
}

}  // namespace

TEST(CommandHelp, ThereAreSubcommands) {
  std::size_t count = 0;
  for_each_help([&](const Words&, const std::string&) { ++count; });
  EXPECT_GE(count, 10U);
}

TEST(CommandHelp, FitsEightyColumns) {
  for_each_help([](const Words&, const std::string& help) {
    for (const std::string& line : lines_of(help)) {
      EXPECT_LE(line.size(), 80U) << line;
      EXPECT_FALSE(line.ends_with(' ')) << shown(line);
    }
  });
}

TEST(CommandHelp, HasNoneOfWhatItsParserWouldAdd) {
  for_each_help([](const Words&, const std::string& help) {
    for (const char* noise : {"TEXT", "UINT", "INT ", "{", "}", "OPTION", " ...", "REQUIRED",
                              "Needs:", "Excludes:", "Option Group", "Positionals", "true", "=0"}) {
      EXPECT_FALSE(contains(help, noise)) << noise << '\n' << help;
    }
  });
}

TEST(CommandHelp, SaysHowToCallIt) {
  for_each_help([](const Words& words, const std::string& help) {
    std::string call = "\nUsage: ssi";
    for (const std::string& word : words) call += ' ' + word;
    EXPECT_TRUE(contains(help, call + " [options]")) << help;
  });
  EXPECT_TRUE(contains(run_ssi({"score", "--help"}).out, "[options] MEMBERS.csv\n"));
  EXPECT_TRUE(contains(run_ssi({"team", "--help"}).out, "--by COLUMN --team TEAM MEMBERS.csv\n"));
}

TEST(CommandHelp, HasOptionsInGroupsAndExamplesAtItsEnd) {
  const std::string help = run_ssi({"score", "--help"}).out;
  std::size_t at = 0;
  for (const char* title : {"\nArguments:\n", "\nInput:\n", "\nOptions:\n", "\nExamples:\n"}) {
    EXPECT_GT(help.find(title), at) << title << help;
    at = help.find(title);
  }
  for (const char* title : {"\nOutput:\n", "\nModel:\n", "\nComparisons:\n"}) {
    EXPECT_EQ(occurrences(help, title), 1U) << title << help;
  }
}

TEST(CommandHelp, ListsEveryOptionThatIsTaken) {
  // The options of docs/files.md and of the specification; each subcommand takes -q, -v and -h.
  const std::vector<std::pair<Words, Words>> cases = {
      {{}, {"-V, --version"}},
      {{"score"},
       {"--id COLUMN", "--map SIGNAL=COLUMN", "--na WORD", "--ignore COLUMN", "--delimiter X",
        "--strict", "-o, --output OUT.csv", "--model MODEL", "--missing zero|renormalise",
        "--cohort COLUMN", "--against COHORTS", "--network CONNECTIONS.csv", "--skip-unknown",
        "--min-cohort N", "--min-coverage PERCENT", "--threads N"}},
      {{"cohorts"},
       {"--by COLUMN", "--merge COHORTS...", "--allow-repeats", "--save COHORTS", "--id COLUMN",
        "-o, --output OUT.csv", "--min-cohort N", "--threads N"}},
      {{"team"},
       {"--by COLUMN", "--team TEAM", "--industry COLUMN", "--json", "-o, --output OUT",
        "--min-cohort N", "--threads N"}},
      {{"explain"}, {"--member ID", "--csv", "--json", "-o, --output OUT"}},
      {{"generate"},
       {"--members N", "--seed S", "--industries K", "-o, --output OUT.csv",
        "--connections FILE.csv", "--mean-degree D", "--threads N"}}};
  for (const auto& [words, options] : cases) {
    const std::string help = run_ssi(words + "--help").out;
    for (const std::string& option : options) {
      EXPECT_TRUE(std::regex_search(
          help,
          std::regex("\n +" + std::regex_replace(option, std::regex("[|.]"), "\\$&") + "(\n|  )")))
          << option << '\n'
          << help;
    }
  }
  for_each_help([](const Words&, const std::string& help) {
    for (const char* option : {"  -h, --help ", "  -q, --quiet ", "  -v, --verbose "}) {
      EXPECT_EQ(occurrences(help, option), 1U) << option << '\n' << help;
    }
  });
}

TEST(CommandHelp, SaysDefaultsAndWhatAnOptionGoesWith) {
  const auto flat = [](const std::string& text) {
    return std::regex_replace(text, std::regex("\\s+"), " ");
  };
  const std::string score = flat(run_ssi({"score", "--help"}).out);
  EXPECT_TRUE(contains(score, "smaller than this; 10 by default")) << score;
  EXPECT_TRUE(contains(score, "and count them; with --network")) << score;
}

TEST(CommandHelp, IsWhatTheSubcommandHelpPrints) {
  for_each_help([](const Words& words, const std::string& help) {
    Words arguments = {"help"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Outcome outcome = run_ssi(arguments);
    EXPECT_TRUE(succeeds(outcome));
    EXPECT_EQ(outcome.out, help);
    EXPECT_EQ(outcome.err, "");
  });
}

TEST(CommandHelp, OfUnknownSubcommandsAsksAboutNearOnes) {
  EXPECT_TRUE(fails_in_one_line(run_ssi({"help", "scor"}), 2,
                                {"'scor' is not a subcommand of ssi: did you mean 'score'?"}));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"help", "model", "chekc"}), 2,
                        {"'chekc' is not a subcommand of ssi model: did you mean 'check'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"help", "score", "members"}), 2, {"'members'"}));
  EXPECT_FALSE(contains(run_ssi({"help", "dance"}).err, "did you mean"));
}

TEST(CommandHelp, ACallWithoutASubcommandShowsWhichThereAre) {
  for (const Words& words : {Words{}, Words{"-q"}, Words{"-v"}}) {
    const Outcome outcome = run_ssi(words);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(outcome.err.starts_with("Usage: ssi ")) << outcome.err;
    for (const char* word : {"score", "explain", "ssi help SUBCOMMAND"}) {
      EXPECT_TRUE(contains(outcome.err, word)) << outcome.err;
    }
  }
  const Outcome model = run_ssi({"model"});
  EXPECT_EQ(model.exit_code, 2);
  EXPECT_TRUE(contains(model.err, "check") && contains(model.err, "ssi help model SUBCOMMAND"))
      << model.err;
}

TEST(CommandHelp, FailsOnAFullDisk) {
  const Outcome outcome = run_shell(R"("$ssi" help score > /dev/full)");
  EXPECT_EQ(outcome.exit_code, 74) << outcome.err;
}
