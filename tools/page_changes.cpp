// SPDX-License-Identifier: MIT
#include "page_changes.hpp"

#include <string>

namespace ssi::command {
namespace {

/// The number in a ranking before of the cohort whose label a member has after.
std::uint32_t own_number(const CohortRanking& before, std::string_view label) {
  if (label.empty()) return kNoLabel;
  return before.find(label).value_or(kNewLabel);
}

ChangedCohort changed_cohort(const PageMembers& before, std::size_t was, const PageMembers& after,
                             std::size_t is, std::size_t column) {
  const CohortRanking& ranking = before.ranking(column);
  const std::uint32_t number = before.cohort(column, was);
  const std::string_view label = after.label(column, is);
  return {.column = before.columns()[column],
          .label_before = std::string(before.label(column, was)),
          .label_after = std::string(label),
          .standing = {
              .before = ranking.standing(number, before.total(was)),
              .own = own_standing(ranking, number, before.total(was), own_number(ranking, label),
                                  after.total(is)),
              .after = after.ranking(column).standing(after.cohort(column, is), after.total(is))}};
}

}  // namespace

std::optional<PageChange> page_change(const Model& model, const PageMembers& before,
                                      const PageMembers& after, std::string_view id,
                                      std::size_t member, const Member* aged_out) {
  const auto was = before.find(id);
  if (!was) return std::nullopt;
  const GatheredMembers old = before.gather(*was);
  const GatheredMembers now = after.gather(member);
  PageChange result{
      .day_before = {},
      .change = change(model, Member(old.members(), 0), Member(now.members(), 0), aged_out),
      .cohorts = {}};
  for (std::size_t c = 0; c < before.columns().size(); ++c) {
    result.cohorts.push_back(changed_cohort(before, *was, after, member, c));
  }
  return result;
}

}  // namespace ssi::command
