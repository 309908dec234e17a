// SPDX-License-Identifier: MIT
#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "change_report.hpp"
#include "commands/changes.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "ssi/error.hpp"
#include "ssi/history.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;  // members at a time

/// The signals of all members of a log on a day, of whom some are there.
class DayOfLog {
 public:
  DayOfLog(const Model& model, SignalTable signals)
      : model_(model),
        signals_(std::move(signals)),
        members_(signals_.members()),
        columns_(used_columns(model, members_)) {}

  /// Returns the members at these positions of the log, ascending. Mostly they are neighbours, and
  /// nothing is copied; `copies` keeps what is, as long as the table is used.
  MemberTable at(std::span<const std::uint32_t> positions,
                 std::deque<GatheredMembers>& copies) const {
    if (positions.back() - positions.front() + 1 == positions.size()) {
      return members_.slice(positions.front(), positions.size());
    }
    std::vector<MemberPlace> places;
    places.reserve(positions.size());
    for (const std::uint32_t position : positions) places.push_back({&columns_, position});
    return copies.emplace_back(model_, places).members();
  }

 private:
  Model model_;
  SignalTable signals_;
  MemberTable members_;
  std::vector<Column> columns_;  // [used signal]
};

/// Two days of a log, compared.
class LogChanges {
 public:
  LogChanges(const ChangesOptions& options, const Model& model)
      : options_(options),
        model_(model),
        report_(options, ModelPair(model), true),
        input_(options, model,
               {.signals = WantedSignals::used, .texts = false, .cohorts = options.cohorts},
               report_.output().is_terminal()) {}

  void run() {
    const Day from = options_.from;
    const DayRange shared{window_of(options_.to, model_.window_days()).first, from};
    const Execution execution = options_.execution();
    const ActivityLog& log = input_.log();
    const DayOfLog before(model_, signals_on(log, model_, from, execution));
    const DayOfLog after(model_, signals_on(log, model_, options_.to, execution));
    const DayOfLog aged_out(model_, signals_over(log, model_, shared, options_.to, execution));
    std::deque<GatheredMembers> copies;
    add_before(before, copies);
    report_.turn();
    add_after(after, aged_out);
    const std::string summary = report_.finish(input_name(options_.logs.front()));
    say(input_.report() + summary);
  }

 private:
  struct Slice {
    std::span<const std::uint32_t> positions;
    std::deque<GatheredMembers> copies = {};
    std::optional<MembersAfter> after = {};
    ChangeReport::Found found = {};
  };

  std::vector<std::string_view> ids_of(std::span<const std::uint32_t> positions) const {
    std::vector<std::string_view> ids;
    ids.reserve(positions.size());
    for (const std::uint32_t position : positions) ids.push_back(input_.log().id(position));
    return ids;
  }

  /// Labels are those of a member table, whose members are all there on every day.
  std::vector<LabelColumn> labels_of(std::span<const std::uint32_t> positions) const {
    std::vector<LabelColumn> labels;
    for (const TextColumn& column : input_.cohorts()) {
      const LabelColumn all = column.texts();
      labels.push_back({all.codes.subspan(positions.front(), positions.size()), all.names});
    }
    return labels;
  }

  void add_before(const DayOfLog& day, std::deque<GatheredMembers>& copies) {
    const std::vector<std::uint32_t> there = members_on(input_.log(), options_.from);
    for (std::size_t first = 0; first < there.size(); first += kRows) {
      const auto positions = std::span(there).subspan(first, std::min(kRows, there.size() - first));
      const MemberTable members = day.at(positions, copies);
      std::vector<std::uint16_t> totals(positions.size());
      report_.changes().before()(members, {.total = totals});
      report_.add_before(ids_of(positions), members, labels_of(positions), totals);
    }
  }

  void add_after(const DayOfLog& day, const DayOfLog& aged_out) {
    const std::vector<std::uint32_t> there = members_on(input_.log(), options_.to);
    std::size_t next = 0;
    run_pipeline<Slice>(
        options_.execution(),
        [&](Slice& slice) {
          if (next == there.size()) return false;
          slice.positions = std::span(there).subspan(next, std::min(kRows, there.size() - next));
          next += slice.positions.size();
          return true;
        },
        [&](Slice& slice) {
          slice.copies.clear();
          slice.after.emplace(MembersAfter{ids_of(slice.positions),
                                           day.at(slice.positions, slice.copies),
                                           labels_of(slice.positions)});
          const MemberTable aged = aged_out.at(slice.positions, slice.copies);
          report_.split(*slice.after, &aged, slice.found);
        },
        [&](Slice& slice) { report_.add_after(*slice.after, slice.found); });
  }

  const ChangesOptions& options_;
  Model model_;
  ChangeReport report_;
  ActivityInput input_;
};

}  // namespace

void changes_of_log(const ChangesOptions& options) {
  if (options.from >= options.to) throw UsageError{"--from: must be before --to"};
  if (!options.model_before.empty()) {
    throw UsageError{"--model-before: both days of a log are scored by --model"};
  }
  if (!options.cohorts.empty() && options.members.empty()) {
    throw UsageError{"--cohort: of a log it needs --members, which has the labels"};
  }
  LogChanges(options, options.model.load()).run();
}

}  // namespace ssi::command
