// SPDX-License-Identifier: MIT
// The summary of a scored set against a naive two-pass computation and certified values.
#include "ssi/summary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "csv.hpp"
#include "random_members.hpp"
#include "scoring.hpp"
#include "ssi/competency.hpp"
#include "ssi/model.hpp"

namespace ssi {
namespace {

// Exact sums of hundredths, then one division and one root in long doubles.
struct Naive {
  long double mean = 0;
  long double deviation = 0;
  std::uint16_t min = 0;
  std::uint16_t max = 0;

  explicit Naive(const std::vector<std::uint16_t>& hundredths) {
    if (hundredths.empty()) return;
    std::int64_t sum = 0;
    for (const std::uint16_t value : hundredths) sum += value;
    const auto n = static_cast<long double>(hundredths.size());
    const long double centre = static_cast<long double>(sum) / n;
    long double squares = 0;
    for (const std::uint16_t value : hundredths) squares += (value - centre) * (value - centre);
    mean = centre / 100;
    deviation = n > 1 ? std::sqrt(squares / (n - 1)) / 100 : 0;
    min = *std::min_element(hundredths.begin(), hundredths.end());
    max = *std::max_element(hundredths.begin(), hundredths.end());
  }
};

void expect_statistics(const Statistics& statistics, const std::vector<std::uint16_t>& hundredths) {
  const Naive naive(hundredths);
  const auto mean = static_cast<double>(naive.mean);
  const auto deviation = static_cast<double>(naive.deviation);
  EXPECT_NEAR(statistics.mean, mean, 1e-12 * (1 + mean));
  EXPECT_NEAR(statistics.deviation, deviation, 1e-10 * (1 + deviation));
  EXPECT_EQ(statistics.min.hundredths(), naive.min);
  EXPECT_EQ(statistics.max.hundredths(), naive.max);
}

void expect_summary(const ScoreSummary& summary, const Model& model, const Scores& scores) {
  EXPECT_EQ(summary.members(), scores.total.size());
  expect_statistics(summary.total(), scores.total);
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    expect_statistics(summary.competency(c), scores.competencies[c]);
  }
  for (std::size_t b = 0; b < model.bands().size(); ++b) {
    const auto members = static_cast<std::uint64_t>(
        std::count(scores.band.begin(), scores.band.end(), static_cast<std::uint8_t>(b)));
    EXPECT_EQ(summary.in_band(b), members) << model.bands()[b].name;
  }
}

// The columns of the members [first, first + rows).
ScoreColumns part_of(Scores& scores, std::size_t first, std::size_t rows) {
  ScoreColumns columns = scores.columns();
  for (auto& points : columns.competencies) points = points.subspan(first, rows);
  columns.total = columns.total.subspan(first, rows);
  columns.coverage = columns.coverage.subspan(first, rows);
  columns.band = columns.band.subspan(first, rows);
  columns.badges = columns.badges.subspan(first, rows);
  return columns;
}

Scores random_scores(const Model& model, std::uint64_t stream, std::size_t members) {
  Random random(stream);
  const auto values = MemberGenerator(model).draw(random, members);
  const TypedTable table(values, kStandardSignals, ColumnType::uint32, random);
  return scores_of(ScoreAggregator(model), table.table());
}

TEST(ScoreSummary, EqualsANaiveTwoPassComputation) {
  const Model model = Model::standard();
  for (const std::size_t members : {1u, 2u, 3u, 10u, 1000u, 20'000u}) {
    SCOPED_TRACE(members);
    Scores scores = random_scores(model, 170, members);
    ScoreSummary summary(model);
    summary.add(scores.columns());
    expect_summary(summary, model, scores);
  }
}

TEST(ScoreSummary, OfNobodyIsZero) {
  const Model model = Model::standard();
  Scores nobody(4, 0);
  ScoreSummary summary(model);
  summary.add(nobody.columns());
  EXPECT_EQ(summary.members(), 0u);
  for (const Statistics& statistics : {summary.total(), summary.competency(3)}) {
    EXPECT_EQ(statistics.mean, 0);
    EXPECT_EQ(statistics.deviation, 0);
    EXPECT_EQ(statistics.min, Points());
    EXPECT_EQ(statistics.max, Points());
  }
  for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(summary.in_band(b), 0u);
}

TEST(ScoreSummary, OfOneMemberHasNoDeviation) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 171, 1);
  ScoreSummary summary(model);
  summary.add(scores.columns());
  EXPECT_EQ(summary.total().deviation, 0);
  EXPECT_EQ(summary.total().mean, scores.total[0] / 100.0);
}

TEST(ScoreSummary, NeedsNoColumnsButPointsAndTotal) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 172, 500);
  ScoreColumns columns = scores.columns();
  columns.coverage = {};
  columns.band = {};
  columns.badges = {};
  ScoreSummary summary(model);
  summary.add(columns);
  expect_summary(summary, model, scores);
}

TEST(ScoreSummary, InPiecesAndMergedInAnyOrderIsTheSameToTheLastBit) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 173, 5000);
  ScoreSummary whole(model);
  whole.add(scores.columns());
  Random random(174);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 20; ++round) {
    std::vector<ScoreSummary> pieces(4, ScoreSummary(model));
    for (std::size_t first = 0; first < 5000;) {
      const std::size_t rows = std::min<std::size_t>(5000 - first, random.index(900));
      pieces[random.index(4)].add(part_of(scores, first, rows));
      first += rows;
    }
    while (pieces.size() > 1) {
      const ScoreSummary last = pieces.back();
      pieces.pop_back();
      pieces[random.index(pieces.size())] += last;
    }
    EXPECT_EQ(pieces[0].members(), whole.members());
    EXPECT_EQ(pieces[0].total().mean, whole.total().mean);
    EXPECT_EQ(pieces[0].total().deviation, whole.total().deviation);
    for (std::size_t c = 0; c < 4; ++c) {
      EXPECT_EQ(pieces[0].competency(c).mean, whole.competency(c).mean);
      EXPECT_EQ(pieces[0].competency(c).deviation, whole.competency(c).deviation);
      EXPECT_EQ(pieces[0].competency(c).min, whole.competency(c).min);
      EXPECT_EQ(pieces[0].competency(c).max, whole.competency(c).max);
    }
    for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(pieces[0].in_band(b), whole.in_band(b));
  }
}

TEST(ScoreSummary, MayBeMergedWithItself) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 175, 100);
  ScoreSummary summary(model);
  summary.add(scores.columns());
  const ScoreSummary& same = summary;
  summary += same;
  EXPECT_EQ(summary.members(), 200u);
  EXPECT_NEAR(summary.total().mean, static_cast<double>(Naive(scores.total).mean), 1e-12);
}

// One competency of 655.35 points: any hundredths at all.
Model widest_model() {
  ModelDefinition definition;
  definition.id = "widest-1";
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "C", 655.35_points,
      std::vector<Term>{{"posts", count(Signal::posts), linear(65535), 655.35_points, ""}})};
  return Model(std::move(definition));
}

Scores scores_from(std::vector<std::uint16_t> hundredths) {
  Scores scores(1, 0);
  scores.competencies[0] = hundredths;
  scores.band.assign(hundredths.size(), 0);
  scores.coverage.assign(hundredths.size(), 10000);
  scores.badges.assign(hundredths.size(), 0);
  scores.total = std::move(hundredths);
  return scores;
}

TEST(ScoreSummary, IsStableWhereTheDeviationIsTinyBesideTheMean) {
  const Model model = widest_model();
  std::vector<std::uint16_t> hundredths;
  for (int i = 0; i < 100'001; ++i) {
    hundredths.push_back(static_cast<std::uint16_t>(65533 + i % 3));
  }
  Scores scores = scores_from(hundredths);
  ScoreSummary summary(model);
  summary.add(scores.columns());
  expect_summary(summary, model, scores);
}

TEST(ScoreSummary, OfTheEndsOfTheRange) {
  const Model model = widest_model();
  Scores scores = scores_from({0, 65535, 0, 65535});
  ScoreSummary summary(model);
  summary.add(scores.columns());
  expect_summary(summary, model, scores);
}

// The numbers of a JSON array that follows a key, after the set of that name.
std::vector<double> numbers_after(const std::string& json, std::size_t start, const char* key) {
  std::vector<double> numbers;
  std::size_t at = json.find('[', json.find(key, start)) + 1;
  while (json[at - 1] != ']') {
    std::size_t length = 0;
    numbers.push_back(std::stod(json.substr(at, 40), &length));
    at = json.find_first_of(",]", at + length) + 1;
  }
  return numbers;
}

double number_after(const std::string& json, std::size_t start, const std::string& key) {
  const std::size_t at = json.find(key, start) + key.size();
  return std::stod(json.substr(json.find_first_of("0123456789-", at), 40));
}

// Lottery's data are whole numbers, taken as hundredths; Michelso's have exactly two decimals.
TEST(ScoreSummary, AgreesWithNistsCertifiedValues) {
  const std::string path = std::string(SSI_SHARED_DIR) + "/vectors/nist_univariate.json";
  if (std::string(SSI_SHARED_DIR).empty() || !std::filesystem::exists(path)) {
    GTEST_SKIP() << "needs " << path;
  }
  const std::string json = file_text(path);
  const struct {
    const char* name;
    double scale;
  } kSets[] = {{"\"Lottery\"", 1}, {"\"Michelso\"", 100}};
  for (const auto& set : kSets) {
    SCOPED_TRACE(set.name);
    const std::size_t start = json.find(set.name);
    ASSERT_NE(start, json.npos);
    std::vector<std::uint16_t> hundredths;
    for (const double value : numbers_after(json, start, "\"data\"")) {
      hundredths.push_back(static_cast<std::uint16_t>(std::lround(value * set.scale)));
    }
    Scores scores = scores_from(hundredths);
    ScoreSummary summary(widest_model());
    summary.add(scores.columns());
    const double mean = number_after(json, start, "\"certified_mean\"") * set.scale / 100;
    const double deviation =
        number_after(json, start, "\"certified_sd_n_minus_1\"") * set.scale / 100;
    EXPECT_NEAR(summary.total().mean, mean, 1e-14 * mean);
    EXPECT_NEAR(summary.total().deviation, deviation, 1e-12 * deviation);
  }
}

}  // namespace
}  // namespace ssi
