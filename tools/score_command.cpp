// SPDX-License-Identifier: MIT
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
#include "ssi/member_file.hpp"
#include "ssi/score_file.hpp"
#include "ssi/summary.hpp"

namespace ssi::command {
namespace {

/// A file of members being scored: read, kept, ranked and written.
class ScoreJob {
 public:
  ScoreJob(const ScoreOptions& options, const Model& model, const ScoreTableWriter& table)
      : options_(options),
        threads_(options.threads != 0 ? options.threads : available_threads()),
        table_(table),
        score_(model),
        reader_(options.members, model, options.cohorts),
        output_(options.output),
        summary_(model),
        labels_(options.cohorts.size()) {
    if (!options.connections.empty()) network_.emplace(options);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    read();
    for (LabelSet& labels : labels_) labels.rank(options_.minimum_cohort);
    if (network_) network_->connect(threads_);
    output_.release();
    write();
    output_.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::string report = network_ ? network_->report() : std::string();
    report += score_report(score_.model(), summary_, reader_, seconds.count());
    std::fwrite(report.data(), 1, report.size(), stderr);
  }

 private:
  struct Incoming {
    MemberText text;
    MemberChunk chunk;
    std::optional<ScoredChunk> scored;
  };

  void read() {
    ProgressBar progress("scoring");
    const auto take = [&](Incoming& item) {
      const bool got = reader_.read(item.text);
      progress.show(reader_.bytes_read(), reader_.bytes_total());
      return got;
    };
    const auto work = [this](Incoming& item) {
      reader_.parse(item.text, item.chunk);
      item.scored.emplace(item.chunk, score_);
    };
    run_pipeline<Incoming>(threads_, take, work, [this](Incoming& item) { keep(item); });
  }

  void keep(Incoming& item) {
    const std::size_t competencies = score_.model().competencies().size();
    ScoredChunk& scored = *item.scored;
    summary_.add(scored.columns(competencies), scored.rows());
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      scored.labels.push_back(labels_[i].add(item.chunk.labels(i), item.chunk.label_names(i),
                                             scored.column(competencies)));
    }
    scored.first = members_;
    members_ += scored.rows();
    if (network_) network_->add(item.text, reader_.name(), scored, scored.column(competencies));
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
    std::vector<std::optional<Standing>> standings(labels_.size());
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      for (std::size_t c = 0; c < competencies; ++c) {
        points[c] = Points::from_hundredths(chunk.column(c)[row]);
      }
      const Points total = Points::from_hundredths(chunk.column(competencies)[row]);
      for (std::size_t i = 0; i < labels_.size(); ++i) {
        standings[i] = labels_[i].standing(chunk.labels[i][row], total);
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
  ScoreSummary summary_;
  std::vector<LabelSet> labels_;  // one a cohort column
  std::optional<MemberNetwork> network_;
  std::deque<ScoredChunk> kept_;
  std::size_t members_ = 0;  // kept
};

ScoreTableWriter table_for(const Model& model, const ScoreOptions& options) {
  try {
    return ScoreTableWriter(model, options.cohorts, !options.connections.empty());
  } catch (const std::invalid_argument& error) {
    throw UsageError{error.what()};
  }
}

}  // namespace

void score(const ScoreOptions& options) {
  refuse_to_overwrite(options.output, options.members, options.model);
  refuse_to_overwrite(options.output, options.connections, options.model);
  if (options.members == "-" && options.connections == "-") {
    throw UsageError{"the members and the connections cannot both be standard input"};
  }
  const Model model = options.model.load();
  const ScoreTableWriter table = table_for(model, options);
  ScoreJob(options, model, table).run();
}

}  // namespace ssi::command
