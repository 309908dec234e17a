// SPDX-License-Identifier: MIT
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

#include "commands/report_parts.hpp"
#include "day_of_log.hpp"
#include "input_rules.hpp"
#include "linkedin_input.hpp"
#include "member_pages.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "page_folder.hpp"
#include "page_name.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/pipeline.hpp"
#include "table_members.hpp"
#include "wanted_member.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;         // members at a time
constexpr std::size_t kPages = 8;           // pages that a thread makes at a time
constexpr std::chrono::days kChange{28};    // before the day of the page
constexpr std::chrono::days kHistory{182};  // likewise

PageComparisons comparisons_of(const ReportOptions& options, const Model& model) {
  PageComparisons result{.cohorts = options.cohorts, .minimum = options.minimum_cohort};
  for (const std::string& file : options.against) {
    CohortSet& set = result.saved.emplace_back(load_cohorts(file));
    refuse_other_model(file, set.schema(), *model.schema());
  }
  return result;
}

/// Pages of members, from reading the input to writing them.
class MembersReport {
 public:
  MembersReport(const ReportOptions& options, const Model& model)
      : options_(options),
        planning_(options.planning),
        model_(model),
        execution_(options.execution()),
        pages_(model, comparisons_of(options, model)) {
    pages_.minimum_coverage = options.minimum_coverage;
    pages_.must_have_goal = !options.all;
  }

  void read(ReportInput input) {
    switch (input.kind) {
      case InputKind::table:
        return read_table(std::move(*input.source));
      case InputKind::log:
        return read_log(std::move(*input.source));
      case InputKind::archive:
        return read_archive();
    }
  }

  /// Writes the page of one member.
  void write_one(OutputFile& output) {
    output.write(to_html(pages_.page(*wanted_)));
    output.commit();
    say(said_);
  }

  void write_all(PageFolder& folder) {
    folder.open();
    PageIndex index{.model = model_, .day = pages_.day, .pages = {}};
    std::vector<std::string> names = {kIndexName};
    write_pages(folder, index);
    folder.write(kIndexName, to_html(index));
    for (const PageLink& link : index.pages) names.push_back(link.file);
    folder.commit(names);
    say(said_);
  }

 private:
  struct Slice {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<PageLink> links = {};
  };

  void read_table(RecordSource source) {
    make_plans();
    if (!options_.before.empty()) {
      RecordSource before = options_.input.open(options_.before, model_);
      pages_.before_name = std::filesystem::path(before.name()).filename().string();
      said_ += prefixed_with(
          before.name(),
          command::read_table(before, options_.input, pages_.score, execution_, side_before()));
    }
    said_ += command::read_table(source, options_.input, pages_.score, execution_, pages_.members);
    finish(source.name(), "in the file", options_.member);
  }

  void read_log(RecordSource source) {
    make_plans();
    const std::string name = source.name();
    const ActivityInput input(options_, model_, {.cohorts = pages_.members.label_columns()}, false,
                              std::move(source));
    said_ += input.report();
    take_log(input.log(), input.cohorts(), *options_.day, options_.member);
    finish(name, "in the log on " + to_text(*options_.day), options_.member);
  }

  void read_archive() {
    const LinkedInInput input(options_, model_);
    said_ += input.report();
    pages_.notes = input.notes();
    if (options_.has_plan) assume_of(input);
    make_plans();
    const std::vector<TextColumn> labels = input.labels(pages_.members.label_columns());
    take_log(input.log(), labels, input.day(), input.member());
    finish(options_.logs.front(), "in the archive", input.member());
  }

  /// An archive tells so little that nearly nothing could be planned. What is missing starts as 0,
  /// but nobody is taken to have a tool that is not known of.
  void assume_of(const LinkedInInput& input) {
    planning_.assume_zero = true;
    const std::vector<std::string> tools =
        input.actions_of_unknown_tools(load_actions_of(planning_, model_));
    planning_.without.insert(planning_.without.end(), tools.begin(), tools.end());
    pages_.notes.emplace_back(
        "What is not known is planned as if it were still to be done: pass over what you have done "
        "already.");
    if (tools.empty()) return;
    pages_.notes.emplace_back(
        "The plan has no action with the premium tool, since it is not known "
        "whether you have it.");
  }

  void make_plans() {
    if (options_.has_plan) pages_.plans.emplace(planning_, model_);
  }

  PageMembers& side_before() {
    return pages_.before.emplace(
        model_, PageComparisons{
                    .cohorts = options_.cohorts, .saved = {}, .minimum = options_.minimum_cohort});
  }

  void take_log(const ActivityLog& log, const std::vector<TextColumn>& labels, Day day,
                const std::string& wanted) {
    pages_.day = day;
    pages_.positions = add_day(log, labels, day, pages_.members);
    pages_.day_before = day_before(options_, day);
    if (pages_.day_before) {
      add_day(log, labels, *pages_.day_before, side_before());
      pages_.aged_out.emplace(model_,
                              aged_signals(log, model_, {*pages_.day_before, day}, execution_));
    }
    add_history(log, day, wanted);
  }

  /// Adds the members that there are on a day. Returns their positions in the log.
  std::vector<std::uint32_t> add_day(const ActivityLog& log, const std::vector<TextColumn>& labels,
                                     Day day, PageMembers& members) {
    const DayOfLog& signals = days_.emplace_back(model_, signals_on(log, model_, day, execution_));
    std::vector<std::uint32_t> there = members_on(log, day);
    for (std::size_t first = 0; first < there.size(); first += kRows) {
      const auto positions = std::span(there).subspan(first, std::min(kRows, there.size() - first));
      const MemberTable table = signals.at(positions, copies_);
      std::vector<std::uint16_t> totals(positions.size());
      pages_.score(table, {.total = totals}, execution_);
      members.add(ids_of(log, positions), table, labels_of(labels, positions), totals);
    }
    return there;
  }

  /// By default it begins with the log, or 26 weeks before the day if that is later.
  void add_history(const ActivityLog& log, Day day, const std::string& wanted) {
    const auto rows = log.days();
    Day first = options_.from.value_or(std::max(kFirstDay + kHistory, day) - kHistory);
    if (!options_.from && rows) first = std::max(first, std::min(rows->first, day));
    std::optional<std::size_t> only;
    if (!options_.all) {
      const auto position = pages_.members.find(wanted);
      if (!position) return;  // which finish() says
      only = pages_.positions[*position];
    }
    pages_.history.emplace(log, model_, DayRange{first, day}, only, execution_);
    if (!rows || model_.window_days() <= 1) return;
    const Day whole = rows->first + std::chrono::days(model_.window_days() - 1);
    if (first >= whole) return;
    pages_.notes.push_back(
        fmt::format("The log begins on {}: scores before {} count over less than {} days.",
                    to_text(rows->first), to_text(whole), model_.window_days()));
  }

  void finish(const std::string& file, const std::string& where, const std::string& member) {
    pages_.finish(execution_);
    if (!options_.all) find(file, where, member);
    if (!options_.connections.empty()) {
      pages_.network.emplace(options_.connections, options_.input, options_.minimum_cohort,
                             options_.skip_unknown);
      pages_.network->add(pages_.members.ids(), pages_.members.totals());
      pages_.network->connect(execution_, false);
      said_ += pages_.network->report();
    }
    said_ += pages_.members.withheld();
    said_ += model_report(pages_.members.size(), *model_.schema());
  }

  void find(const std::string& file, const std::string& where, const std::string& member) {
    wanted_ = pages_.members.find(member);
    if (wanted_) return;
    WantedMember wanted(member, options_.input.columns.id);
    for (const std::string_view id : pages_.members.ids()) wanted.is(id);
    wanted.fail_absent(file, where);
  }

  void write_pages(const PageFolder& folder, PageIndex& index) const {
    ProgressBar progress("writing pages");
    std::size_t next = 0;
    const std::size_t all = pages_.members.size();
    run_pipeline<Slice>(
        execution_,
        [&](Slice& slice) {
          if (next == all) return false;
          progress.show(next, all);
          slice.first = next;
          slice.count = std::min(kPages, all - next);
          next += slice.count;
          return true;
        },
        [&](Slice& slice) {
          slice.links.clear();
          for (std::size_t i = 0; i < slice.count; ++i) {
            slice.links.push_back(write_page(folder, slice.first + i));
          }
        },
        [&](Slice& slice) {
          index.pages.insert(index.pages.end(), slice.links.begin(), slice.links.end());
        });
  }

  PageLink write_page(const PageFolder& folder, std::size_t member) const {
    const MemberPage page = pages_.page(member);
    PageLink link{.id = page.id,
                  .file = page_name(page.id, member + 1),
                  .total = page.explanation.total,
                  .coverage = page.explanation.coverage,
                  .band = std::string(page.explanation.band)};
    folder.write(link.file, to_html(page));
    return link;
  }

  const ReportOptions& options_;
  PlanningOptions planning_;
  Model model_;
  Execution execution_;
  std::deque<DayOfLog> days_;           // which members' signals are of
  std::deque<GatheredMembers> copies_;  // likewise
  MemberPages pages_;
  std::optional<std::size_t> wanted_;
  std::string said_;
};

void write_folder(const ReportOptions& options, const Model& model, ReportInput input) {
  MembersReport job(options, model);
  try {
    PageFolder folder(options.output);
    job.read(std::move(input));
    job.write_all(folder);
  } catch (const Interrupted&) {  // the process has ended by then, unless the signal is blocked
    throw std::runtime_error("interrupted");
  }
}

}  // namespace

std::optional<Day> day_before(const ReportOptions& options, Day day) {
  if (options.since) return options.since;
  if (day - kFirstDay < kChange) return std::nullopt;
  return day - kChange;
}

void report_on_members(const ReportOptions& options, const Model& model, ReportInput input) {
  if (options.all) return write_folder(options, model, std::move(input));
  OutputFile output(options.output);
  MembersReport job(options, model);
  job.read(std::move(input));
  job.write_one(output);
}

}  // namespace ssi::command
