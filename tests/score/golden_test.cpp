// SPDX-License-Identifier: MIT
// The golden files, byte for byte, by the functions that an application would use: members read
// with a MemberParser, scored in chunks, ranked in cohorts and written.
#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/paths.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

std::string golden(const std::string& name) { return paths::golden(name); }

// Says where two long texts part, and not both of them.
void expect_same_text(const std::string& text, const std::string& expected) {
  if (text == expected) return;
  const auto lines = csv_records(text);
  const auto expected_lines = csv_records(expected);
  EXPECT_EQ(lines.size(), expected_lines.size());
  for (std::size_t i = 0; i < std::min(lines.size(), expected_lines.size()); ++i) {
    ASSERT_EQ(lines[i], expected_lines[i]) << "record " << i;
  }
  FAIL() << "the records are the same, but not their bytes";
}

struct Row {
  std::string id;
  std::string industry;
  std::vector<Points> competencies;
  Points total;
  Percent coverage;
};

std::vector<Row> rows_of(const Model& model) {
  const ScoreAggregator score(model);
  RecordSource source(golden("members.csv"));
  const MemberParser parser(source, model, {.required = {"industry"}});
  EXPECT_TRUE(parser.absent_signals().empty());
  // Contacts that nobody may have answered count in the first model alone.
  EXPECT_EQ(parser.unused_columns().empty(), model.id() == "standard-1");
  std::vector<Row> rows;
  for (MemberChunk chunk; parser.next(source, chunk);) {
    const Scores scores = scores_of(score, chunk.members());
    for (std::size_t i = 0; i < chunk.rows(); ++i) {
      Row row;
      row.id = chunk.id(i);
      row.industry = chunk.labels(0)[i];
      for (const auto& points : scores.competencies) {
        row.competencies.push_back(Points::from_hundredths(points[i]));
      }
      row.total = Points::from_hundredths(scores.total[i]);
      row.coverage = Percent::from_hundredths(scores.coverage[i]);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// The score table of the members with the standings in their industries.
std::string table_with_industries(const Model& model) {
  const std::vector<Row> rows = rows_of(model);
  std::map<std::string, Distribution> industries;
  for (const Row& row : rows) {
    if (!row.industry.empty()) industries[row.industry].add(row.total);
  }
  std::map<std::string, Ranking> rankings;
  for (const auto& [industry, totals] : industries) rankings.emplace(industry, Ranking(totals));

  const ScoreTableWriter table(model, {.cohort_columns = {"industry"}});
  std::string text;
  table.append_header(text);
  for (const Row& row : rows) {
    std::vector<std::optional<Standing>> standings(1);
    if (!row.industry.empty()) standings[0] = rankings.at(row.industry).standing(row.total);
    table.append(text, {row.id, row.competencies, row.total, row.coverage, standings});
  }
  return text;
}

TEST(Golden, ScoreTableWithIndustryStandings) {
  expect_same_text(table_with_industries(Model::standard()), file_text(golden("scores.csv")));
}

TEST(Golden, ScoreTableOfStandardTwo) {
  expect_same_text(table_with_industries(Model::standard_2()),
                   file_text(golden("scores_standard_2.csv")));
}

TEST(Golden, ScoreTableRenormalised) {
  const Model model = Model::standard().with_missing(MissingPolicy::renormalise);
  const ScoreTableWriter table(model);
  std::string text;
  table.append_header(text);
  for (const Row& row : rows_of(model)) {
    table.append(text, {row.id, row.competencies, row.total, row.coverage, {}});
  }
  expect_same_text(text, file_text(golden("scores_renormalised.csv")));
}

TEST(Golden, TermsTableOfTheFirstHundredMembers) {
  const Model model = Model::standard();
  RecordSource source(golden("members.csv"));
  const MemberParser parser(source, model);
  std::string text;
  append_terms_header(text);
  std::size_t members = 0;
  for (MemberChunk chunk; parser.next(source, chunk);) {
    for (std::size_t i = 0; i < chunk.rows() && members < 100; ++i, ++members) {
      append_terms(text, chunk.id(i), model, Member(chunk.members(), i));
    }
  }
  expect_same_text(text, file_text(golden("terms.csv")));
}

TEST(Golden, MembersReadAreThoseOfASlowReader) {
  const Model model = Model::standard();
  const CsvMembers expected = csv_members(golden("members.csv"), model.catalogue());
  const auto members = members_of(golden("members.csv"), model, {"industry"});
  ASSERT_EQ(members.size(), expected.values.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    ASSERT_EQ(members[i].values, expected.values[i]) << members[i].id;
    ASSERT_EQ(members[i].id, expected.texts[i].at("member_id"));
    ASSERT_EQ(members[i].labels[0], expected.texts[i].at("industry"));
  }
}

}  // namespace
}  // namespace ssi
