// SPDX-License-Identifier: MIT
#include "ssi/cohort/team.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/exact.hpp"

namespace ssi {
namespace {

/// Of how many members anything of each competency was observed.
std::vector<std::uint64_t> observed_of(const std::vector<TeamMember>& members,
                                       std::size_t competencies) {
  std::vector<std::uint64_t> result(competencies);
  for (const TeamMember& member : members) {
    if (!member.observed.empty() && member.observed.size() != competencies) {
      throw std::invalid_argument("a member is observed in other competencies than the model's");
    }
    for (std::size_t c = 0; c < competencies; ++c) {
      if (member.observed.empty() || member.observed[c]) ++result[c];
    }
  }
  return result;
}

std::optional<std::size_t> weakest_of(const Cohort& cohort,
                                      const std::vector<std::uint64_t>& observed) {
  // Means are sums of equally many members, so sums are compared, as shares of the maxima.
  const auto sum = [&](std::size_t c) { return cohort.competency(c).sums().sum; };
  const auto maximum = [&](std::size_t c) {
    return static_cast<std::uint64_t>(cohort.schema().competencies[c].maximum.hundredths());
  };
  std::optional<std::size_t> weakest;
  for (std::size_t c = 0; c < observed.size(); ++c) {
    if (observed[c] == 0) continue;
    if (!weakest || sum(c) * maximum(*weakest) < sum(*weakest) * maximum(c)) weakest = c;
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

Percent TeamReport::mean_coverage() const {
  std::uint64_t sum = 0;
  for (const TeamMember& member : leaderboard) {
    sum += static_cast<std::uint64_t>(member.score.coverage.hundredths());
  }
  const std::uint64_t members = std::max<std::uint64_t>(leaderboard.size(), 1);
  return Percent::from_hundredths(
      static_cast<std::int32_t>(internal::rounded_quotient(sum, members)));
}

TeamReport report_team(const Model& model, std::string name, std::vector<TeamMember> members,
                       const CohortSet& industries, std::uint64_t minimum,
                       Percent minimum_coverage) {
  Cohort cohort(model);
  if (industries.schema() != cohort.schema()) {
    throw std::invalid_argument("the industries are of another model");
  }
  BandCounts bands(model, minimum_coverage);
  for (const TeamMember& member : members) {
    cohort.add(member.score);
    bands.add(member.score);
  }
  TeamReport report{.model = model,
                    .name = std::move(name),
                    .leaderboard = std::move(members),
                    .cohort = cohort,
                    .bands = std::move(bands),
                    .minimum = minimum};
  rank(report.leaderboard);
  report.observed = observed_of(report.leaderboard, model.competencies().size());
  report.weakest = weakest_of(cohort, report.observed);
  std::tie(report.industry, report.in_industry) = industry_of(report.leaderboard);
  const Cohort* peers = industries.find(report.industry);
  if (peers != nullptr && peers->members() >= minimum) report.peers = *peers;
  return report;
}

}  // namespace ssi
