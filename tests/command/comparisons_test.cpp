// SPDX-License-Identifier: MIT
//
// All comparisons of `ssi score` at once: --cohort, --against and --network, on random members,
// checked against sorting.

#include <map>
#include <optional>
#include <random>
#include <set>

#include "command/harness.hpp"

using namespace command;

namespace {

constexpr std::size_t kPoints = 6;  // cells before the standings, and the coverage

/// A member table with the columns industry and firm. There are many ties and empty labels, and
/// enough bytes for several chunks.
std::string random_members(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> industries = {
      "", "", "Software", "Software", "Software", "Media", "\"Law, tax\"", "\xc3\x96l & Gas"};
  std::string table = "firm,member_id,has_photo,posts,industry\n";
  for (std::size_t i = 0; i < count; ++i) {
    table += random() % 5 == 0 ? "" : "firm " + std::to_string(random() % 600);
    table += ",member " + std::to_string(i);
    table += random() % 3 == 0 ? ",1," : ",0,";
    table += std::to_string(random() % 10 < 3 ? 0 : random() % 60) + ",";
    table += (random() % 2000 == 0 ? "Rare" : industries[random() % industries.size()]) + "\n";
  }
  return table;
}

/// Connections of member 0 to `members` - 1: repeated, turned round, with oneself, with strangers.
std::string random_connections(std::size_t members, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::string table = "member_a,member_b\n";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string a = "member " + std::to_string(random() % (1 + random() % members));
    const std::string b = "member " + std::to_string(random() % members);
    table += a + "," + b + "\n";
    if (random() % 8 == 0) table += b + "," + a + "\n";
    if (random() % 8 == 0) table += a + "," + a + "\n";
    if (random() % 64 == 0) table += a + ",stranger\n";
  }
  return table;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// A table's rows, without the header, as cells.
std::vector<std::vector<std::string>> rows_of(const std::string& table) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : lines_of(table)) rows.push_back(cells_of(line));
  rows.erase(rows.begin());
  return rows;
}

/// 28.16 as 2816.
long hundredths_of(std::string points) {
  points.erase(points.find('.'), 1);
  return std::stol(points);
}

std::string decimal(long hundredths) {
  const std::string rest = std::to_string(100 + hundredths % 100);
  return std::to_string(hundredths / 100) + "." + rest.substr(1);
}

/// The three cells of one among `totals`, itself included, by sorting.
std::string standing_among(std::vector<long> totals, long own) {
  const long n = static_cast<long>(totals.size());
  if (n < 10) return ",,";
  std::sort(totals.begin(), totals.end());
  const auto [first, last] = std::equal_range(totals.begin(), totals.end(), own);
  const long below = first - totals.begin();
  const long rank = totals.end() - last + 1;
  const long twice = 2 * below + (last - first);
  return std::to_string(rank) + "," + decimal((10000 * twice + n) / (2 * n)) + "," +
         std::to_string((100 * rank + n - 1) / n);
}

using Totals = std::map<std::string, std::vector<long>>;  // of each label

/// The totals of scored members by the label in a column of their table.
Totals totals_by(std::size_t column, const std::string& members, const std::string& scores) {
  Totals result;
  const auto labelled = rows_of(members);
  const auto scored = rows_of(scores);
  for (std::size_t i = 0; i < labelled.size(); ++i) {
    result[labelled[i][column]].push_back(hundredths_of(scored.at(i)[kPoints - 1]));
  }
  return result;
}

/// The members that each is connected with, by position.
std::vector<std::set<std::size_t>> networks_of(std::size_t members, const std::string& table) {
  std::vector<std::set<std::size_t>> result(members);
  const auto position = [](const std::string& id) -> std::optional<std::size_t> {
    if (!id.starts_with("member ")) return std::nullopt;
    return std::stoul(id.substr(7));
  };
  for (const std::vector<std::string>& cells : rows_of(table)) {
    const auto a = position(cells[0]);
    const auto b = position(cells[1]);
    if (!a || !b || *a == *b) continue;
    result[*a].insert(*b);
    result[*b].insert(*a);
  }
  return result;
}

/// The four cells of a member in its network.
std::string standing_in(const std::set<std::size_t>& network, const std::vector<long>& totals,
                        std::size_t member) {
  std::vector<long> joined{totals[member]};
  long sum = 0;
  for (const std::size_t other : network) {
    joined.push_back(totals[other]);
    sum += totals[other];
  }
  if (joined.size() < 10) return ",,,";
  const long n = static_cast<long>(network.size());
  return standing_among(joined, totals[member]) + "," + decimal((2 * sum + n) / (2 * n));
}

}  // namespace

TEST(CommandComparisons, AllTogetherEqualSortingOnAnyThreads) {
  constexpr std::size_t kMembers = 20000;
  const ScratchFolder scratch;
  const std::string members = random_members(kMembers, 1);
  const std::string others = random_members(5000, 2);
  const std::string connections = random_connections(kMembers, 90000, 3);
  const std::string path = scratch.write("members.csv", members);
  ASSERT_TRUE(succeeds(run_ssi(
      {"cohorts", "-", "--by", "industry", "--save", scratch.path("industries"), "-o", "/dev/null"},
      others)));
  const auto score = [&](const std::string& threads) {
    return run_ssi({"score", path, "--network", scratch.write("connections.csv", connections),
                    "--skip-unknown", "--against", scratch.path("industries"), "--cohort", "firm",
                    "--threads", threads});
  };
  const Outcome one = score("1");
  ASSERT_TRUE(succeeds(one));
  for (const std::string threads : {"2", "8"}) {
    const Outcome more = score(threads);
    EXPECT_TRUE(more.out == one.out) << "with " << threads << " threads";
  }

  EXPECT_EQ(lines_of(one.out)[0],
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "firm_rank,firm_percentile,firm_top_percent,"
            "industry_rank,industry_percentile,industry_top_percent,"
            "network_rank,network_percentile,network_top_percent,network_average");
  const auto labelled = rows_of(members);
  const auto lines = lines_of(one.out);
  ASSERT_EQ(lines.size(), kMembers + 1);
  std::vector<long> totals;
  for (const auto& cells : rows_of(one.out)) totals.push_back(hundredths_of(cells[kPoints - 1]));
  const Totals firms = totals_by(0, members, one.out);
  Totals industries = totals_by(4, others, score_table(others));
  const auto networks = networks_of(kMembers, connections);
  for (std::size_t i = 0; i < kMembers; ++i) {
    const std::string& firm = labelled[i][0];
    const std::string& industry = labelled[i][4];
    std::vector<long> joined = industry.empty() ? std::vector<long>() : industries[industry];
    joined.push_back(totals[i]);
    const bool is_known = !industry.empty() && joined.size() > 1;
    const std::string expected = (firm.empty() ? ",," : standing_among(firms.at(firm), totals[i])) +
                                 "," + (is_known ? standing_among(joined, totals[i]) : ",,") + "," +
                                 standing_in(networks[i], totals, i);
    ASSERT_TRUE(lines[i + 1].ends_with("," + expected)) << lines[i + 1] << "\nnot " << expected;
  }
}

TEST(CommandComparisons, EachIsWhatItIsAlone) {
  const ScratchFolder scratch;
  const std::string members = random_members(3000, 4);
  const std::string connections =
      scratch.write("connections.csv", random_connections(3000, 20000, 5));
  const std::string industries = scratch.path("industries");
  ASSERT_TRUE(succeeds(
      run_ssi({"cohorts", "-", "--by", "industry", "--save", industries, "-o", "/dev/null"},
              random_members(500, 6))));
  const std::vector<Names> comparisons = {{"--cohort", "firm"},
                                          {"--against", industries},
                                          {"--network", connections, "--skip-unknown"}};
  std::vector<std::string> expected = lines_of(score_table(members));
  const std::size_t scores = cells_of(expected[0]).size();
  Names all;
  for (const Names& comparison : comparisons) {
    all.insert(all.end(), comparison.begin(), comparison.end());
    const std::vector<std::string> alone = lines_of(score_table(members, comparison));
    ASSERT_EQ(alone.size(), expected.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const std::vector<std::string> cells = cells_of(alone[i]);
      ASSERT_GT(cells.size(), scores);
      for (std::size_t c = scores; c < cells.size(); ++c) expected[i] += "," + cells[c];
    }
  }
  EXPECT_EQ(lines_of(score_table(members, all)), expected);
}

// One of each label held out, against the cohorts of the others, saved in pieces and merged: it
// joins them, so that it has the standing that it has among all.
TEST(CommandComparisons, SavedAndMergedRankAsOnePassWould) {
  const std::string members = random_members(2000, 7);
  const std::vector<std::string> lines = lines_of(members);
  const auto labelled = rows_of(members);
  const std::vector<std::string> one_pass =
      lines_of(score_table(members, {"--cohort", "industry"}));
  std::mt19937 random(8);
  for (int times = 0; times < 10; ++times) {
    const ScratchFolder scratch;
    std::vector<std::string> pieces(4, lines[0] + "\n");
    std::string held_out = lines[0] + "\n";
    std::string expected = one_pass[0] + "\n";
    std::set<std::string> held_labels{""};
    const std::size_t from = random() % 1900;
    for (std::size_t i = 0; i < labelled.size(); ++i) {
      if (i >= from && held_labels.insert(labelled[i][4]).second) {
        held_out += lines[i + 1] + "\n";
        expected += one_pass[i + 1] + "\n";
      } else {
        pieces[random() % pieces.size()] += lines[i + 1] + "\n";
      }
    }
    Names merge = {"cohorts", "--merge"};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      merge.push_back(scratch.path(std::to_string(i)));
      ASSERT_TRUE(succeeds(
          run_ssi({"cohorts", "-", "--by", "industry", "--save", merge.back(), "-o", "/dev/null"},
                  pieces[i])));
    }
    std::shuffle(merge.begin() + 2, merge.end(), random);
    merge.insert(merge.end(), {"--save", scratch.path("all"), "-o", "/dev/null"});
    ASSERT_TRUE(succeeds(run_ssi(merge)));
    ASSERT_EQ(score_table(held_out, {"--against", scratch.path("all")}), expected);
  }
}

TEST(CommandComparisons, OnlyOneInputIsStandardInput) {
  for (const Names& words :
       {Names{"score", "-", "--network", "-"},
        {"score", "-", "--against", "-"},
        {"score", "-", "--model", "-"},
        {"score", golden_path("members.csv"), "--against", "-", "--network", "-"}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words, golden("members.csv")), 2, {"standard input"}))
        << testing::PrintToString(words);
  }
}

TEST(CommandComparisons, NoneMakesAMinimumMeaningless) {
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", golden_path("members.csv"), "--min-cohort", "3"}),
                                2, {"--min-cohort", "--cohort", "--against", "--network"}));
}
