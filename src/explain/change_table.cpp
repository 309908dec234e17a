// SPDX-License-Identifier: MIT
#include "ssi/explain/change_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/column_length.hpp"
#include "base/execution.hpp"
#include "cohort/cohort_number.hpp"
#include "explain/state_blocks.hpp"

namespace ssi {
namespace {

using internal::StateBlocks;

constexpr std::size_t kStates = kCauses + 1;

/// Splits the changes of a slice, a block at a time.
class Slice {
 public:
  Slice(const ChangeAggregator& changes, const ChangedMembers& members,
        const ChangeColumns& columns, std::string_view instruction_set)
      : changes_(changes),
        members_(members),
        after_(changes.models().as_before(members.after)),
        columns_(columns),
        execution_{.threads = {}, .executor = {}, .instruction_set = instruction_set},
        is_one_model_(changes.models().before().schema() == changes.models().after().schema()),
        states_(changes.models().before()) {
    for (auto& total : totals_) total.resize(StateBlocks::kRows);
  }

  /// Splits the changes of `rows` members from `first` on.
  void run(std::size_t first, std::size_t rows) {
    for (std::size_t done = 0; done < rows; done += StateBlocks::kRows) {
      split(first + done, std::min(StateBlocks::kRows, rows - done));
    }
  }

 private:
  void split(std::size_t first, std::size_t rows) {
    states_.begin(members_.before.slice(first, rows), after_.slice(first, rows));
    std::array<std::size_t, kStates> state{};  // [0: before, then behind each cause]
    std::size_t scored = 0;
    const auto go_on = [&](Cause cause, bool differs) {
      if (differs) score(changes_.before(), states_.members(), ++scored);
      state[static_cast<std::size_t>(cause) + 1] = scored;
    };
    score(changes_.before(), states_.members(), 0);
    go_on(Cause::observation, states_.observe());
    go_on(Cause::aged_out,
          members_.aged_out && states_.age_out(members_.aged_out->slice(first, rows)));
    go_on(Cause::activity, states_.become_after(SignalScope::window));
    go_on(Cause::profile, states_.become_after(SignalScope::state));
    if (!is_one_model_) score(changes_.after(), members_.after.slice(first, rows), ++scored);
    state[kCauses] = scored;
    store(state, first, rows);
  }

  void score(const ScoreAggregator& score, const MemberTable& members, std::size_t to) {
    score(members, {.total = totals_[to]}, execution_);
  }

  void store(const std::array<std::size_t, kStates>& state, std::size_t first, std::size_t rows) {
    const auto copy = [&](std::span<std::uint16_t> column, std::size_t from) {
      if (!column.empty()) std::copy_n(totals_[from].begin(), rows, &column[first]);
    };
    copy(columns_.before, state.front());
    copy(columns_.after, state.back());
    for (std::size_t cause = 0; cause < kCauses; ++cause) {
      const std::span<std::int32_t> column = columns_.causes[cause];
      if (column.empty()) continue;
      const auto& earlier = totals_[state[cause]];
      const auto& later = totals_[state[cause + 1]];
      for (std::size_t i = 0; i < rows; ++i) column[first + i] = later[i] - earlier[i];
    }
  }

  const ChangeAggregator& changes_;
  const ChangedMembers& members_;
  MemberTable after_;  // as the model before sees it
  const ChangeColumns& columns_;
  Execution execution_;
  bool is_one_model_;
  StateBlocks states_;
  std::array<std::vector<std::uint16_t>, kStates> totals_;  // those of the states scored
};

void check(const ChangedMembers& members, const ChangeColumns& columns) {
  const std::size_t rows = members.before.rows();
  const bool has_other_length =
      members.after.rows() != rows || (members.aged_out && members.aged_out->rows() != rows);
  if (has_other_length) {
    throw std::invalid_argument("the members before and after must be the same");
  }
  internal::check_lengths("change", rows, columns.before, columns.after);
  for (const auto& cause : columns.causes) internal::check_lengths("change", rows, cause);
}

/// Members whose own standings are looked up at once.
constexpr std::size_t kStandingRows = 4096;

/// The columns of own standings, to be looked up a block at a time.
struct OwnStandings {
  const CohortRanking& ranking;
  std::span<const std::uint32_t> cohorts_before;
  std::span<const std::uint16_t> totals_before;
  std::span<const std::uint32_t> cohorts_after;
  std::span<const std::uint16_t> totals_after;
  StandingColumns columns;

  void look_up(std::size_t first, std::size_t rows) const;
  void join(std::size_t row) const;
};

StandingColumns part_of(const StandingColumns& columns, std::size_t first, std::size_t rows) {
  const auto part = [&](auto column) {
    return column.empty() ? column : column.subspan(first, rows);
  };
  return {part(columns.rank), part(columns.percentile), part(columns.top_percent)};
}

void OwnStandings::look_up(std::size_t first, std::size_t rows) const {
  const auto before = cohorts_before.subspan(first, rows);
  const auto after = cohorts_after.subspan(first, rows);
  const bool all_stay = std::ranges::equal(before, after);
  std::vector<std::uint32_t> staying;
  if (!all_stay) {
    for (std::size_t i = 0; i < rows; ++i) {
      staying.push_back(before[i] == after[i] ? before[i] : kNoLabel);
    }
  }
  ranking.replacing(all_stay ? before : std::span<const std::uint32_t>(staying),
                    totals_before.subspan(first, rows), totals_after.subspan(first, rows),
                    part_of(columns, first, rows));
  for (std::size_t i = 0; i < rows && !all_stay; ++i) {
    if (before[i] != after[i]) join(first + i);
  }
}

/// Looks up one who joins another cohort than it was in.
void OwnStandings::join(std::size_t row) const {
  const auto total = [&](std::span<const std::uint16_t> totals) {
    return Points::from_hundredths(totals[row]);
  };
  const Standing found = own_standing(ranking, cohorts_before[row], total(totals_before),
                                      cohorts_after[row], total(totals_after))
                             .value_or(Standing());
  if (!columns.rank.empty()) columns.rank[row] = static_cast<std::uint32_t>(found.rank);
  if (!columns.percentile.empty()) {
    columns.percentile[row] = static_cast<std::uint16_t>(found.percentile.hundredths());
  }
  if (!columns.top_percent.empty()) {
    columns.top_percent[row] = static_cast<std::uint8_t>(found.top_percent);
  }
}

/// Throws std::out_of_range for a cohort after that there is not before.
void check_cohorts(const CohortRanking& before, std::span<const std::uint32_t> cohorts_after) {
  for (const std::uint32_t cohort : cohorts_after) {
    if (cohort < before.size() || cohort == kNoLabel || cohort == kNewLabel) continue;
    throw std::out_of_range("there is no cohort with such a number");
  }
}

}  // namespace

ChangeTable::ChangeTable(std::size_t rows) : before_(rows), after_(rows) {
  for (auto& cause : causes_) cause.resize(rows);
}

ChangeColumns ChangeTable::columns() {
  ChangeColumns result{.before = before_, .after = after_};
  for (std::size_t i = 0; i < kCauses; ++i) result.causes[i] = causes_[i];
  return result;
}

ChangeAggregator::ChangeAggregator(ModelPair models)
    : models_(std::move(models)),
      before_(models_.before()),
      after_(models_.before().schema() == models_.after().schema()
                 ? before_
                 : ScoreAggregator(models_.after())) {}

ChangeTable ChangeAggregator::operator()(const ChangedMembers& members,
                                         const Execution& execution) const {
  ChangeTable result(members.before.rows());
  (*this)(members, result.columns(), execution);
  return result;
}

void ChangeAggregator::operator()(const ChangedMembers& members, const ChangeColumns& columns,
                                  const Execution& execution) const {
  check(members, columns);
  internal::for_each_slice(
      execution, members.before.rows(), StateBlocks::kRows,
      [&](std::size_t first, std::size_t rows) {
        Slice(*this, members, columns, execution.instruction_set).run(first, rows);
      });
}

void own_standings(const CohortRanking& before, std::span<const std::uint32_t> cohorts_before,
                   std::span<const std::uint16_t> totals_before,
                   std::span<const std::uint32_t> cohorts_after,
                   std::span<const std::uint16_t> totals_after, const StandingColumns& columns,
                   const Execution& execution) {
  internal::check_same_length(cohorts_before, totals_before);
  internal::check_same_length(cohorts_before, totals_after);
  internal::check_same_length(cohorts_after, totals_after);
  internal::check_lengths("standing", totals_after.size(), columns.rank, columns.percentile,
                          columns.top_percent);
  check_cohorts(before, cohorts_after);
  const OwnStandings own{before,        cohorts_before, totals_before,
                         cohorts_after, totals_after,   columns};
  internal::for_each_slice(execution, totals_after.size(), kStandingRows,
                           [&](std::size_t first, std::size_t rows) {
                             for (std::size_t done = 0; done < rows; done += kStandingRows) {
                               own.look_up(first + done, std::min(kStandingRows, rows - done));
                             }
                           });
}

std::optional<Standing> own_standing(const CohortRanking& before, std::uint32_t cohort_before,
                                     Points total_before, std::uint32_t cohort_after,
                                     Points total_after) {
  if (cohort_after == cohort_before) {
    return before.replacing(cohort_before, total_before, total_after);
  }
  if (cohort_after != kNewLabel) return before.joining(cohort_after, total_after);
  return before.minimum() <= 1 ? std::optional(standing_of(0, 1, 0)) : std::nullopt;
}

}  // namespace ssi
