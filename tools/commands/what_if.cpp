// SPDX-License-Identifier: MIT
#include "commands/what_if.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <stdexcept>

#include "cohort_column.hpp"
#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "scored_members.hpp"
#include "ssi/files/change_file.hpp"
#include "ssi/report.hpp"
#include "wanted_member.hpp"

namespace ssi::command {
namespace {

std::uint32_t value_of(const NamedEdit& edit) {
  const std::string& text = edit.value;
  std::uint32_t value = 0;
  const bool is_digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!is_digits || error != std::errc()) {
    throw UsageError{std::string(edit.option()) + ": '" + text +
                     "' is not a whole number from 0 to 4294967295"};
  }
  return value;
}

SignalEdit edit_of(const NamedEdit& edit, const Model& model) {
  const auto signal = model.catalogue().find(edit.signal);
  if (!signal) {
    NearestName nearest(edit.signal);
    for (const SignalInfo& each : model.catalogue().all()) nearest.offer(each.name);
    throw UsageError{std::string(edit.option()) + ": model " + model.id() + " has no signal '" +
                     edit.signal + "'" + did_you_mean(nearest)};
  }
  return {edit.kind, *signal, value_of(edit)};
}

/// The edits that can matter to a model, and a note on the others.
struct Edits {
  Edits(const std::vector<NamedEdit>& named, const Model& model) {
    std::vector<std::string> unused;
    for (const NamedEdit& each : named) {
      const SignalEdit edit = edit_of(each, model);
      const bool is_repeated = std::ranges::any_of(
          all, [&](const SignalEdit& other) { return other.signal == edit.signal; });
      if (is_repeated) {
        throw UsageError{"--set and --add: the signal '" + each.signal + "' comes twice"};
      }
      all.push_back(edit);
      if (std::ranges::find(model.used_signals(), edit.signal) == model.used_signals().end()) {
        unused.push_back(each.signal);
      } else {
        used.push_back(edit);
      }
    }
    note = listed("signals that the model does not use, so without effect", unused);
  }

  std::vector<SignalEdit> all;
  std::vector<SignalEdit> used;
  std::string note;
};

/// The member, with its place in each cohort column.
struct Found {
  Member member;
  std::vector<std::uint32_t> cohorts;
  std::vector<std::string> labels;
};

/// Finds a member in a file, and ranks everybody in the file.
class MemberSearch {
 public:
  MemberSearch(const WhatIfOptions& options, const Model& model)
      : options_(options),
        score_(model),
        source_(options.input.open(options.members, model)),
        parser_(source_, model, {.required = options.cohorts}, options.input.columns) {
    for (const std::string& column : options.cohorts)
      columns_.emplace_back(column, model.maximum());
  }

  /// Reads the whole file, so that it is known to be sound and to have the id once.
  void run() {
    WantedMember wanted(options_.member, options_.input.columns.id);
    score_members(source_, parser_, score_, options_.execution(),
                  [&](const RecordText& text, const MemberChunk& chunk,
                      const ScoredMembers& scored) { keep(text, chunk, scored, wanted); });
    for (CohortColumn& column : columns_) {
      column.rank(options_.minimum_cohort, options_.execution());
    }
    if (!found_) wanted.fail_absent(source_.name(), "in the file");
  }

  const Member& member() const { return found_->member; }

  std::vector<ChangedCohort> cohorts(const Change& change) const {
    std::vector<ChangedCohort> result;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const CohortRanking& ranking = columns_[c].ranking();
      const std::uint32_t number = found_->cohorts[c];
      result.push_back(
          {.column = columns_[c].name(),
           .label_before = found_->labels[c],
           .label_after = found_->labels[c],
           .standing = {.before = ranking.standing(number, change.before),
                        .own = ranking.replacing(number, change.before, change.after)}});
    }
    return result;
  }

  std::string report() const {
    std::string result = reading_.text(source_, parser_) + column_report(parser_);
    for (const CohortColumn& column : columns_) result += column.withheld(options_.minimum_cohort);
    return result;
  }

 private:
  void keep(const RecordText& text, const MemberChunk& chunk, const ScoredMembers& scored,
            WantedMember& wanted) {
    reading_.add(chunk);
    std::vector<std::vector<std::uint32_t>> numbers;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      numbers.push_back(columns_[c].add(chunk.labels(c), scored.scores.totals()));
    }
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      if (!wanted.is(chunk.id(row))) continue;
      if (found_) wanted.fail_repeated(source_.name(), text.line_of(row));
      Found& found = found_.emplace(Found{Member(chunk.members(), row), {}, {}});
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        found.cohorts.push_back(numbers[c][row]);
        found.labels.push_back(chunk.labels(c)[row]);
      }
    }
  }

  const WhatIfOptions& options_;
  ScoreAggregator score_;
  RecordSource source_;
  MemberParser parser_;
  ReadingReport reading_;
  std::vector<CohortColumn> columns_;
  std::optional<Found> found_;
};

std::string lines_of(const Change& change, const std::string& id) {
  std::string result;
  append_change_header(result);
  append_change(result, id, change);
  return result;
}

/// Throws UsageError, which names the option, for an edit that has no meaning for the member. What
/// is added to a signal that the model does not use was not read, and has no effect.
void check(const Edits& edits, const Model& model, const Member& member) {
  for (const SignalEdit& edit : edits.all) {
    const bool is_set = edit.kind == SignalEdit::Kind::set;
    if (!is_set && std::ranges::find(edits.used, edit) == edits.used.end()) continue;
    try {
      edited(model.catalogue(), member, std::span(&edit, 1));
    } catch (const std::invalid_argument& error) {
      throw UsageError{std::string(is_set ? "--set: " : "--add: ") + error.what()};
    }
  }
}

}  // namespace

void what_if(const WhatIfOptions& options) {
  refuse_shared_input({options.members, options.model.file});
  refuse_to_overwrite(options.output, {options.members, options.model.file});
  const Model model = options.model.load();
  const Edits edits(options.edits, model);
  MemberSearch search(options, model);
  OutputFile output(options.output);
  search.run();
  check(edits, model, search.member());
  const Change change = ssi::what_if(model, search.member(), edits.used);
  if (options.csv) {
    output.write(lines_of(change, options.member));
  } else {
    const std::vector<ChangedCohort> cohorts = search.cohorts(change);
    output.write(options.json ? to_json(change, options.member, cohorts) + '\n'
                              : to_text(change, options.member, cohorts));
  }
  output.commit();
  say(search.report() + edits.note);
}

}  // namespace ssi::command
