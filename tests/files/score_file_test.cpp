// SPDX-License-Identifier: MIT
#include "ssi/files/score_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "support/csv.hpp"

namespace ssi {
namespace {

Model model_with(const std::vector<std::string>& names) {
  ModelDefinition definition;
  definition.id = "table-1";
  for (const std::string& name : names) {
    definition.competencies.push_back(std::make_shared<TermCompetency>(
        name, name, 20_points,
        std::vector<Term>{{"posts", count(Signal::posts), linear(10), 20_points, ""},
                          {"shares", count(Signal::shares), linear(10), -5_points, ""}}));
  }
  return Model(std::move(definition));
}

using Names = std::vector<std::string>;

std::string header_of(const Model& model, const Names& cohorts = {}) {
  std::string out;
  ScoreTableWriter(model, {.cohort_columns = cohorts}).append_header(out);
  return out;
}

TEST(ScoreTable, HasTheSpecificationsHeader) {
  EXPECT_EQ(header_of(Model::standard()),
            "member_id,professional_brand,right_people,insights,relationships,total,coverage\n");
  EXPECT_EQ(header_of(Model::standard(), {"industry"}),
            "member_id,professional_brand,right_people,insights,relationships,total,coverage,"
            "industry_rank,industry_percentile,industry_top_percent\n");
  EXPECT_EQ(header_of(model_with({"a"}), {"team", "city"}),
            "member_id,a,total,coverage,team_rank,team_percentile,team_top_percent,"
            "city_rank,city_percentile,city_top_percent\n")
      << "in the order asked";
}

TEST(ScoreTable, QuotesColumnNamesThatNeedIt) {
  EXPECT_EQ(header_of(model_with({"a"}), {"city, state"}),
            "member_id,a,total,coverage,\"city, state_rank\",\"city, state_percentile\","
            "\"city, state_top_percent\"\n");
  EXPECT_EQ(header_of(model_with({"a"}), {"the \"team\""}),
            "member_id,a,total,coverage,\"the \"\"team\"\"_rank\",\"the \"\"team\"\"_percentile\","
            "\"the \"\"team\"\"_top_percent\"\n");
  EXPECT_EQ(header_of(model_with({"a"}), {"my team"}),
            "member_id,a,total,coverage,my team_rank,my team_percentile,my team_top_percent\n");
}

TEST(ScoreTable, RefusesTwoColumnsOfOneName) {
  const auto refuses = [](const Model& model, const Names& cohorts) {
    const ScoreTableFormat format{.cohort_columns = cohorts};
    EXPECT_TRUE(ScoreTableWriter::repeated_column(model, format).has_value());
    EXPECT_THROW(ScoreTableWriter(model, format), std::invalid_argument);
  };
  const auto accepts = [](const Model& model, const Names& cohorts) {
    const ScoreTableFormat format{.cohort_columns = cohorts};
    EXPECT_EQ(ScoreTableWriter::repeated_column(model, format), std::nullopt);
    EXPECT_NO_THROW(ScoreTableWriter(model, format));
  };
  refuses(model_with({"a"}), {"team", "team"});
  refuses(model_with({"a"}), {"team", "city", "team"});
  refuses(model_with({"team_rank"}), {"team"});
  refuses(model_with({"team_percentile"}), {"team"});
  refuses(model_with({"a", "team_top_percent"}), {"city", "team"});
  accepts(model_with({"team_rank"}), {"city"});
  accepts(model_with({"team"}), {"team"});
  accepts(model_with({"a"}), {"team", "team_rank"});
  accepts(model_with({"a"}), {"total", "member_id"});
}

TEST(ScoreTable, SaysWhichColumnIsRepeated) {
  EXPECT_EQ(
      ScoreTableWriter::repeated_column(model_with({"team_rank"}), {.cohort_columns = {"team"}}),
      "team_rank");
  EXPECT_EQ(ScoreTableWriter::repeated_column(model_with({"a"}),
                                              {.cohort_columns = {"network"}, .has_network = true}),
            "network_rank");
}

TEST(ScoreTable, HasTheColumnsOfANetworkLast) {
  std::string out;
  ScoreTableWriter(model_with({"a"}), {.has_network = true}).append_header(out);
  EXPECT_EQ(out,
            "member_id,a,total,coverage,network_rank,network_percentile,network_top_percent,"
            "network_average\n");
}

TEST(ScoreTable, HasTheColumnsOfOptionsInTheirPlaces) {
  std::string out;
  ScoreTableWriter(model_with({"a"}), {.cohort_columns = {"team", "city"},
                                       .has_network = true,
                                       .has_band = true,
                                       .has_bounds = true,
                                       .kept_columns = {"city", "last, first"}})
      .append_header(out);
  EXPECT_EQ(out,
            "member_id,a,total,coverage,band,total_low,total_high,"
            "team_rank,team_percentile,team_top_percent,"
            "team_top_percent_best,team_top_percent_worst,"
            "city_rank,city_percentile,city_top_percent,"
            "city_top_percent_best,city_top_percent_worst,"
            "network_rank,network_percentile,network_top_percent,network_average,"
            "city,\"last, first\"\n");
}

TEST(ScoreTable, RefusesOptionsWhoseColumnsHaveOneName) {
  const auto repeated = [](const Names& competencies, const ScoreTableFormat& format) {
    return ScoreTableWriter::repeated_column(model_with(competencies), format);
  };
  EXPECT_EQ(repeated({"band"}, {.has_band = true}), "band");
  EXPECT_EQ(repeated({"total_low"}, {.has_bounds = true}), "total_low");
  EXPECT_EQ(repeated({"a"}, {.has_band = true, .kept_columns = {"band"}}), "band");
  EXPECT_EQ(repeated({"a"}, {.kept_columns = {"band"}}), std::nullopt);
  EXPECT_EQ(repeated({"a"}, {.kept_columns = {"a"}}), "a");
  EXPECT_EQ(repeated({"a"}, {.kept_columns = {"member_id"}}), "member_id");
  EXPECT_EQ(repeated({"a"}, {.kept_columns = {"x", "y", "x"}}), "x");
  EXPECT_EQ(repeated({"a"}, {.cohort_columns = {"x"}, .kept_columns = {"x_rank"}}), "x_rank");
  EXPECT_EQ(repeated({"a"}, {.cohort_columns = {"x", "x_top_percent_best"}}), std::nullopt);
  EXPECT_EQ(repeated({"a"}, {.cohort_columns = {"x"},
                             .has_bounds = true,
                             .kept_columns = {"x_top_percent_best"}}),
            "x_top_percent_best");
}

TEST(ScoreTable, WritesWhatOptionsAskFor) {
  const Model model = model_with({"a"});
  const ScoreTableWriter table(model, {.cohort_columns = {"team", "city"},
                                       .has_band = true,
                                       .has_bounds = true,
                                       .kept_columns = {"x", "y"}});
  const std::vector<Points> points = {1_points};
  const std::vector<std::optional<Standing>> standings = {
      Standing{3, Percent::from_hundredths(7500), 30, 10}, std::nullopt};
  const std::vector<std::optional<TopPercentBounds>> top_percents = {
      TopPercentBounds{.best = 10, .worst = 100}, std::nullopt};
  const std::vector<std::string_view> kept = {"a \"b\"", ""};
  std::string out;
  table.append(out, {.member_id = "m1",
                     .competencies = points,
                     .total = 1_points,
                     .coverage = {},
                     .standings = standings,
                     .band = "so, so",
                     .bounds = {0.50_points, 20_points},
                     .top_percents = top_percents,
                     .kept = kept});
  EXPECT_EQ(out,
            "m1,1.00,1.00,0.00,\"so, so\",0.50,20.00,3,75.00,30,10,100,,,,,,"
            "\"a \"\"b\"\"\",\n");
}

std::string row_of(std::string_view id) {
  const Model model = model_with({"a", "b"});
  const std::vector<Points> points = {7.05_points, 0_points};
  std::string out;
  ScoreTableWriter(model).append(out,
                                 {id, points, 7.05_points, Percent::from_hundredths(9995), {}});
  return out;
}

TEST(ScoreTable, PointsAndCoverageHaveTwoDecimals) {
  EXPECT_EQ(row_of("m1"), "m1,7.05,0.00,7.05,99.95\n");
}

TEST(ScoreTable, QuotesACellOnlyWhenItMust) {
  EXPECT_EQ(row_of("a,b"), "\"a,b\",7.05,0.00,7.05,99.95\n");
  EXPECT_EQ(row_of("a\"b"), "\"a\"\"b\",7.05,0.00,7.05,99.95\n");
  EXPECT_EQ(row_of("\""), "\"\"\"\",7.05,0.00,7.05,99.95\n");
  EXPECT_EQ(row_of("a\nb"), "\"a\nb\",7.05,0.00,7.05,99.95\n");
  EXPECT_EQ(row_of("a\rb"), "\"a\rb\",7.05,0.00,7.05,99.95\n");
  for (const std::string& id :
       {std::string(" a "), std::string("a b"), std::string("a;b"), std::string("'a'"),
        std::string("=1+1"), std::string("-"), std::string("a\tb"), std::string("caf\xC3\xA9"),
        std::string("#1"), std::string(1000, 'x')}) {
    EXPECT_EQ(row_of(id), id + ",7.05,0.00,7.05,99.95\n");
  }
}

TEST(ScoreTable, WritesStandingsInTheOrderAskedAndLeavesMissingOnesEmpty) {
  const Model model = model_with({"a"});
  const ScoreTableWriter table(model, {.cohort_columns = {"team", "city", "network_of"}});
  const std::vector<Points> points = {1_points};
  const std::vector<std::optional<Standing>> standings = {
      Standing{146, Percent::from_hundredths(4651), 54, 272}, std::nullopt,
      Standing{1, Percent::from_hundredths(5), 1, 1'000'000}};
  std::string out = "kept\n";
  table.append(out, {"m1", points, 1_points, Percent(), standings});
  EXPECT_EQ(out, "kept\nm1,1.00,1.00,0.00,146,46.51,54,,,,1,0.05,1\n");
  const std::vector<std::optional<Standing>> none(3);
  out.clear();
  table.append(out, {"m2", points, 1_points, Percent(), none});
  EXPECT_EQ(out, "m2,1.00,1.00,0.00,,,,,,,,,\n");
}

TEST(ScoreTable, FindsWhatMustBeQuotedWhereverItIs) {
  const std::string numbers = ",7.05,0.00,7.05,99.95\n";
  for (std::size_t length = 0; length <= 70; ++length) {
    EXPECT_EQ(row_of(std::string(length, 'x')), std::string(length, 'x') + numbers);
    for (std::size_t position = 0; position < length; ++position) {
      std::string id(length, 'x');
      id[position] = ',';
      ASSERT_EQ(row_of(id), '"' + id + '"' + numbers);
    }
  }
}

TEST(ScoreTable, WritesRanksOfAnyLength) {
  const Model model = model_with({"a"});
  const ScoreTableWriter table(model, {.cohort_columns = {"x"}});
  const std::vector<Points> points = {10_points};
  for (std::uint64_t power = 1; power <= 1'000'000'000'000; power *= 10) {
    for (const std::uint64_t rank : {power - 1, power, power + power / 10, 9 * power}) {
      const std::vector<std::optional<Standing>> standings = {
          Standing{rank, Percent::from_hundredths(1000), 10, rank}};
      std::string out;
      table.append(out, {"m", points, 10_points, Percent::from_hundredths(999), standings});
      ASSERT_EQ(out, "m,10.00,10.00,9.99," + std::to_string(rank) + ",10.00,10\n");
    }
  }
}

TEST(ScoreTable, WritesTheLargestNumbersThereAre) {
  const Model model = model_with({"a"});
  const ScoreTableWriter table(model, {.cohort_columns = {"x"}});
  const std::vector<Points> points = {655.35_points};
  const std::vector<std::optional<Standing>> standings = {
      Standing{562949953421311, Percent::from_hundredths(10000), 100, 562949953421311}};
  std::string out;
  table.append(out, {"m", points, 655.35_points, Percent::from_hundredths(10000), standings});
  EXPECT_EQ(out, "m,655.35,655.35,100.00,562949953421311,100.00,100\n");
}

TEST(TermsTable, HasTheSpecificationsHeader) {
  std::string out;
  append_terms_header(out);
  EXPECT_EQ(out, "member_id,competency,term,points\n");
}

TEST(TermsTable, ListsTermsInTheModelsOrderAndLeavesUnobservedOnesEmpty) {
  const Model model = model_with({"b", "a"});
  std::string out;
  append_terms(out, "m,1", model, Member{{Signal::shares, 1}});
  EXPECT_EQ(out,
            "\"m,1\",b,posts,\n"
            "\"m,1\",b,shares,-0.50\n"
            "\"m,1\",a,posts,\n"
            "\"m,1\",a,shares,-0.50\n");
  out.clear();
  append_terms(out, "m2", model, Member{{Signal::shares, 0}, {Signal::posts, 10}});
  EXPECT_EQ(out,
            "m2,b,posts,20.00\n"
            "m2,b,shares,0.00\n"
            "m2,a,posts,20.00\n"
            "m2,a,shares,0.00\n")
      << "a penalty of nothing is 0.00";
}

TEST(TermsTable, ShowsTermsBeforeTheClampAndRenormalisation) {
  const Model model = model_with({"a"}).with_missing(MissingPolicy::renormalise);
  std::string out;
  append_terms(out, "m", model, Member{{Signal::shares, 10}});
  EXPECT_EQ(out, "m,a,posts,\nm,a,shares,-5.00\n");
}

TEST(TermsTable, HasARowForEachStandardTerm) {
  std::string out;
  append_terms(out, "m", Model::standard(), Member());
  const auto records = csv_records(out);
  ASSERT_EQ(records.size(), 41u);
  for (const CsvRecord& record : records) {
    ASSERT_EQ(record.size(), 4u);
    EXPECT_EQ(record[3], "");
  }
  EXPECT_EQ(records.front().at(2), "has_photo");
  EXPECT_EQ(records.back().at(2), "unanswered_messages");
}

}  // namespace
}  // namespace ssi
