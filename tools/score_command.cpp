// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <optional>
#include <utility>

#include "commands.hpp"
#include "member_network.hpp"
#include "output_file.hpp"
#include "pipeline.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/cohort_file.hpp"
#include "ssi/member_file.hpp"
#include "ssi/score_file.hpp"

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
        reader_(options.members, model, columns_of(comparisons)),
        output_(options.output),
        everyone_(model),
        comparisons_(std::move(comparisons)) {
    if (!options.connections.empty()) network_.emplace(options);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    score_members(reader_, score_, threads_,
                  [this](const MemberText& text, const MemberChunk& chunk, ScoredChunk& scored) {
                    keep(text, chunk, scored);
                  });
    for (Comparison& comparison : comparisons_) comparison.rank(options_.minimum_cohort);
    if (network_) network_->connect(threads_);
    output_.release();
    write();
    output_.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::string report = network_ ? network_->report() : std::string();
    report += score_report(score_.model(), everyone_, reader_, seconds.count());
    std::fwrite(report.data(), 1, report.size(), stderr);
  }

 private:
  void keep(const MemberText& text, const MemberChunk& chunk, ScoredChunk& scored) {
    const ScoreColumns scores = scored.columns(score_.model().competencies().size());
    scored.first = everyone_.members();
    everyone_.add(scores, scored.rows());
    for (std::size_t i = 0; i < comparisons_.size(); ++i) {
      scored.labels.push_back(
          comparisons_[i].add(chunk.labels(i), chunk.label_names(i), scores.total));
    }
    if (network_) network_->add(text, reader_.name(), scored, scores.total);
    kept_.push_back(std::move(scored));
  }

  void write() {
    struct Outgoing {
      ScoredChunk* chunk = nullptr;
      std::string text;
    };
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
          append_rows(item.text, *item.chunk);
        },
        [this](const Outgoing& item) { output_.write(item.text); });
  }

  void append_rows(std::string& out, ScoredChunk& chunk) const {
    const std::size_t competencies = score_.model().competencies().size();
    std::vector<Points> points(competencies);
    std::vector<std::optional<Standing>> standings(comparisons_.size());
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      for (std::size_t c = 0; c < competencies; ++c) {
        points[c] = Points::from_hundredths(chunk.column(c)[row]);
      }
      const Points total = Points::from_hundredths(chunk.column(competencies)[row]);
      for (std::size_t i = 0; i < comparisons_.size(); ++i) {
        standings[i] = comparisons_[i].standing(chunk.labels[i][row], total);
      }
      table_.append(out, {chunk.id(row), points, total,
                          Percent::from_hundredths(chunk.column(competencies + 1)[row]), standings,
                          network_ ? network_->standing(chunk.first + row) : std::nullopt});
    }
  }

  const ScoreOptions& options_;
  std::size_t threads_;
  const ScoreTableWriter& table_;
  ScoreAggregator score_;
  MemberReader reader_;
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
    refuse_other_model(file, saved.model(), outline_of(model));
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
  if (std::ranges::count(inputs, "-") > 1) {
    throw UsageError{"only one of the inputs can be standard input"};
  }
  for (const std::string& input : inputs) refuse_to_overwrite(options.output, input, options.model);
  const Model model = options.model.load();
  std::vector<Comparison> comparisons = comparisons_of(options, model);
  const ScoreTableWriter table = table_for(model, comparisons, !options.connections.empty());
  ScoreJob(options, model, std::move(comparisons), table).run();
}

}  // namespace ssi::command
