// SPDX-License-Identifier: MIT
#include "commands/score.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <optional>
#include <utility>

#include "input_rules.hpp"
#include "member_network.hpp"
#include "output_file.hpp"
#include "pipeline.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/score_file.hpp"

namespace ssi::command {
namespace {

std::vector<std::string> columns_of(const std::vector<Comparison>& comparisons) {
  std::vector<std::string> result;
  result.reserve(comparisons.size());
  for (const Comparison& comparison : comparisons) result.push_back(comparison.column());
  return result;
}

/// A file of members being scored: read, kept, ranked and written.
class ScoreJob {
 public:
  ScoreJob(const ScoreOptions& options, const Model& model, std::vector<Comparison> comparisons,
           const ScoreTableWriter& table)
      : options_(options),
        threads_(options.threads != 0 ? options.threads : available_threads()),
        table_(table),
        score_(model),
        source_(options.members),
        parser_(source_, model, {.required = columns_of(comparisons)}),
        output_(options.output),
        everyone_(model),
        comparisons_(std::move(comparisons)) {
    if (!options.connections.empty()) network_.emplace(options);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    score_members(source_, parser_, score_, threads_,
                  [this](const RecordText& text, const MemberChunk& chunk, ScoredChunk& scored) {
                    keep(text, chunk, scored);
                  });
    for (Comparison& comparison : comparisons_) comparison.rank(options_.minimum_cohort);
    if (network_) network_->connect(threads_);
    output_.release();
    write();
    output_.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::string report = network_ ? network_->report() : std::string();
    report += score_report(score_.model(), everyone_, parser_, seconds.count());
    std::fwrite(report.data(), 1, report.size(), stderr);
  }

 private:
  void keep(const RecordText& text, const MemberChunk& chunk, ScoredChunk& scored) {
    const ScoreColumns scores = scored.columns(score_.model().competencies().size());
    scored.first = everyone_.members();
    everyone_.add(scores, scored.rows());
    for (std::size_t i = 0; i < comparisons_.size(); ++i) {
      scored.labels.push_back(
          comparisons_[i].add(chunk.labels(i), chunk.label_names(i), scores.total));
    }
    if (network_) network_->add(text, source_.name(), scored, scores.total);
    kept_.push_back(std::move(scored));
  }

  struct Outgoing {
    ScoredChunk* chunk = nullptr;
    std::vector<std::optional<Standing>> standings;  // [row][comparison]
    std::string text;
  };

  void write() {
    ProgressBar progress("writing");
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
        threads_, take,
        [this](Outgoing& item) {
          item.text.clear();
          append_rows(item);
        },
        [this](const Outgoing& item) { output_.write(item.text); });
  }

  void append_rows(Outgoing& item) const {
    ScoredChunk& chunk = *item.chunk;
    const std::size_t competencies = score_.model().competencies().size();
    const std::span totals = chunk.column(competencies);
    // All standings first: they are scattered in memory, and a loop of look-ups waits for many at
    // once, where each row alone would wait for its own.
    const std::size_t width = comparisons_.size();
    item.standings.resize(chunk.rows() * width);
    for (std::size_t i = 0; i < width; ++i) {
      for (std::size_t row = 0; row < chunk.rows(); ++row) {
        item.standings[row * width + i] =
            comparisons_[i].standing(chunk.labels[i][row], Points::from_hundredths(totals[row]));
      }
    }
    std::vector<Points> points(competencies);
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      for (std::size_t c = 0; c < competencies; ++c) {
        points[c] = Points::from_hundredths(chunk.column(c)[row]);
      }
      table_.append(item.text, {chunk.id(row), points, Points::from_hundredths(totals[row]),
                                Percent::from_hundredths(chunk.column(competencies + 1)[row]),
                                std::span(item.standings).subspan(row * width, width),
                                network_ ? network_->standing(chunk.first + row) : std::nullopt});
    }
  }

  const ScoreOptions& options_;
  std::size_t threads_;
  const ScoreTableWriter& table_;
  ScoreAggregator score_;
  RecordSource source_;
  MemberParser parser_;
  OutputFile output_;
  Cohort everyone_;
  std::vector<Comparison> comparisons_;
  std::optional<MemberNetwork> network_;
  std::deque<ScoredChunk> kept_;
};

std::vector<Comparison> comparisons_of(const ScoreOptions& options, const Model& model) {
  std::vector<Comparison> result;
  for (const std::string& column : options.cohorts) result.emplace_back(column);
  for (const std::string& file : options.against) {
    const CohortSet saved = load_cohorts(file);
    refuse_other_model(file, saved.model(), *model.schema());
    result.emplace_back(saved);
  }
  return result;
}

ScoreTableWriter table_for(const Model& model, const std::vector<Comparison>& comparisons,
                           bool has_network) {
  try {
    return ScoreTableWriter(model, columns_of(comparisons), has_network);
  } catch (const std::invalid_argument& error) {
    throw UsageError{error.what()};
  }
}

}  // namespace

void score(const ScoreOptions& options) {
  std::vector<std::string> inputs = options.against;
  inputs.insert(inputs.end(), {options.members, options.connections, options.model.file});
  refuse_shared_input(inputs);
  for (const std::string& input : inputs) refuse_to_overwrite(options.output, input, options.model);
  const Model model = options.model.load();
  std::vector<Comparison> comparisons = comparisons_of(options, model);
  const ScoreTableWriter table = table_for(model, comparisons, !options.connections.empty());
  ScoreJob(options, model, std::move(comparisons), table).run();
}

}  // namespace ssi::command
