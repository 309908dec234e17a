// SPDX-License-Identifier: MIT
#include "ssi/model/score_schema.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "ssi/model/model.hpp"

namespace ssi {
namespace {

TEST(ScoreSchema, KeepsWhatScoresNeedOfTheirModel) {
  const Model model = Model::standard();
  const ScoreSchema& schema = *model.schema();
  EXPECT_EQ(schema.id, "standard-1");
  EXPECT_EQ(schema.fingerprint, model.fingerprint());
  EXPECT_EQ(schema.competencies.size(), 4u);
  EXPECT_EQ(schema.competencies[2], (ScoreSchema::Part{"insights", 25.00_points}));
  EXPECT_EQ(schema.bands.size(), 3u);
  EXPECT_EQ(schema.maximum(), 100.00_points);
}

TEST(ScoreSchema, FindsCompetenciesAndBands) {
  const ScoreSchema& schema = *Model::standard().schema();
  EXPECT_EQ(schema.position("professional_brand"), 0u);
  EXPECT_EQ(schema.position("relationships"), 3u);
  EXPECT_EQ(schema.position("relationship"), std::nullopt);
  EXPECT_EQ(schema.position(""), std::nullopt);
  EXPECT_EQ(schema.band_of(70.01_points), 0u);
  EXPECT_EQ(schema.band_of(29.99_points), 1u);
  EXPECT_EQ(ScoreSchema{}.band_of(29.99_points), std::nullopt);
}

TEST(ScoreSchema, DiffersWhereScoresCannotBePutTogether) {
  const Model standard = Model::standard();
  ModelDefinition definition = standard.definition();
  EXPECT_EQ(*Model(definition).schema(), *standard.schema());
  definition.bands.pop_back();
  definition.bands.back().below.reset();
  EXPECT_NE(*Model(definition).schema(), *standard.schema());
  EXPECT_NE(*standard.with_missing(MissingPolicy::renormalise).schema(), *standard.schema());
}

}  // namespace
}  // namespace ssi
