// SPDX-License-Identifier: MIT
#include "page_history.hpp"

#include <chrono>

#include "ssi/score/score_aggregator.hpp"

namespace ssi::command {

PageHistory::PageHistory(const ActivityLog& log, const Model& model, DayRange days,
                         std::optional<std::size_t> only, const Execution& execution)
    : log_(log), first_(only.value_or(0)) {
  const ScoreAggregator score(model);
  const auto weeks = (days.last - days.first).count() / kHistoryStep;
  const auto week = [&](auto back) { return days.last - std::chrono::days(back * kHistoryStep); };
  SignalHistory history(log, model, week(weeks), execution);
  for (auto back = weeks; back >= 0; --back) {
    history.move_to(week(back), execution);
    const MemberTable all = history.members();
    scores_.emplace_back(week(back), score(only ? all.slice(*only, 1) : all, execution));
  }
}

std::vector<PageDay> PageHistory::of(std::size_t member) const {
  std::vector<PageDay> result;
  const std::size_t row = member - first_;
  const auto begin = log_.first_day(member);
  for (const auto& [day, scores] : scores_) {
    const bool is_there = log_.known_members() != nullptr || (begin && *begin <= day);
    if (!is_there) continue;
    const MemberScore score = scores.row(row);
    result.push_back({.day = day,
                      .competencies = score.competencies,
                      .total = score.total,
                      .coverage = score.coverage,
                      .model = {}});
  }
  return result;
}

}  // namespace ssi::command
