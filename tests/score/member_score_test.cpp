// SPDX-License-Identifier: MIT
#include "ssi/score/member_score.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "ssi/score/score_aggregator.hpp"

namespace ssi {
namespace {

TEST(MemberScore, KnowsItsCompetenciesByName) {
  const ScoreAggregator aggregator(Model::standard());
  const MemberScore score = aggregator(Member{{Signal::posts, 36}});
  EXPECT_EQ(score.competency("professional_brand"), 3.00_points);
  EXPECT_EQ(score.competency("insights"), 0.00_points);
  EXPECT_THROW(static_cast<void>(score.competency("insight")), std::out_of_range);
  EXPECT_EQ(score.schema, aggregator.model().schema());
}

TEST(MemberScore, WithoutASchemaIsEqualAndHasNoNames) {
  MemberScore score = ScoreAggregator(Model::standard())(Member{{Signal::posts, 36}});
  const MemberScore before = score;
  score.schema = nullptr;
  EXPECT_EQ(score, before);
  EXPECT_THROW(static_cast<void>(score.competency("insights")), std::out_of_range);
  score.badges = 1;
  EXPECT_NE(score, before);
}

}  // namespace
}  // namespace ssi
