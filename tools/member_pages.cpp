// SPDX-License-Identifier: MIT
#include "member_pages.hpp"

#include <utility>

#include "input_rules.hpp"
#include "page_changes.hpp"
#include "ssi/explain/explanation.hpp"

namespace ssi::command {

MemberPages::MemberPages(const Model& model, PageComparisons comparisons)
    : score(model), members(model, std::move(comparisons)) {}

void MemberPages::finish(const Execution& execution) {
  members.rank(execution);
  if (before) before->rank(execution);
  if (plans && !members.columns().empty()) {
    plans->rank(members.ranking(0), members.columns().front());
  }
  ids_ = members.ids();
}

MemberPage MemberPages::page(std::size_t member) const {
  const GatheredMembers gathered = members.gather(member);
  const MemberTable signals = gathered.members();
  const Member one(signals, 0);
  MemberPage page{.id = std::string(ids_[member]),
                  .day = day,
                  .explanation = score.explain(one, minimum_coverage)};
  page.cohorts = members.cohorts(member, page.notes);
  add_network(member, page);
  if (history) page.history = history->of(positions[member]);
  add_change(member, page);
  add_plan(member, signals, page);
  page.notes.insert(page.notes.end(), notes.begin(), notes.end());
  return page;
}

void MemberPages::add_network(std::size_t member, MemberPage& page) const {
  if (!network) return;
  PageCohort cohort{.column = "network", .minimum = network->minimum()};
  if (const auto standing = network->standing(member)) {
    cohort.standing = standing->standing;
    cohort.totals = network->totals_around(member);
  }
  page.cohorts.push_back(std::move(cohort));
}

void MemberPages::add_change(std::size_t member, MemberPage& page) const {
  if (!before) return;
  std::optional<Member> aged;
  if (aged_out) aged.emplace(aged_out->members(), positions[member]);
  page.change =
      page_change(score.model(), *before, members, ids_[member], member, aged ? &*aged : nullptr);
  if (page.change) {
    page.change->day_before = day_before;
    if (!before_name.empty()) {
      page.notes.push_back("What changed is what differs from the table " + before_name + ".");
    }
  } else {
    page.notes.emplace_back(
        "Before, this member was not there yet, so there is no change to show.");
  }
}

void MemberPages::add_plan(std::size_t member, const MemberTable& signals, MemberPage& page) const {
  if (!plans) return;
  const bool has_cohort = !members.columns().empty();
  const PlannedMember planned{.members = &signals,
                              .row = 0,
                              .total = members.total(member),
                              .cohort = has_cohort ? members.cohort(0, member) : kNoLabel};
  const std::string_view label = has_cohort ? members.label(0, member) : std::string_view();
  page.plan = plans->of(planned, page.explanation, label, page.notes);
  if (page.plan || !must_have_goal || !plans->has_goal()) return;
  throw UsageError{"member '" + page.id + "' has no such goal: " + plans->reason(planned)};
}

}  // namespace ssi::command
