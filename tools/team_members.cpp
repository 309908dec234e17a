// SPDX-License-Identifier: MIT
#include "team_members.hpp"

#include <utility>

#include "ssi/error.hpp"

namespace ssi::command {
namespace {

/// Whether anything of each competency was observed of a member.
std::vector<bool> observed_of(const Model& model, const Member& member) {
  std::vector<bool> result;
  result.reserve(model.competencies().size());
  for (const auto& competency : model.competencies()) {
    result.push_back(is_anything_observed(*competency, member));
  }
  return result;
}

}  // namespace

TeamMembers::TeamMembers(const ScoreAggregator& score, TeamChoice choice)
    : score_(score),
      choice_(std::move(choice)),
      industries_(choice_.industry_column(), score.model()),
      nearest_(choice_.team) {}

void TeamMembers::add(std::span<const std::string_view> ids, const MemberTable& members,
                      const LabelColumn& teams, const LabelColumn& industries,
                      const ScoreTable& scores) {
  industries_.add(industries, scores.columns());
  for (const std::string& name : teams.names) nearest_.offer(name);
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (teams[row] != choice_.team) continue;
    const Member member(members, row);
    members_.push_back({.id = std::string(ids[row]),
                        .industry = industries[row],
                        .score = scores.row(row),
                        .observed = observed_of(score_.model(), member),
                        .bounds = score_.bounds(member).total});
    signals_.insert_or_assign(std::string(ids[row]), member);
  }
}

TeamReport TeamMembers::report(const std::string& file, std::uint64_t minimum,
                               Percent minimum_coverage) {
  if (members_.empty()) {
    throw DataError({file, 0, choice_.column, choice_.team},
                    "is nowhere in the file" + did_you_mean(nearest_));
  }
  return report_team(score_.model(), choice_.team, std::exchange(members_, {}), industries_,
                     minimum, minimum_coverage);
}

}  // namespace ssi::command
