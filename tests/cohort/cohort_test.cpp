// SPDX-License-Identifier: MIT
// The figures of a cohort against naive two-pass computations, sorting and certified values.
#include "ssi/cohort.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/random_members.hpp"
#include "support/scoring.hpp"

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

void expect_statistics(const PointStatistics& statistics,
                       const std::vector<std::uint16_t>& hundredths) {
  const Naive naive(hundredths);
  const auto mean = static_cast<double>(naive.mean);
  const auto deviation = static_cast<double>(naive.deviation);
  EXPECT_NEAR(statistics.mean(), mean, 1e-12 * (1 + mean));
  EXPECT_NEAR(statistics.deviation(), deviation, 1e-10 * (1 + deviation));
  EXPECT_EQ(statistics.lowest().hundredths(), naive.min);
  EXPECT_EQ(statistics.highest().hundredths(), naive.max);
}

void expect_cohort(const Cohort& cohort, const Model& model, const Scores& scores) {
  EXPECT_EQ(cohort.members(), scores.total.size());
  expect_statistics(cohort.total(), scores.total);
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    expect_statistics(cohort.competency(c), scores.competencies[c]);
  }
  for (std::size_t b = 0; b < model.bands().size(); ++b) {
    const auto members = static_cast<std::uint64_t>(
        std::count(scores.band.begin(), scores.band.end(), static_cast<std::uint8_t>(b)));
    EXPECT_EQ(cohort.in_band(b), members) << model.bands()[b].name;
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

TEST(Cohort, EqualsANaiveTwoPassComputation) {
  const Model model = Model::standard();
  for (const std::size_t members : {1u, 2u, 3u, 10u, 1000u, 20'000u}) {
    SCOPED_TRACE(members);
    Scores scores = random_scores(model, 170, members);
    Cohort cohort(model);
    cohort.add(scores.columns());
    expect_cohort(cohort, model, scores);
  }
}

TEST(Cohort, OfNobodyIsZero) {
  const Model model = Model::standard();
  Scores nobody(4, 0);
  Cohort cohort(model);
  cohort.add(nobody.columns());
  EXPECT_EQ(cohort.members(), 0u);
  for (const PointStatistics& statistics : {cohort.total(), cohort.competency(3)}) {
    EXPECT_EQ(statistics.mean(), 0);
    EXPECT_EQ(statistics.deviation(), 0);
    EXPECT_EQ(statistics.lowest(), Points());
    EXPECT_EQ(statistics.highest(), Points());
  }
  for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(cohort.in_band(b), 0u);
}

TEST(Cohort, OfOneMemberHasNoDeviation) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 171, 1);
  Cohort cohort(model);
  cohort.add(scores.columns());
  EXPECT_EQ(cohort.total().deviation(), 0);
  EXPECT_EQ(cohort.total().mean(), scores.total[0] / 100.0);
}

TEST(Cohort, NeedsNoColumnsButPointsAndTotal) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 172, 500);
  ScoreColumns columns = scores.columns();
  columns.coverage = {};
  columns.band = {};
  columns.badges = {};
  Cohort cohort(model);
  cohort.add(columns);
  expect_cohort(cohort, model, scores);
}

TEST(Cohort, InPiecesAndMergedInAnyOrderIsTheSameToTheLastBit) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 173, 5000);
  Cohort whole(model);
  whole.add(scores.columns());
  Random random(174);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 20; ++round) {
    std::vector<Cohort> pieces(4, Cohort(model));
    for (std::size_t first = 0; first < 5000;) {
      const std::size_t rows = std::min<std::size_t>(5000 - first, random.index(900));
      pieces[random.index(4)].add(part_of(scores, first, rows));
      first += rows;
    }
    while (pieces.size() > 1) {
      const Cohort last = pieces.back();
      pieces.pop_back();
      pieces[random.index(pieces.size())] += last;
    }
    EXPECT_EQ(pieces[0].members(), whole.members());
    EXPECT_EQ(pieces[0].total().mean(), whole.total().mean());
    EXPECT_EQ(pieces[0].total().deviation(), whole.total().deviation());
    for (std::size_t c = 0; c < 4; ++c) {
      EXPECT_EQ(pieces[0].competency(c).mean(), whole.competency(c).mean());
      EXPECT_EQ(pieces[0].competency(c).deviation(), whole.competency(c).deviation());
      EXPECT_EQ(pieces[0].competency(c).lowest(), whole.competency(c).lowest());
      EXPECT_EQ(pieces[0].competency(c).highest(), whole.competency(c).highest());
    }
    for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(pieces[0].in_band(b), whole.in_band(b));
  }
}

TEST(Cohort, MayBeMergedWithItself) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 175, 100);
  Cohort cohort(model);
  cohort.add(scores.columns());
  const Cohort& same = cohort;
  cohort += same;
  EXPECT_EQ(cohort.members(), 200u);
  EXPECT_NEAR(cohort.total().mean(), static_cast<double>(Naive(scores.total).mean), 1e-12);
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

TEST(Cohort, IsStableWhereTheDeviationIsTinyBesideTheMean) {
  const Model model = widest_model();
  std::vector<std::uint16_t> hundredths;
  for (int i = 0; i < 100'001; ++i) {
    hundredths.push_back(static_cast<std::uint16_t>(65533 + i % 3));
  }
  Scores scores = scores_from(hundredths);
  Cohort cohort(model);
  cohort.add(scores.columns());
  expect_cohort(cohort, model, scores);
}

TEST(Cohort, OfTheEndsOfTheRange) {
  const Model model = widest_model();
  Scores scores = scores_from({0, 65535, 0, 65535});
  Cohort cohort(model);
  cohort.add(scores.columns());
  expect_cohort(cohort, model, scores);
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
TEST(Cohort, AgreesWithNistsCertifiedValues) {
  const std::string path = paths::shared("vectors/nist_univariate.json");
  if (!std::filesystem::exists(path)) {
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
    Cohort cohort(widest_model());
    cohort.add(scores.columns());
    const double mean = number_after(json, start, "\"certified_mean\"") * set.scale / 100;
    const double deviation =
        number_after(json, start, "\"certified_sd_n_minus_1\"") * set.scale / 100;
    EXPECT_NEAR(cohort.total().mean(), mean, 1e-14 * mean);
    EXPECT_NEAR(cohort.total().deviation(), deviation, 1e-12 * deviation);
  }
}

// Hyndman and Fan's type 1 by sorting: the k-th lowest, k being p * n rounded up, but at least 1.
Points quantile_by_sorting(std::vector<std::uint16_t> hundredths, std::int32_t percent) {
  std::sort(hundredths.begin(), hundredths.end());
  const std::size_t n = hundredths.size();
  const std::size_t k =
      std::max<std::size_t>(1, (n * static_cast<std::size_t>(percent) + 99) / 100);
  return Points::from_hundredths(hundredths[k - 1]);
}

std::vector<std::uint16_t> random_hundredths(Random& random, std::size_t members) {
  const std::uint64_t kinds =
      1 + random.below(random.chance(50) ? 5 : 65'536);  // heavy ties or few
  std::vector<std::uint16_t> hundredths;
  for (std::size_t i = 0; i < members; ++i) {
    hundredths.push_back(random.chance(30) ? 0 : static_cast<std::uint16_t>(random.below(kinds)));
  }
  return hundredths;
}

Cohort cohort_of(const Model& model, std::vector<std::uint16_t> hundredths) {
  Scores scores = scores_from(std::move(hundredths));
  Cohort cohort(model);
  cohort.add(scores.columns());
  return cohort;
}

TEST(Cohort, QuantilesAreThoseOfSortedTotals) {
  Random random(176);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {1u, 2u, 3u, 9u, 10u, 99u, 100u, 101u, 1000u, 20'000u}) {
    const auto hundredths = random_hundredths(random, members);
    const Cohort cohort = cohort_of(widest_model(), hundredths);
    for (const std::int32_t percent : {0, 1, 10, 25, 33, 50, 75, 90, 99, 100}) {
      EXPECT_EQ(cohort.quantile(Percent::from_hundredths(100 * percent)),
                quantile_by_sorting(hundredths, percent))
          << percent << " % of " << members;
    }
  }
}

TEST(Cohort, QuantileIsTheLowestTotalThatReachesTheShare) {
  const Cohort cohort = cohort_of(widest_model(), {40, 10, 20, 30});
  EXPECT_EQ(cohort.quantile(25_percent), 0.10_points) << "exactly a quarter";
  EXPECT_EQ(cohort.quantile(25.01_percent), 0.20_points);
  EXPECT_EQ(cohort.quantile(50_percent), 0.20_points);
  EXPECT_EQ(cohort.quantile(0_percent), 0.10_points);
  EXPECT_EQ(cohort.quantile(100_percent), 0.40_points);
  EXPECT_EQ(Cohort(widest_model()).quantile(50_percent), Points());
}

TEST(Cohort, ShapeIsThatOfANaiveComputation) {
  Random random(177);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {2u, 3u, 10u, 1000u, 20'000u}) {
    auto hundredths = random_hundredths(random, members);
    hundredths[0] = 60'000;
    hundredths[1] = 59'000;
    long double mean = 0;
    for (const std::uint16_t h : hundredths) mean += h;
    mean /= static_cast<long double>(members);
    long double m2 = 0;
    long double m3 = 0;
    long double m4 = 0;
    for (const std::uint16_t h : hundredths) {
      const long double d = h - mean;
      m2 += d * d;
      m3 += d * d * d;
      m4 += d * d * d * d;
    }
    m2 /= static_cast<long double>(members);
    m3 /= static_cast<long double>(members);
    m4 /= static_cast<long double>(members);
    const Shape shape = cohort_of(widest_model(), hundredths).shape();
    const auto skewness = static_cast<double>(m3 / std::pow(m2, 1.5L));
    const auto kurtosis = static_cast<double>(m4 / (m2 * m2) - 3);
    EXPECT_NEAR(shape.skewness, skewness, 1e-9 * (1 + std::abs(skewness))) << members;
    EXPECT_NEAR(shape.kurtosis, kurtosis, 1e-9 * (1 + std::abs(kurtosis))) << members;
  }
}

TEST(Cohort, ShapeIsStableFarFromZeroAndOfNothingWhereAllAreEqual) {
  const Shape narrow = cohort_of(widest_model(), {65'533, 65'534, 65'534, 65'535}).shape();
  EXPECT_NEAR(narrow.skewness, 0, 1e-12);
  EXPECT_NEAR(narrow.kurtosis, -1, 1e-12);  // m4 = 1/2, m2 = 1/2
  for (const std::size_t members : {0u, 1u, 50u}) {
    const Shape flat = cohort_of(widest_model(), std::vector<std::uint16_t>(members, 1234)).shape();
    EXPECT_EQ(flat.skewness, 0);
    EXPECT_EQ(flat.kurtosis, 0);
  }
}

TEST(Cohort, SharesInBandsRoundHalfUp) {
  const Model model = Model::standard();
  Cohort cohort(model);
  EXPECT_EQ(cohort.share_in_band(0), Percent());
  MemberScore score;
  score.competencies = {25_points, 25_points, 20_points, 0.01_points};
  score.total = 70.01_points;
  cohort.add(score);
  score.competencies = {25_points, 25_points, 20_points, 0_points};
  score.total = 70_points;
  for (int i = 0; i < 31; ++i) cohort.add(score);
  EXPECT_EQ(cohort.in_band(0), 1u);
  EXPECT_EQ(cohort.share_in_band(0), 3.13_percent);   // 3.125
  EXPECT_EQ(cohort.share_in_band(1), 0_percent);      // laggard
  EXPECT_EQ(cohort.share_in_band(2), 96.88_percent);  // 96.875
}

TEST(Cohort, OfScoresOneByOneIsThatOfTheirColumns) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 178, 300);
  Cohort by_column(model);
  by_column.add(scores.columns());
  Cohort by_one(model);
  for (std::size_t i = 0; i < 300; ++i) {
    MemberScore score;
    for (const auto& points : scores.competencies) {
      score.competencies.push_back(Points::from_hundredths(points[i]));
    }
    score.total = Points::from_hundredths(scores.total[i]);
    by_one.add(score);
  }
  EXPECT_EQ(by_one, by_column);
  EXPECT_EQ(by_one.totals(), by_column.totals());
}

TEST(Cohort, RefusesAnotherModel) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 179, 20);
  Cohort cohort(model);
  cohort.add(scores.columns());
  const Cohort before = cohort;
  Cohort same(model);  // another object, the same model
  cohort += same;
  EXPECT_EQ(cohort, before);
  EXPECT_THROW(cohort += Cohort(model.with_missing(MissingPolicy::renormalise)),
               std::invalid_argument);
  EXPECT_THROW(cohort += Cohort(widest_model()), std::invalid_argument);
  EXPECT_EQ(cohort, before);
}

TEST(Cohort, RefusesScoresThatAreNotOfItsModel) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 180, 20);
  Cohort cohort(model);
  const auto refuses = [&](ScoreColumns columns, std::size_t rows) {
    EXPECT_THROW(cohort.add(columns, rows), std::invalid_argument);
    EXPECT_EQ(cohort, Cohort(model)) << "nothing is added then";
  };
  refuses(scores.columns(), 21);
  ScoreColumns columns = scores.columns();
  columns.competencies.pop_back();
  refuses(columns, 20);
  for (std::size_t c = 0; c < 4; ++c) {
    SCOPED_TRACE(c);
    for (const std::size_t row : {0u, 19u}) {
      const std::uint16_t sound = std::exchange(scores.competencies[c][row], std::uint16_t{2501});
      refuses(scores.columns(), 20);
      scores.competencies[c][row] = sound;
    }
    columns = scores.columns();
    columns.competencies[c] = columns.competencies[c].first(19);
    refuses(columns, 20);
  }
  columns = scores.columns();
  columns.total = columns.total.first(19);
  refuses(columns, 20);
  scores.total[0] = 10001;
  refuses(scores.columns(), 20);

  EXPECT_THROW(cohort.add(MemberScore{}), std::invalid_argument);
  for (std::size_t c = 0; c < 4; ++c) {
    for (const Points wrong : {-0.01_points, 25.01_points}) {
      MemberScore score;
      score.competencies.assign(4, 1_points);
      score.competencies[c] = wrong;
      EXPECT_THROW(cohort.add(score), std::invalid_argument) << c;
    }
  }
  EXPECT_EQ(cohort.members(), 0u);
}

TEST(Cohort, IsMadeOfFiguresKeptElsewhere) {
  const Model model = Model::standard();
  Scores scores = random_scores(model, 181, 100);
  Cohort cohort(model);
  cohort.add(scores.columns());
  const auto schema = model.schema();
  std::vector<PointStatistics> statistics;
  for (std::size_t c = 0; c < 4; ++c) statistics.emplace_back(cohort.competency(c).sums());
  EXPECT_EQ(Cohort(schema, statistics, cohort.totals()), cohort);

  Distribution more = cohort.totals();
  more.add(1_points);
  EXPECT_THROW(Cohort(schema, statistics, more), std::invalid_argument);
  Distribution beyond;
  beyond.add(100.01_points, 100);
  EXPECT_THROW(Cohort(schema, statistics, beyond), std::invalid_argument);
  PointStatistics high;
  high.add(25.01_points, 100);
  PointStatistics few;
  few.add(1_points, 99);
  for (std::size_t c = 0; c < 4; ++c) {
    for (const PointStatistics& wrong : {high, few}) {
      std::vector<PointStatistics> others = statistics;
      others[c] = wrong;
      EXPECT_THROW(Cohort(schema, others, cohort.totals()), std::invalid_argument) << c;
    }
  }
  statistics.pop_back();
  EXPECT_THROW(Cohort(schema, statistics, cohort.totals()), std::invalid_argument);
}

TEST(Cohort, RefusesAScoreOfAnotherModel) {
  const ScoreAggregator fairer(Model::standard().with_missing(MissingPolicy::renormalise));
  const MemberScore score = fairer(Member{{Signal::posts, 12}});
  Cohort cohort(Model::standard());
  EXPECT_THROW(cohort.add(score), std::invalid_argument);
  EXPECT_EQ(cohort.members(), 0u);
  CohortSet set("team", Model::standard());
  EXPECT_THROW(set.add("North", score), std::invalid_argument);
  EXPECT_EQ(set.size(), 0u);
  EXPECT_NO_THROW(Cohort(fairer.model()).add(score));
}

}  // namespace
}  // namespace ssi
