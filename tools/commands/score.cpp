// SPDX-License-Identifier: MIT
#include "commands/score.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "cohort_column.hpp"
#include "input_rules.hpp"
#include "member_network.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "score_lines.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

std::vector<std::string> names_of(const std::vector<CohortColumn>& columns) {
  std::vector<std::string> result;
  result.reserve(columns.size());
  for (const CohortColumn& column : columns) result.push_back(column.name());
  return result;
}

/// The columns whose cells are read as text: those of cohorts, then those that are carried along.
LabelColumns labels_of(const std::vector<CohortColumn>& columns, const ScoreOptions& options) {
  LabelColumns result{.required = names_of(columns)};
  result.required.insert(result.required.end(), options.keep.begin(), options.keep.end());
  return result;
}

/// A file of members being scored: read, kept, ranked and written.
class ScoreJob {
 public:
  ScoreJob(const ScoreOptions& options, const Model& model,
           std::vector<CohortColumn> cohort_columns, const ScoreTableWriter& table)
      : options_(options),
        execution_(options.execution()),
        table_(table),
        score_(model),
        source_(options.input.open(options.members, model)),
        parser_(source_, model, labels_of(cohort_columns, options), options.input.columns),
        output_(options.output),
        everyone_(model),
        bands_(model, options.minimum_coverage),
        cohort_columns_(std::move(cohort_columns)),
        lines_(options, score_.model(), table, cohort_columns_, network_) {
    if (options.connections.empty()) return;
    network_.emplace(options.connections, options.input, options.minimum_cohort,
                     options.skip_unknown);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    score_members(
        source_, parser_, score_, execution_,
        [this](const RecordText& text, const MemberChunk& chunk, ScoredMembers& scored) {
          keep(text, chunk, scored);
        },
        {.bounds = options_.bounds, .first_column = cohort_columns_.size()}, kMostCounted,
        output_.is_terminal());
    for (CohortColumn& column : cohort_columns_) column.rank(options_.minimum_cohort, execution_);
    if (network_) network_->connect(execution_, output_.is_terminal());
    output_.release();
    write();
    output_.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::string report = reading_.text(source_, parser_);
    for (const CohortColumn& column : cohort_columns_) {
      report += column.withheld(options_.minimum_cohort);
    }
    if (network_) report += network_->report();
    report += score_report(score_.model(), everyone_, bands_, parser_, seconds.count());
    say(report);
  }

 private:
  void keep(const RecordText& text, const MemberChunk& chunk, ScoredMembers& scored) {
    reading_.add(chunk);
    KeptMembers& kept = kept_.emplace_back(KeptMembers{std::move(scored), everyone_.members(), {}});
    const ScoreTable& scores = kept.members.scores;
    everyone_.add(scores.columns());
    bands_.add(scores.columns());
    for (std::size_t i = 0; i < cohort_columns_.size(); ++i) {
      kept.cohorts.push_back(cohort_columns_[i].add(chunk.labels(i), scores.totals()));
    }
    if (network_) network_->add(text, source_.name(), kept.members);
  }

  struct Outgoing {
    const KeptMembers* chunk = nullptr;
    std::string text;
  };

  void write() {
    ProgressBar progress("writing", output_.is_terminal());
    std::size_t next = 0;
    std::string header;
    table_.append_header(header);
    output_.write(header);
    const auto take = [&](Outgoing& item) {
      if (next == kept_.size()) return false;
      progress.show(next, kept_.size());
      item.chunk = &kept_[next++];
      return true;
    };
    run_pipeline<Outgoing>(
        execution_, take,
        [this](Outgoing& item) {
          item.text.clear();
          lines_.append(item.text, *item.chunk);
        },
        [this](const Outgoing& item) { output_.write(item.text); });
  }

  const ScoreOptions& options_;
  Execution execution_;
  const ScoreTableWriter& table_;
  ScoreAggregator score_;
  RecordSource source_;
  MemberParser parser_;
  ReadingReport reading_;
  OutputFile output_;
  Cohort everyone_;
  BandCounts bands_;
  std::vector<CohortColumn> cohort_columns_;
  std::optional<MemberNetwork> network_;
  ScoreLines lines_;
  std::deque<KeptMembers> kept_;
};

std::vector<CohortColumn> cohort_columns_of(const ScoreOptions& options, const Model& model) {
  std::vector<CohortColumn> result;
  for (const std::string& column : options.cohorts) result.emplace_back(column, model.maximum());
  for (const std::string& file : options.against) {
    const CohortSet saved = load_cohorts(file);
    refuse_other_model(file, saved.schema(), *model.schema());
    result.emplace_back(saved, options.minimum_cohort);
  }
  return result;
}

ScoreTableWriter table_for(const Model& model, const std::vector<CohortColumn>& columns,
                           const ScoreOptions& options) {
  const ScoreTableFormat format{.cohort_columns = names_of(columns),
                                .has_network = !options.connections.empty(),
                                .has_band = options.bands,
                                .has_bounds = options.bounds,
                                .kept_columns = options.keep};
  refuse_repeated_column("score table", ScoreTableWriter::repeated_column(model, format));
  return ScoreTableWriter(model, format);
}

}  // namespace

void score(const ScoreOptions& options) {
  std::vector<std::string> inputs = options.against;
  inputs.insert(inputs.end(), {options.members, options.connections, options.model.file});
  refuse_shared_input(inputs);
  refuse_to_overwrite(options.output, inputs);
  const Model model = options.model.load();
  std::vector<CohortColumn> columns = cohort_columns_of(options, model);
  const ScoreTableWriter table = table_for(model, columns, options);
  ScoreJob(options, model, std::move(columns), table).run();
}

}  // namespace ssi::command
