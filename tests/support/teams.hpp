// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_TEAMS_HPP
#define SSI_TESTS_SUPPORT_TEAMS_HPP

#include <string>
#include <utility>

#include "ssi/cohort/team.hpp"

/// Members of teams and their industries, with the points that a test gives them.
namespace ssi::teams {

inline MemberScore score_of(Points brand, Points people, Points insights, Points relationships) {
  MemberScore score{.competencies = {brand, people, insights, relationships}};
  score.total = brand + people + insights + relationships;
  score.coverage = 95_percent;
  score.band = Model::standard().band_of(score.total);
  return score;
}

inline constexpr Points kFivePoints = 5_points;  // clang 14 takes no literal as a default argument

inline TeamMember member(std::string id, std::string industry, Points brand,
                         Points people = kFivePoints) {
  return {.id = std::move(id),
          .industry = std::move(industry),
          .score = score_of(brand, people, 6_points, 7_points)};
}

inline CohortSet industry_of(const Model& model, int members) {
  CohortSet industries("industry", model);
  for (int i = 0; i < members; ++i) {
    industries.add("Software", score_of(10_points, 5.01_points, 8_points, 7_points));
  }
  return industries;
}

}  // namespace ssi::teams

#endif  // SSI_TESTS_SUPPORT_TEAMS_HPP
