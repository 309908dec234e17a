// SPDX-License-Identifier: MIT
//
// `ssi plan`: the golden plans, whose actions are done to the members and scored again; the same
// bytes whatever the number of threads; what is asked wrongly; the texts for people and programs.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "command/harness.hpp"

using namespace command;

namespace {

std::string monitoring(const std::string& name) { return golden_path("monitoring/" + name); }

using Row = std::vector<std::string>;

/// The cells of CSV without line ends in cells.
std::vector<Row> rows_of(const std::string& text) {
  std::vector<Row> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    Row row(1);
    bool is_quoted = false;
    for (const char c : line) {
      if (c == '"') is_quoted = !is_quoted;  // two in a row change nothing, and are lost
      if (c == ',' && !is_quoted) {
        row.emplace_back();
      } else if (c != '"') {
        row.back() += c;
      }
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> first_six(std::vector<Row> rows) {
  for (Row& row : rows) row.resize(6);
  return rows;
}

/// What an action adds to a signal: whole, and expected in hundredths.
struct Added {
  std::int64_t whole = 0;
  std::int64_t hundredths = 0;
};
using Actions = std::map<std::string, std::map<std::string, Added>>;

/// Reads a file of actions as this project writes them: a key a line.
Actions actions_in(const std::string& path) {
  Actions actions;
  std::string name;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string key;
    std::string equals;
    words >> key >> equals;
    if (key == "name") {
      words >> name;
      name = name.substr(1, name.size() - 2);
    }
    if (key != "changes" && key != "expects") continue;
    std::string brace;
    words >> brace;
    for (std::string signal, sign, value; words >> signal >> sign >> value;) {
      const double number = std::stod(value);
      Added& added = actions[name][signal];
      if (key == "changes") added.whole = static_cast<std::int64_t>(number);
      if (key == "expects") added.hundredths = std::llround(number * 100);
    }
  }
  return actions;
}

/// The members after the actions of their plans, as a table.
std::string after(const std::vector<Row>& members, const std::vector<Row>& plans,
                  const Actions& actions) {
  std::string out;
  for (std::size_t row = 0; row < members.size(); ++row) {
    for (std::size_t column = 0; column < members[0].size(); ++column) {
      std::string cell = members[row][column];
      const std::string& signal = members[0][column];
      if (row > 0 && signal == "industry") cell.clear();  // which may need quotes
      Added all;
      for (std::size_t a = 6; row > 0 && a < plans[0].size(); ++a) {
        const auto& adds = actions.at(plans[0][a]);
        const auto found = adds.find(signal);
        if (found == adds.end() || plans[row][a].empty()) continue;
        const std::int64_t times = std::stoll(plans[row][a]);
        all.whole += times * found->second.whole;
        all.hundredths += times * found->second.hundredths;
      }
      const std::int64_t added = all.whole + all.hundredths / 100;
      const bool is_flag = signal.rfind("has_", 0) == 0 || signal == "verified";
      if (added > 0 && !cell.empty()) {
        const std::int64_t most = is_flag ? 1 : 4294967295;
        cell = std::to_string(std::min(std::stoll(cell) + added, static_cast<long long>(most)));
      }
      out += (column == 0 ? "" : ",") + (column == 0 ? std::to_string(row) : cell);
      if (row == 0 && column == 0) out.replace(out.size() - 1, 1, "member_id");
    }
    out += '\n';
  }
  return out;
}

/// Runs a plan, compares its first six columns with a golden file, and scores it again.
void expect_golden(const std::vector<std::string>& arguments, const std::string& name,
                   const std::string& actions = "actions.toml",
                   const std::vector<std::string>& model = {}) {
  std::vector<std::string> words = {"plan", monitoring("plan_members.csv"), "--strict", "--actions",
                                    monitoring(actions)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  words.insert(words.end(), model.begin(), model.end());
  const Outcome planned = run_ssi(words);
  ASSERT_TRUE(succeeds(planned));
  const std::vector<Row> plans = rows_of(planned.out);
  EXPECT_EQ(first_six(plans), rows_of(golden("monitoring/" + name)));
  const std::string members = golden("monitoring/plan_members.csv");
  std::vector<std::string> again = {"score", "-", "--strict"};
  again.insert(again.end(), model.begin(), model.end());
  const Outcome scored =
      run_ssi(again, after(rows_of(members), plans, actions_in(monitoring(actions))));
  ASSERT_TRUE(succeeds(scored));
  const std::vector<Row> scores = rows_of(scored.out);
  ASSERT_EQ(scores.size(), plans.size());
  for (std::size_t row = 1; row < plans.size(); ++row) {
    if (plans[row][3].empty()) continue;
    EXPECT_EQ(scores[row][scores[row].size() - 2], plans[row][3]) << plans[row][0];
  }
}

}  // namespace

TEST(CommandPlan, ReachesGoldenTargets) { expect_golden({"--target", "70"}, "plans_target70.csv"); }

TEST(CommandPlan, KeepsGoldenBudgets) { expect_golden({"--budget", "240"}, "plans_budget.csv"); }

TEST(CommandPlan, ReachesGoldenStandings) {
  expect_golden({"--target-top", "10", "--cohort", "industry"}, "plans_top10.csv");
  expect_golden({"--target-top", "5", "--cohort", "industry"}, "plans_top5.csv");
}

TEST(CommandPlan, ReachesGoldenBands) {
  expect_golden({"--target-band", "developing"}, "plans_band.csv");
  expect_golden({"--target-band", "leader"}, "plans_other_model.csv", "actions.toml",
                {"--model", monitoring("other_model.toml")});
}

TEST(CommandPlan, EntanglesGoldenActions) {
  expect_golden({"--budget", "25"}, "plans_odd_actions.csv", "odd_actions.toml",
                {"--model", monitoring("other_model.toml")});
}

TEST(CommandPlan, AssumesZeroAsTheGoldenFileDoes) {
  const Outcome planned = run_ssi(
      {"plan", monitoring("plan_members.csv"), "--strict", "--target", "45.5", "--assume-zero"});
  ASSERT_TRUE(succeeds(planned));
  EXPECT_EQ(first_six(rows_of(planned.out)), rows_of(golden("monitoring/plans_assume_zero.csv")));
}

TEST(CommandPlan, WritesGoldenCurves) {
  for (const auto& [member, file] :
       {std::pair{"p05", "plan_curve.csv"}, {"edge_nuisance", "plan_curve_nuisance.csv"}}) {
    const Outcome curve = run_ssi(
        {"plan", monitoring("plan_members.csv"), "--strict", "--curve", "--member", member});
    ASSERT_TRUE(succeeds(curve));
    EXPECT_TRUE(curve.out == golden(std::string("monitoring/") + file)) << member;
  }
}

TEST(CommandPlan, IsTheGoldenExample) {
  const Outcome planned =
      run_ssi({"plan", monitoring("plan_example_members.csv"), "--strict", "--target", "50"});
  ASSERT_TRUE(succeeds(planned));
  EXPECT_EQ(first_six(rows_of(planned.out)),
            first_six(rows_of(golden("monitoring/plan_example.csv"))));
}

TEST(CommandPlan, PrintsTheStandardActions) {
  const Outcome printed = run_ssi({"plan", "--print-actions"});
  ASSERT_TRUE(succeeds(printed));
  EXPECT_EQ(printed.out, golden("monitoring/actions.toml"));
}

TEST(CommandPlan, IsTheSameWhateverTheThreads) {
  const std::vector<std::string> words = {"plan", monitoring("plan_members.csv"), "--target", "60"};
  std::vector<std::string> one = words;
  one.insert(one.end(), {"--threads", "1"});
  std::vector<std::string> two = words;
  two.insert(two.end(), {"--threads", "2"});
  const Outcome planned = run_ssi(one);
  ASSERT_TRUE(succeeds(planned));
  EXPECT_EQ(planned.out, run_ssi(two).out);
}

TEST(CommandPlan, TellsPeopleWhatToDo) {
  const Outcome planned = run_ssi({"plan", monitoring("plan_members.csv"), "--target", "50",
                                   "--member", "p02", "--without", "share"});
  ASSERT_TRUE(succeeds(planned));
  for (const char* part : {"p02: 24.66 of 100.00 points, goal 50.00", "not LinkedIn's",
                           "To reach 50.0", "List a skill (list_skill)", "What changes",
                           "Not available", "left out", "not observed: leads_saved",
                           "proven to be the cheapest", "is not counted", "this project's own"}) {
    EXPECT_NE(planned.out.find(part), std::string::npos) << part << "\n" << planned.out;
  }
}

// Cheapest is what a target asks for; a budget asks for the highest total.
TEST(CommandPlan, SaysWhatIsProven) {
  const std::string members = monitoring("plan_members.csv");
  const Outcome one = run_ssi({"plan", members, "--budget", "60", "--member", "p02"});
  EXPECT_NE(one.out.find("proven to be the best"), std::string::npos) << one.out;
  EXPECT_NE(run_ssi({"plan", members, "--budget", "60"}).err.find("proven to be the best"),
            std::string::npos);
  EXPECT_NE(run_ssi({"plan", members, "--target", "50"}).err.find("proven to be the cheapest"),
            std::string::npos);
}

TEST(CommandPlan, TellsPeopleWhatIsOutOfReach) {
  const Outcome planned = run_ssi(
      {"plan", monitoring("plan_members.csv"), "--target", "50", "--member", "edge_only_profile"});
  ASSERT_TRUE(succeeds(planned));
  EXPECT_NE(planned.out.find("out of reach"), std::string::npos) << planned.out;
}

TEST(CommandPlan, TellsPeopleThatNothingIsToBeDone) {
  const Outcome planned =
      run_ssi({"plan", monitoring("plan_members.csv"), "--target", "50", "--member", "edge_full"});
  ASSERT_TRUE(succeeds(planned));
  EXPECT_NE(planned.out.find("reached already"), std::string::npos) << planned.out;
}

TEST(CommandPlan, WritesJson) {
  const Outcome planned = run_ssi(
      {"plan", monitoring("plan_members.csv"), "--target", "50", "--member", "p02", "--json"});
  ASSERT_TRUE(succeeds(planned));
  for (const char* part : {"\"planned_total\": 50.01", "\"effort\": 415", "\"proven\": true",
                           "\"reason\": \"not_observed\"", "\"unit\": \"minutes\""}) {
    EXPECT_NE(planned.out.find(part), std::string::npos) << part << "\n" << planned.out;
  }
}

TEST(CommandPlan, RefusesWhatIsAskedWrongly) {
  const std::string members = monitoring("plan_members.csv");
  const std::vector<std::vector<std::string>> wrong = {
      {"plan"},
      {"plan", members},
      {"plan", members, "--target", "5", "--budget", "6"},
      {"plan", members, "--target", "-1"},
      {"plan", members, "--target", "1.234"},
      {"plan", members, "--target", "655.36"},
      {"plan", members, "--target", "100.01"},
      {"plan", members, "--target", "5x"},
      {"plan", members, "--target", "."},
      {"plan", members, "--target", ""},
      {"plan", members, "--budget", "-1"},
      {"plan", members, "--budget", "1.5"},
      {"plan", members, "--target-top", "10"},
      {"plan", members, "--target-top", "0", "--cohort", "industry"},
      {"plan", members, "--target-top", "101", "--cohort", "industry"},
      {"plan", members, "--target", "5", "--cohort", "industry"},
      {"plan", members, "--target", "5", "--min-cohort", "3"},
      {"plan", members, "--target-band", "leaders"},
      {"plan", members, "--target", "5", "--without", "fly"},
      {"plan", members, "--target", "5", "--json"},
      {"plan", members, "--curve"},
      {"plan", members, "--curve", "--target", "5", "--member", "p05"},
      {"plan", members, "--curve", "--json", "--member", "p05"},
      {"plan", "--print-actions", members},
      {"plan", "--print-actions", "--target", "5"},
  };
  for (const auto& words : wrong) {
    const Outcome refused = run_ssi(words);
    EXPECT_EQ(refused.exit_code, 2) << testing::PrintToString(words) << refused.err;
    EXPECT_EQ(refused.out, "");
  }
}

TEST(CommandPlan, RefusesAMemberWithoutAGoalAndSaysWhy) {
  const auto refusal = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"plan", monitoring("plan_members.csv")});
    const Outcome refused = run_ssi(words);
    EXPECT_EQ(refused.exit_code, 2) << refused.err;
    EXPECT_EQ(refused.out, "");
    return refused.err;
  };
  EXPECT_NE(refusal({"--target-top", "10", "--cohort", "industry", "--member", "edge_no_cohort"})
                .find("'industry' is empty"),
            std::string::npos);
  EXPECT_NE(refusal({"--target-top", "10", "--cohort", "industry", "--member", "edge_small_cohort"})
                .find("under 10 no standing"),
            std::string::npos);
  EXPECT_NE(refusal({"--target-top", "1", "--cohort", "industry", "--member", "p02"})
                .find("even the first"),
            std::string::npos);
  EXPECT_NE(refusal({"--target-band", "laggard", "--member", "p32"}).find("band 'laggard'"),
            std::string::npos);
}

TEST(CommandPlan, RefusesMembersThatAreNotThereOnce) {
  const std::string members = monitoring("plan_members.csv");
  EXPECT_EQ(run_ssi({"plan", members, "--target", "5", "--member", "nobody"}).exit_code, 65);
  EXPECT_EQ(run_ssi({"plan", "-", "--target", "5", "--member", "a"}, "member_id,posts\na,1\na,2\n")
                .exit_code,
            65);
}

TEST(CommandPlan, RefusesActionsThatBreakRules) {
  const ScratchFolder scratch;
  const std::string bad = scratch.write("bad.toml", "id = \"x\"\n[[actions]]\nname = \"a\"\n");
  const Outcome refused = run_ssi({"plan", monitoring("plan_members.csv"), "--actions", bad,
                                   "--target", "5", "-o", scratch.path("out.csv")});
  EXPECT_EQ(refused.exit_code, 78);
  EXPECT_NE(refused.err.find("bad.toml:2: actions.a.title is missing"), std::string::npos)
      << refused.err;
  EXPECT_FALSE(std::filesystem::exists(scratch.path("out.csv")));
  EXPECT_EQ(run_ssi({"plan", monitoring("plan_members.csv"), "--actions", scratch.path("no.toml"),
                     "--target", "5"})
                .exit_code,
            66);
}

TEST(CommandPlan, RefusesActionsThatAreTooEntangled) {
  const ScratchFolder scratch;
  std::string text = "id = \"x\"\n";
  for (const char* name : {"one", "two"}) {
    text += std::string("[[actions]]\nname = \"") + name +
            "\"\ntitle = \"t\"\neffort = 1\nat_most = 65535\nchanges = { posts = 1 }\n";
  }
  const std::string bad = scratch.write("bad.toml", text);
  const Outcome refused =
      run_ssi({"plan", monitoring("plan_members.csv"), "--actions", bad, "--target", "5"});
  EXPECT_EQ(refused.exit_code, 78);
  for (const char* part : {"bad.toml", "one, two", "4294967296"}) {
    EXPECT_NE(refused.err.find(part), std::string::npos) << refused.err;
  }
  EXPECT_TRUE(succeeds(run_ssi({"plan", monitoring("plan_members.csv"), "--actions", bad,
                                "--target", "5", "--without", "two"})));
}

TEST(CommandPlan, LeavesOutputsAloneWhenMembersAreBad) {
  const ScratchFolder scratch;
  const std::string out = scratch.write("plans.csv", "old");
  const Outcome refused =
      run_ssi({"plan", "-", "--target", "5", "-o", out}, "member_id,posts\na,1\nb,x\n");
  EXPECT_EQ(refused.exit_code, 65);
  EXPECT_EQ(scratch.read("plans.csv"), "old");
}

TEST(CommandPlan, PlansNobody) {
  const Outcome planned = run_ssi({"plan", "-", "--budget", "5"}, "member_id,posts\n");
  ASSERT_TRUE(succeeds(planned));
  EXPECT_EQ(rows_of(planned.out).size(), 1u);
}
