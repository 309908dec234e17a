// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP
#define SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Connect with the right people": looking for, viewing and contacting the people who matter to
/// the member's business, on most days, and finding decision-makers among them.
///
/// The formula is the table of terms in src/model/standard/right_people.cpp, each with its reason.
class SSI_EXPORT RightPeople final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< in the standard model

  /// The standard terms and maximum by default; give others to weigh it differently.
  explicit RightPeople(std::vector<Term> terms = standard_terms(),
                       Points maximum = kStandardMaximum);

  /// The terms of the standard model.
  static std::vector<Term> standard_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP
