// SPDX-License-Identifier: MIT
#include "change_rows.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"
#include "standing_figures.hpp"

namespace ssi::command {
namespace {

constexpr std::uint32_t kNobody = TextIndex::kNone;
constexpr std::uint16_t kNoTotal = 0;

/// Returns the elements of a column at positions, and `nobody` where there is none.
template <class Value>
std::vector<Value> at(std::span<const Value> column, std::span<const std::uint32_t> positions,
                      Value nobody) {
  std::vector<Value> result;
  result.reserve(positions.size());
  for (const std::uint32_t position : positions) {
    result.push_back(position == kNobody ? nobody : column[position]);
  }
  return result;
}

std::string with_sign(std::int64_t hundredths) {
  const auto points = Points::from_hundredths(static_cast<std::int32_t>(hundredths));
  return (hundredths > 0 ? "+" : "") + to_string(points);
}

/// A mean, rounded half away from zero.
std::int64_t mean(std::int64_t sum, std::size_t count) {
  const auto n = static_cast<std::int64_t>(count);
  return (2 * sum + (sum < 0 ? -n : n)) / (2 * n);
}

std::string prefixed(const std::string& lines, const char* prefix) {
  std::string result;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    result += prefix + lines.substr(begin, end - begin);
    begin = end;
  }
  return result;
}

}  // namespace

ChangeRows::ChangeRows(const ChangeAggregator& changes, const MemberStore& before, bool knows_aging,
                       const std::vector<std::string>& cohort_columns)
    : changes_(changes),
      before_(before),
      knows_aging_(knows_aging),
      table_(cohort_columns),
      is_matched_(before.size()) {
  for (const std::string& column : cohort_columns) {
    columns_.emplace_back(column, changes.models().after().maximum());
  }
}

SplitMembers ChangeRows::split(const MembersAfter& after, const MemberTable* aged_out) const {
  std::vector<std::uint32_t> positions(after.ids.size());
  before_.ids().find(after.ids, positions);
  GatheredMembers before = before_.gather(positions);
  ChangedMembers members{before.members(), after.members};
  if (aged_out != nullptr) members.aged_out = *aged_out;
  ChangeTable changes = changes_(members);
  return {std::move(positions), std::move(before), std::move(changes)};
}

/// Marks members as seen. Returns the first who was so before.
std::optional<RepeatedId> ChangeRows::mark(const MembersAfter& after, const SplitMembers& split) {
  for (std::size_t row = 0; row < after.ids.size(); ++row) {
    const std::uint32_t position = split.positions[row];
    const bool is_new =
        position == kNobody ? newcomers_.add(after.ids[row]) : !is_matched_[position];
    if (!is_new) return RepeatedId{row, std::string(after.ids[row])};
    if (position == kNobody) continue;
    is_matched_[position] = true;
    ++matched_;
    for (const Cause cause : kAllCauses) {
      sums_[static_cast<std::size_t>(cause)] += split.changes.points(cause, row).hundredths();
    }
  }
  return std::nullopt;
}

std::optional<RepeatedId> ChangeRows::keep(const MembersAfter& after, SplitMembers split) {
  if (auto repeated = mark(after, split)) return repeated;
  Kept& kept = kept_.emplace_back(Kept{.first = size_,
                                       .ids = {},
                                       .positions = std::move(split.positions),
                                       .changes = std::move(split.changes),
                                       .cohorts = {},
                                       .own = {}});
  for (const std::string_view id : after.ids) kept.ids.add(id);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    kept.cohorts.push_back(columns_[i].add(after.labels[i], kept.changes.totals_after()));
    kept.own.push_back(own_numbers(i, after.labels[i], kept.positions));
  }
  size_ += after.ids.size();
  return std::nullopt;
}

/// The numbers in the ranking before of the labels that members have after.
std::vector<std::uint32_t> ChangeRows::own_numbers(std::size_t column, const LabelColumn& labels,
                                                   std::span<const std::uint32_t> positions) const {
  std::vector<std::uint32_t> numbers = before_.columns()[column].ranking().find(labels);
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    if (positions[row] == kNobody) {
      numbers[row] = kNoLabel;
    } else if (numbers[row] == kNoLabel && !labels[row].empty()) {
      numbers[row] = kNewLabel;
    }
  }
  return numbers;
}

void ChangeRows::rank(std::uint64_t minimum, const Execution& execution) {
  for (CohortColumn& column : columns_) column.rank(minimum, execution);
}

/// Returns the standings of a chunk: [row * columns + column].
std::vector<ChangedStanding> ChangeRows::standings_of(const Kept& chunk) const {
  const std::size_t rows = chunk.positions.size();
  std::vector<ChangedStanding> result(rows * columns_.size());
  const std::vector<std::uint16_t> totals_before = at(before_.totals(), chunk.positions, kNoTotal);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const std::vector<std::uint32_t> cohorts_before =
        at(before_.cohorts(c), chunk.positions, kNoLabel);
    StandingFigures before(rows);
    StandingFigures own(rows);
    StandingFigures after(rows);
    const CohortRanking& ranking = before_.columns()[c].ranking();
    ranking.standings(cohorts_before, totals_before, before.columns());
    columns_[c].ranking().standings(chunk.cohorts[c], chunk.changes.totals_after(),
                                    after.columns());
    if (changes_.models().are_alike()) {
      own_standings(ranking, cohorts_before, totals_before, chunk.own[c],
                    chunk.changes.totals_after(), own.columns());
    }
    for (std::size_t row = 0; row < rows; ++row) {
      result[row * columns_.size() + c] = {before[row], own[row], after[row]};
    }
  }
  return result;
}

void ChangeRows::append(std::string& out, const Kept& chunk) const {
  const std::size_t width = columns_.size();
  const std::vector<ChangedStanding> standings = standings_of(chunk);
  for (std::size_t row = 0; row < chunk.positions.size(); ++row) {
    ChangeRow line{.member_id = chunk.ids[row],
                   .after = chunk.changes.after(row),
                   .standings = std::span(standings).subspan(row * width, width)};
    if (chunk.positions[row] != kNobody) {
      line.before = chunk.changes.before(row);
      for (const Cause cause : kAllCauses) {
        if (cause == Cause::aged_out && !knows_aging_) continue;
        line.causes[static_cast<std::size_t>(cause)] = chunk.changes.points(cause, row);
      }
    }
    table_.append(out, line);
  }
}

/// Appends the lines of members that are not there any more.
void ChangeRows::append_departed(std::string& out) const {
  if (matched_ == before_.size()) return;
  const std::vector<std::string_view> ids = before_.ids().texts();
  for (std::uint32_t position = 0; position < ids.size(); ++position) {
    if (is_matched_[position]) continue;
    const std::vector<ChangedStanding> found = standings(position, kNobody);
    table_.append(out, {.member_id = ids[position],
                        .before = Points::from_hundredths(before_.totals()[position]),
                        .standings = found});
  }
}

void ChangeRows::write(OutputFile& output, const Execution& execution) const {
  struct Outgoing {
    const Kept* chunk = nullptr;
    std::string text;
  };
  std::string text;
  table_.append_header(text);
  output.write(text);
  std::size_t next = 0;
  run_pipeline<Outgoing>(
      execution,
      [&](Outgoing& item) {
        if (next == kept_.size()) return false;
        item.chunk = &kept_[next++];
        return true;
      },
      [this](Outgoing& item) {
        item.text.clear();
        append(item.text, *item.chunk);
      },
      [&](const Outgoing& item) { output.write(item.text); });
  text.clear();
  append_departed(text);
  output.write(text);
}

std::vector<ChangedStanding> ChangeRows::standings(std::uint32_t before,
                                                   std::uint32_t after) const {
  std::vector<ChangedStanding> result(columns_.size());
  const Kept* chunk = nullptr;
  if (after != kNobody) {
    chunk = &*std::prev(std::ranges::upper_bound(kept_, std::size_t{after}, {}, &Kept::first));
  }
  const std::size_t row = chunk == nullptr ? 0 : after - chunk->first;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const CohortRanking& ranking = before_.columns()[c].ranking();
    if (before != kNobody) {
      result[c].before = ranking.standing(before_.cohorts(c)[before],
                                          Points::from_hundredths(before_.totals()[before]));
    }
    if (chunk == nullptr) continue;
    result[c].after =
        columns_[c].ranking().standing(chunk->cohorts[c][row], chunk->changes.after(row));
    if (before == kNobody || !changes_.models().are_alike()) continue;
    result[c].own = own_standing(ranking, before_.cohorts(c)[before],
                                 Points::from_hundredths(before_.totals()[before]),
                                 chunk->own[c][row], chunk->changes.after(row));
  }
  return result;
}

std::string ChangeRows::summary() const {
  const ModelPair& models = changes_.models();
  std::string result =
      fmt::format("{} on both sides, {} only before, {} only after\n", counted(matched_, "member"),
                  before_.size() - matched_, size_ - matched_);
  if (models.are_alike()) {
    result += to_text(*models.after().schema()) + '\n';
  } else {
    result += fmt::format("before by {}\nafter by {}\n", to_text(*models.before().schema()),
                          to_text(*models.after().schema()));
  }
  if (matched_ == 0) return result;
  std::int64_t all = 0;
  for (const std::int64_t sum : sums_) all += sum;
  result += fmt::format("mean change of those on both sides: {} points\n",
                        with_sign(mean(all, matched_)));
  for (const Cause cause : kAllCauses) {
    if (cause == Cause::aged_out && !knows_aging_) continue;
    result += fmt::format("{:<14}{:>8}\n", to_string(cause),
                          with_sign(mean(sums_[static_cast<std::size_t>(cause)], matched_)));
  }
  return result;
}

std::string ChangeRows::withheld(std::uint64_t minimum) const {
  std::string result;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    result += prefixed(before_.columns()[c].withheld(minimum), "before: ");
    result += prefixed(columns_[c].withheld(minimum), "after: ");
  }
  return result;
}

}  // namespace ssi::command
