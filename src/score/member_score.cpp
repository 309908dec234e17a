// SPDX-License-Identifier: MIT
#include "ssi/score/member_score.hpp"

#include <stdexcept>
#include <string>

namespace ssi {

Points MemberScore::competency(std::string_view name) const {
  const auto position = schema != nullptr ? schema->position(name) : std::nullopt;
  if (position) return competencies.at(*position);
  throw std::out_of_range("the score has no competency named '" + std::string(name) + "'");
}

}  // namespace ssi
