// SPDX-License-Identifier: MIT
#include "ssi/model/standard/insights.hpp"

#include <gtest/gtest.h>

#include "support/standard_competency.hpp"

namespace ssi {
namespace {

TEST(Insights, IsTheTableOfTheSpecification) { expect_table(Insights(), spec::kStandard[2]); }

TEST(Insights, ShowsItsFormulaInItsComment) { expect_comment(Insights()); }

TEST(Insights, TakesOtherTermsAndAnotherMaximum) {
  std::vector<Term> terms = Insights::standard_terms();
  terms.resize(1);
  const Insights other(terms, 1_points);
  EXPECT_EQ(other.name(), "insights");
  EXPECT_EQ(other.maximum(), 1_points);
  EXPECT_EQ(other.terms().size(), 1u);
}

}  // namespace
}  // namespace ssi
