// SPDX-License-Identifier: MIT
#include "ssi/cohort/team.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace ssi {
namespace {

std::size_t weakest_of(const Cohort& cohort) {
  // Means are sums of equally many members, so sums are compared, as shares of the maxima.
  const auto sum = [&](std::size_t c) { return cohort.competency(c).sums().sum; };
  const auto maximum = [&](std::size_t c) {
    return static_cast<std::uint64_t>(cohort.schema().competencies[c].maximum.hundredths());
  };
  std::size_t weakest = 0;
  for (std::size_t c = 1; c < cohort.schema().competencies.size(); ++c) {
    if (sum(c) * maximum(weakest) < sum(weakest) * maximum(c)) weakest = c;
  }
  return weakest;
}

void rank(std::vector<TeamMember>& members) {
  std::ranges::stable_sort(members, std::ranges::greater(),
                           [](const TeamMember& member) { return member.score.total; });
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool is_tie = i > 0 && members[i].score.total == members[i - 1].score.total;
    members[i].rank = is_tie ? members[i - 1].rank : i + 1;
  }
}

/// The most frequent industry of a team, and how many are in it.
std::pair<std::string, std::uint64_t> industry_of(const std::vector<TeamMember>& members) {
  std::map<std::string, std::uint64_t> counts;
  for (const TeamMember& member : members) {
    if (!member.industry.empty()) ++counts[member.industry];
  }
  std::pair<std::string, std::uint64_t> most;
  for (const auto& [industry, count] : counts) {
    if (count > most.second) most = {industry, count};
  }
  return most;
}

/// `of` returns the statistics of a cohort to compare.
template <class Of>
TeamMeans means(const TeamReport& report, Of of) {
  TeamMeans result{.team = of(report.cohort).rounded_mean()};
  if (report.peers) {
    result.industry = of(*report.peers).rounded_mean();
    result.difference = result.team - *result.industry;
  }
  return result;
}

}  // namespace

TeamMeans TeamReport::competency_means(std::size_t position) const {
  return means(*this,
               [&](const Cohort& of) -> const PointStatistics& { return of.competency(position); });
}

TeamMeans TeamReport::total_means() const {
  return means(*this, [](const Cohort& of) { return of.total(); });
}

TeamReport report_team(const Model& model, std::string name, std::vector<TeamMember> members,
                       const CohortSet& industries, std::uint64_t minimum) {
  Cohort cohort(model);
  if (industries.schema() != cohort.schema()) {
    throw std::invalid_argument("the industries are of another model");
  }
  for (const TeamMember& member : members) cohort.add(member.score);
  TeamReport report{.model = model,
                    .name = std::move(name),
                    .leaderboard = std::move(members),
                    .cohort = cohort,
                    .minimum = minimum};
  rank(report.leaderboard);
  report.weakest = weakest_of(cohort);
  std::tie(report.industry, report.in_industry) = industry_of(report.leaderboard);
  const Cohort* peers = industries.find(report.industry);
  if (peers != nullptr && peers->members() >= minimum) report.peers = *peers;
  return report;
}

}  // namespace ssi
