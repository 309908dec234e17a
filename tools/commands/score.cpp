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
        parser_(source_, model, {.required = names_of(cohort_columns)}, options.input.columns),
        output_(options.output),
        everyone_(model),
        cohort_columns_(std::move(cohort_columns)) {
    if (!options.connections.empty()) network_.emplace(options);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    score_members(
        source_, parser_, score_, execution_,
        [this](const RecordText& text, const MemberChunk& chunk, ScoredMembers& scored) {
          keep(text, chunk, scored);
        },
        kMostCounted, output_.is_terminal());
    for (CohortColumn& column : cohort_columns_) column.rank(options_.minimum_cohort, execution_);
    if (network_) network_->connect(execution_, output_.is_terminal());
    output_.release();
    write();
    output_.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::string report = reading_.text(source_, parser_);
    if (network_) report += network_->report();
    report += score_report(score_.model(), everyone_, parser_, seconds.count());
    say(report);
  }

 private:
  /// A chunk, as it is kept until the table is written.
  struct Kept {
    ScoredMembers members;
    std::size_t first;                                // position of the first in the file
    std::vector<std::vector<std::uint32_t>> cohorts;  // [cohort column][row]
  };

  void keep(const RecordText& text, const MemberChunk& chunk, ScoredMembers& scored) {
    reading_.add(chunk);
    Kept& kept = kept_.emplace_back(Kept{std::move(scored), everyone_.members(), {}});
    const ScoreTable& scores = kept.members.scores;
    everyone_.add(scores.columns());
    for (std::size_t i = 0; i < cohort_columns_.size(); ++i) {
      kept.cohorts.push_back(cohort_columns_[i].add(chunk.labels(i), scores.totals()));
    }
    if (network_) network_->add(text, source_.name(), kept.members);
  }

  struct Outgoing {
    const Kept* chunk = nullptr;
    std::vector<std::optional<Standing>> standings;  // [row][cohort column]
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
          append_rows(item);
        },
        [this](const Outgoing& item) { output_.write(item.text); });
  }

  void append_rows(Outgoing& item) const {
    const ScoreTable& scores = item.chunk->members.scores;
    find_standings(item);
    const std::size_t width = cohort_columns_.size();
    std::vector<Points> points(score_.model().competencies().size());
    for (std::size_t row = 0; row < scores.rows(); ++row) {
      for (std::size_t c = 0; c < points.size(); ++c) {
        points[c] = Points::from_hundredths(scores.competency(c)[row]);
      }
      table_.append(item.text,
                    {item.chunk->members.ids[row], points, scores.total(row), scores.coverage(row),
                     std::span(item.standings).subspan(row * width, width),
                     network_ ? network_->standing(item.chunk->first + row) : std::nullopt});
    }
  }

  void find_standings(Outgoing& item) const {
    const ScoreTable& scores = item.chunk->members.scores;
    const std::size_t width = cohort_columns_.size();
    std::vector<std::uint32_t> rank(scores.rows());
    std::vector<std::uint16_t> percentile(scores.rows());
    std::vector<std::uint8_t> top_percent(scores.rows());
    item.standings.assign(scores.rows() * width, std::nullopt);
    for (std::size_t i = 0; i < width; ++i) {
      cohort_columns_[i].standings(item.chunk->cohorts[i], scores.totals(),
                                   {rank, percentile, top_percent});
      for (std::size_t row = 0; row < scores.rows(); ++row) {
        if (rank[row] == 0) continue;
        // The table does not show of how many members.
        item.standings[row * width + i] = {.rank = rank[row],
                                           .percentile = Percent::from_hundredths(percentile[row]),
                                           .top_percent = top_percent[row]};
      }
    }
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
  std::vector<CohortColumn> cohort_columns_;
  std::optional<MemberNetwork> network_;
  std::deque<Kept> kept_;
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
                           bool has_network) {
  const ScoreTableFormat format{names_of(columns), has_network};
  refuse_repeated_column("score table", ScoreTableWriter::repeated_column(model, format));
  return ScoreTableWriter(model, format);
}

}  // namespace

void score(const ScoreOptions& options) {
  std::vector<std::string> inputs = options.against;
  inputs.insert(inputs.end(), {options.members, options.connections, options.model.file});
  refuse_shared_input(inputs);
  for (const std::string& input : inputs) refuse_to_overwrite(options.output, input, options.model);
  const Model model = options.model.load();
  std::vector<CohortColumn> columns = cohort_columns_of(options, model);
  const ScoreTableWriter table = table_for(model, columns, !options.connections.empty());
  ScoreJob(options, model, std::move(columns), table).run();
}

}  // namespace ssi::command
