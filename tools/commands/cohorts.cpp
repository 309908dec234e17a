// SPDX-License-Identifier: MIT
#include "commands/cohorts.hpp"

#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/error.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/cohort_table.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// The outputs of the command: the table, and the cohorts if they are to be saved.
class Outputs {
 public:
  explicit Outputs(const CohortsOptions& options) : table_(options.output) {
    if (!options.save.empty()) save_.emplace(options.save);
  }

  /// Returns how many cohorts were withheld.
  std::size_t write(const CohortSet& cohorts, const CohortTableWriter& table,
                    std::uint64_t minimum) {
    std::size_t withheld = 0;
    std::string text;
    table.append_header(text);
    for (const std::uint32_t i : cohorts.by_label()) {
      if (cohorts.cohort(i).members() < minimum) {
        ++withheld;
      } else {
        table.append(text, cohorts.label(i), cohorts.cohort(i));
      }
    }
    if (save_) {
      save_->write(to_bytes(cohorts));
      save_->prepare();
    }
    table_.release();
    table_.write(text);
    // The saved cohorts go last: they may replace a file that they were merged of, and a merge that
    // fails before that can be tried again without counting anybody twice.
    table_.commit();
    if (save_) save_->commit();
    return withheld;
  }

 private:
  OutputFile table_;
  std::optional<OutputFile> save_;
};

CohortTableWriter table_for(const std::string& column, const ScoreSchema& model) {
  refuse_repeated_column("cohort table", CohortTableWriter::repeated_column(column, model));
  return {column, model};
}

std::string cohort_report(const CohortSet& cohorts, std::size_t withheld, std::uint64_t minimum) {
  std::string line = counted(cohorts.size(), "cohort") + " by " + printable(cohorts.column());
  if (withheld > 0) {
    line += fmt::format(", {} of which withheld for fewer than {}", withheld,
                        counted(minimum, "member"));
  }
  return line + '\n';
}

void from_members(const CohortsOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const Model model = options.model.load();
  const ScoreAggregator score(model);
  CohortSet cohorts(options.column, model);
  const CohortTableWriter table = table_for(options.column, cohorts.schema());
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, {.required = {options.column}}, options.input.columns);
  ReadingReport reading;
  Outputs outputs(options);
  std::uint64_t members = 0;
  score_members(source, parser, score, options.execution(),
                [&](const RecordText&, const MemberChunk& chunk, const ScoredMembers& scored) {
                  reading.add(chunk);
                  cohorts.add(chunk.labels(0), scored.scores.columns());
                  members += chunk.rows();
                });
  const std::size_t withheld = outputs.write(cohorts, table, options.minimum_cohort);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::string report = reading.text(source, parser);
  report += model_report(members, cohorts.schema());
  report += cohort_report(cohorts, withheld, options.minimum_cohort);
  if (const std::uint64_t without = members - cohorts.members(); without > 0) {
    report += fmt::format("members without a label: {}\n", without);
  }
  say(report + column_report(parser) + speed_report(members, seconds.count()));
}

/// The file that each source of saved cohorts was first seen in.
using SourceFiles = std::map<CohortSource, std::string>;

void refuse_repeats(const std::string& file, const CohortSet& cohorts, const SourceFiles& seen) {
  for (const CohortSource& source : cohorts.sources()) {
    const auto other = seen.find(source);
    if (other == seen.end()) continue;
    throw DataError(
        {input_name(file), 0, "", ""},
        "holds members that " + input_name(other->second) +
            " holds: they would count twice (--allow-repeats merges them all the same)");
  }
}

CohortSet merged(const CohortsOptions& options) {
  std::optional<CohortSet> all;
  SourceFiles seen;
  for (const std::string& file : options.merge) {
    CohortSet more = load_cohorts(file);
    if (all) refuse_other_model(file, more.schema(), all->schema());
    if (!options.allow_repeats) refuse_repeats(file, more, seen);
    for (const CohortSource& source : more.sources()) seen.emplace(source, file);
    if (!all) {
      all.emplace(std::move(more));
      continue;
    }
    // Another column, other bands, too many members. Repeats were refused above, with both files.
    if (const auto why = all->obstacle_to_merging(more, Repeats::allow)) {
      throw DataError({input_name(file), 0, "", ""}, *why);
    }
    all->merge(more, Repeats::allow);
  }
  return std::move(all).value();
}

void from_files(const CohortsOptions& options) {
  Outputs outputs(options);
  const CohortSet cohorts = merged(options);
  const CohortTableWriter table = table_for(cohorts.column(), cohorts.schema());
  const std::size_t withheld = outputs.write(cohorts, table, options.minimum_cohort);
  say(model_report(cohorts.members(), cohorts.schema()) +
      cohort_report(cohorts, withheld, options.minimum_cohort));
}

/// A merged file may be saved over one that it was made of: it is written once all are read.
void refuse_wrong_files(const CohortsOptions& options) {
  if (!options.save.empty() && is_same_output(options.save, options.output)) {
    throw UsageError{"the table and the cohorts would go to the same file"};
  }
  refuse_to_overwrite(options.output, options.merge);
  for (const std::string& output : {options.output, options.save}) {
    refuse_to_overwrite(output, {options.members, options.model.file});
  }
}

}  // namespace

void cohorts(const CohortsOptions& options) {
  std::vector<std::string> inputs = options.merge;
  inputs.insert(inputs.end(), {options.members, options.model.file});
  refuse_shared_input(inputs);
  refuse_wrong_files(options);
  options.merge.empty() ? from_members(options) : from_files(options);
}

}  // namespace ssi::command
