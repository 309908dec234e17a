// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_INSIGHTS_HPP
#define SSI_MODEL_STANDARD_INSIGHTS_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Engage by sharing insights": sharing what is worth reading, the discussion that follows, and
/// taking part in the discussions of others.
///
/// The formula is the table of terms in src/model/standard/insights.cpp, each with its reason.
class SSI_EXPORT Insights final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< in the standard model

  /// The standard terms and maximum by default; give others to weigh it differently.
  explicit Insights(std::vector<Term> terms = standard_terms(), Points maximum = kStandardMaximum);

  /// The terms of the standard model.
  static std::vector<Term> standard_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_INSIGHTS_HPP
