// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_DECISION_MAKER_HPP
#define SSI_SRC_IMPORT_DECISION_MAKER_HPP

#include <string>
#include <string_view>
#include <vector>

#include "ssi/import/linkedin.hpp"

namespace ssi::internal {

/// Tells decision-makers by their position.
class PositionRule {
 public:
  explicit PositionRule(const DecisionMakers& lists);

  bool operator()(std::string_view position) const;

 private:
  std::vector<std::string> words_;  // in small letters, with single spaces
  std::vector<std::string> except_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_DECISION_MAKER_HPP
