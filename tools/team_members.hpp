// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_TEAM_MEMBERS_HPP
#define SSI_TOOLS_TEAM_MEMBERS_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "messages.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/cohort/team.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::command {

/// Which team is meant, and what it is compared with.
struct TeamChoice {
  std::string column;
  std::string team;
  std::string industry;  ///< the column; empty: "industry", if the file has it

  std::string industry_column() const { return industry.empty() ? "industry" : industry; }
};

/// The members of a team, gathered from those of a file or a day, with the industries of all.
class TeamMembers {
 public:
  TeamMembers(const ScoreAggregator& score, TeamChoice choice);

  /// Adds members: those of the team, and everybody to the industries.
  void add(std::span<const std::string_view> ids, const MemberTable& members,
           const LabelColumn& teams, const LabelColumn& industries, const ScoreTable& scores);

  /// Reports on the team, and forgets it. Throws DataError, naming the file, if nobody is in it.
  TeamReport report(const std::string& file, std::uint64_t minimum, Percent minimum_coverage);

  /// The signals of the team's members, by id.
  const std::unordered_map<std::string, Member>& signals() const noexcept { return signals_; }

 private:
  const ScoreAggregator& score_;
  TeamChoice choice_;
  CohortSet industries_;
  std::vector<TeamMember> members_;
  std::unordered_map<std::string, Member> signals_;
  NearestName nearest_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_TEAM_MEMBERS_HPP
