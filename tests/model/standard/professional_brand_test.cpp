// SPDX-License-Identifier: MIT
#include "ssi/model/standard/professional_brand.hpp"

#include <gtest/gtest.h>

#include "support/standard_competency.hpp"

namespace ssi {
namespace {

TEST(ProfessionalBrand, IsTheTableOfTheSpecification) {
  expect_table(ProfessionalBrand(), spec::kStandard[0]);
}

TEST(ProfessionalBrand, ShowsItsFormulaInItsComment) { expect_comment(ProfessionalBrand()); }

TEST(ProfessionalBrand, TakesOtherTermsAndAnotherMaximum) {
  std::vector<Term> terms = ProfessionalBrand::standard_terms();
  terms.resize(1);
  const ProfessionalBrand other(terms, 1_points);
  EXPECT_EQ(other.name(), "professional_brand");
  EXPECT_EQ(other.maximum(), 1_points);
  EXPECT_EQ(other.terms().size(), 1u);
}

}  // namespace
}  // namespace ssi
