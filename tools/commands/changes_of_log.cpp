// SPDX-License-Identifier: MIT
#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "change_report.hpp"
#include "commands/changes.hpp"
#include "day_of_log.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "ssi/error.hpp"
#include "ssi/history.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;  // members at a time

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
    const Execution execution = options_.execution();
    const ActivityLog& log = input_.log();
    const DayOfLog before(model_, signals_on(log, model_, from, execution));
    const DayOfLog after(model_, signals_on(log, model_, options_.to, execution));
    const DayOfLog aged_out(model_, aged_signals(log, model_, {from, options_.to}, execution));
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

  void add_before(const DayOfLog& day, std::deque<GatheredMembers>& copies) {
    const std::vector<std::uint32_t> there = members_on(input_.log(), options_.from);
    for (std::size_t first = 0; first < there.size(); first += kRows) {
      const auto positions = std::span(there).subspan(first, std::min(kRows, there.size() - first));
      const MemberTable members = day.at(positions, copies);
      std::vector<std::uint16_t> totals(positions.size());
      report_.changes().before()(members, {.total = totals});
      report_.add_before(ids_of(input_.log(), positions), members,
                         labels_of(input_.cohorts(), positions), totals);
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
          slice.after.emplace(MembersAfter{ids_of(input_.log(), slice.positions),
                                           day.at(slice.positions, slice.copies),
                                           labels_of(input_.cohorts(), slice.positions)});
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
