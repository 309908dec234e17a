// SPDX-License-Identifier: MIT
#include "ssi/model/standard/right_people.hpp"

#include <gtest/gtest.h>

#include "support/standard_competency.hpp"

namespace ssi {
namespace {

TEST(RightPeople, IsTheTableOfTheSpecification) { expect_table(RightPeople(), spec::kStandard[1]); }

TEST(RightPeople, ShowsItsFormulaInItsComment) { expect_comment(RightPeople()); }

TEST(RightPeople, TakesOtherTermsAndAnotherMaximum) {
  std::vector<Term> terms = RightPeople::standard_terms();
  terms.resize(1);
  const RightPeople other(terms, 1_points);
  EXPECT_EQ(other.name(), "right_people");
  EXPECT_EQ(other.maximum(), 1_points);
  EXPECT_EQ(other.terms().size(), 1u);
}

}  // namespace
}  // namespace ssi
