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

/// Members whose label is another one after, with their numbers and totals.
struct Moved {
  std::vector<std::size_t> rows;
  std::vector<std::uint32_t> cohorts;
  std::vector<std::uint16_t> totals;
};

void copy_standings(const StandingColumns& from, const std::vector<std::size_t>& rows,
                    const StandingColumns& to) {
  const auto copy = [&](const auto& some, const auto& all) {
    if (all.empty()) return;
    for (std::size_t i = 0; i < rows.size(); ++i) all[rows[i]] = some[i];
  };
  copy(from.rank, to.rank);
  copy(from.percentile, to.percentile);
  copy(from.top_percent, to.top_percent);
}

/// Looks up those who join other cohorts than they were in.
void join(const CohortRanking& before, const Moved& moved, const StandingColumns& columns,
          const Execution& execution) {
  std::vector<std::uint32_t> rank(moved.rows.size());
  std::vector<std::uint16_t> percentile(moved.rows.size());
  std::vector<std::uint8_t> top_percent(moved.rows.size());
  const StandingColumns found{.rank = rank, .percentile = percentile, .top_percent = top_percent};
  std::vector<std::uint32_t> cohorts = moved.cohorts;
  std::ranges::replace(cohorts, kNewLabel, kNoLabel);
  before.joining(cohorts, moved.totals, found, execution);
  if (before.minimum() <= 1) {
    const Standing alone = standing_of(0, 1, 0);
    for (std::size_t i = 0; i < moved.rows.size(); ++i) {
      if (moved.cohorts[i] != kNewLabel) continue;
      rank[i] = static_cast<std::uint32_t>(alone.rank);
      percentile[i] = static_cast<std::uint16_t>(alone.percentile.hundredths());
      top_percent[i] = static_cast<std::uint8_t>(alone.top_percent);
    }
  }
  copy_standings(found, moved.rows, columns);
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
  internal::check_same_length(cohorts_before, totals_after);
  internal::check_same_length(cohorts_after, totals_after);
  std::vector<std::uint32_t> staying(cohorts_before.begin(), cohorts_before.end());
  Moved moved;
  for (std::size_t i = 0; i < staying.size(); ++i) {
    if (cohorts_after[i] == staying[i]) continue;
    staying[i] = kNoLabel;
    moved.rows.push_back(i);
    moved.cohorts.push_back(cohorts_after[i]);
    moved.totals.push_back(totals_after[i]);
  }
  before.replacing(staying, totals_before, totals_after, columns, execution);
  if (!moved.rows.empty()) join(before, moved, columns, execution);
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
