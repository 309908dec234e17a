// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_TEAM_HPP
#define SSI_COHORT_TEAM_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/cohort/band_counts.hpp"
#include "ssi/cohort/cohort.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/export.hpp"
#include "ssi/model/model.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "ssi/score/score_bounds.hpp"

namespace ssi {

/// A member of a team.
struct TeamMember {
  std::string id;        ///< the member's id
  std::string industry;  ///< the label of its industry; empty: none
  MemberScore score;     ///< scored by the model of the report
  /// Of each competency in the model's order, what is_anything_observed() says; empty: something
  /// was observed of all.
  std::vector<bool> observed = {};
  std::uint64_t rank = 0;  ///< rank in the team, 1 is best; ties share the better
  /// The least and the most total, whatever the missing signals are; nothing: not known.
  std::optional<PointBounds> bounds = {};
};

/// The mean points of a team and of its industry, as they are shown.
struct TeamMeans {
  Points team;                            ///< the mean of the team
  std::optional<Points> industry = {};    ///< the mean of the industry; nothing if not reported
  std::optional<Points> difference = {};  ///< team - industry
};

/// A report for whoever leads a team: who is where, and how the team compares with its industry.
struct SSI_EXPORT TeamReport {
  Model model;                          ///< the model that scored the members
  std::string name;                     ///< the name of the team
  std::vector<TeamMember> leaderboard;  ///< the best first; equals in the order given
  Cohort cohort;                        ///< the team as a cohort: means
  BandCounts bands;                     ///< who is in which band, and of how many little is known
  std::vector<std::uint64_t> observed = {};  ///< of how many members anything of each competency
                                             ///< was observed, in the model's order
  std::optional<std::size_t> weakest = {};   ///< the competency, of those of which anything was
                                             ///< observed, whose mean is the lowest share of its
                                             ///< maximum, as a position; the first of equals
  std::string industry = {};         ///< the label that most of the team have, the first in byte
                                     ///< order of equals; empty: none of them has one
  std::uint64_t in_industry = 0;     ///< how many of the team have that label
  std::optional<Cohort> peers = {};  ///< all members with that label, the team's own included;
                                     ///< nothing if they are fewer than the minimum
  std::uint64_t minimum = kMinimumCohort;  ///< members an industry needs to be reported

  /// The means of a competency. Requires: a position in the model's competencies.
  TeamMeans competency_means(std::size_t position) const;
  TeamMeans total_means() const;  ///< The means of the totals.
  /// The mean coverage of the team, rounded half up; 0 if it has no members.
  Percent mean_coverage() const;
  /// Whether so little of a member was observed that no band is shown.
  bool is_little_observed(const TeamMember& member) const {
    return ssi::is_little_observed(member.score.coverage, bands.minimum_coverage());
  }
};

/// Reports on a team. `industries` holds everybody by industry. The minimum is for the industry:
/// the team is shown however small it is, to those who hold its members' scores anyway. Members
/// with less than the minimum of coverage are in no band.
///
///     ssi::TeamReport report = ssi::report_team(model, "North", std::move(members), industries);
///     std::cout << to_text(report);
///
/// Throws std::invalid_argument if a score or the industries are not of the model, or a member's
/// `observed` is of another number of competencies.
SSI_EXPORT TeamReport report_team(const Model& model, std::string name,
                                  std::vector<TeamMember> members, const CohortSet& industries,
                                  std::uint64_t minimum = kMinimumCohort,
                                  Percent minimum_coverage = kMinimumCoverage);

}  // namespace ssi

#endif  // SSI_COHORT_TEAM_HPP
