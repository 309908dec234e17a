// SPDX-License-Identifier: MIT
#include "ssi/model/score_schema.hpp"

#include <algorithm>

namespace ssi {

std::optional<std::size_t> ScoreSchema::position(std::string_view competency) const noexcept {
  const auto found = std::ranges::find(competencies, competency, &Part::name);
  if (found == competencies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - competencies.begin());
}

}  // namespace ssi
