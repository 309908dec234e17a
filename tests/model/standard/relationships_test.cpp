// SPDX-License-Identifier: MIT
#include "ssi/model/standard/relationships.hpp"

#include <gtest/gtest.h>

#include "support/standard_competency.hpp"

namespace ssi {
namespace {

TEST(Relationships, IsTheTableOfTheSpecification) {
  expect_table(Relationships(), spec::kStandard[3]);
}

TEST(Relationships, ShowsItsFormulaInItsComment) { expect_comment(Relationships()); }

TEST(Relationships, TakesOtherTermsAndAnotherMaximum) {
  std::vector<Term> terms = Relationships::standard_terms();
  terms.resize(1);
  const Relationships other(terms, 1_points);
  EXPECT_EQ(other.name(), "relationships");
  EXPECT_EQ(other.maximum(), 1_points);
  EXPECT_EQ(other.terms().size(), 1u);
}

}  // namespace
}  // namespace ssi
