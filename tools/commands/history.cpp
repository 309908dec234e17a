// SPDX-License-Identifier: MIT
#include "commands/history.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "ssi/cohort.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"
#include "ssi/score.hpp"
#include "standing_figures.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;  // members written at a time

ScoreTableWriter table_for(const Model& model, const HistoryOptions& options) {
  const ScoreTableFormat format{.cohort_columns = options.cohorts};
  refuse_repeated_column("history", ScoreTableWriter::repeated_column(model, format));
  if (model.position("date")) refuse_repeated_column("history", "date");
  return ScoreTableWriter(model, format);
}

/// A log's members being scored, day after day.
class HistoryJob {
 public:
  HistoryJob(const HistoryOptions& options, const Model& model, const ScoreTableWriter& table,
             const ActivityInput& input)
      : options_(options),
        execution_(options.execution()),
        table_(table),
        input_(input),
        score_(model),
        scores_(model, input.log().members()),
        standings_(options.cohorts.size(), StandingFigures(scores_.rows())) {}

  void write(OutputFile& output) {
    ProgressBar progress("scoring days", output.is_terminal());
    std::string header = "date,";
    table_.append_header(header);
    output.write(header);
    const auto [first, last] = options_.days;
    const auto all = static_cast<std::uint64_t>((last - first).count()) + 1;
    SignalHistory history(input_.log(), score_.model(), first, execution_);
    for (std::uint64_t done = 0; done < all; done += options_.every) {
      progress.show(done, all);
      const Day day = first + std::chrono::days(done);
      history.move_to(day, execution_);
      score_(history.members(), scores_.columns(), execution_);
      for (std::size_t i = 0; i < standings_.size(); ++i) rank(i);
      write_day(day, output);
      ++days_;
    }
  }

  std::string report() const {
    return fmt::format("{} on {}\n", counted(lines_, "score"), counted(days_, "day"));
  }
  std::uint64_t lines() const noexcept { return lines_; }

 private:
  /// Ranks everybody: with labels there is a member table, whose members are there on each day.
  void rank(std::size_t column) {
    CohortCounts counts(score_.model().maximum());
    const std::vector<std::uint32_t> cohorts =
        counts.add(input_.cohorts()[column].texts(), scores_.totals());
    const CohortRanking ranking(std::move(counts), options_.minimum_cohort, execution_);
    ranking.standings(cohorts, scores_.totals(), standings_[column].columns(), execution_);
  }

  struct Slice {
    std::span<const std::uint32_t> members;
    std::string text;
  };

  void write_day(Day day, OutputFile& output) {
    const std::vector<std::uint32_t> members = members_on(input_.log(), day);
    const std::string date = to_text(day) + ',';
    std::size_t next = 0;
    run_pipeline<Slice>(
        execution_,
        [&](Slice& slice) {
          if (next == members.size()) return false;
          const std::size_t rows = std::min(kRows, members.size() - next);
          slice.members = std::span(members).subspan(next, rows);
          next += rows;
          return true;
        },
        [&](Slice& slice) {
          slice.text.clear();
          append(slice.text, date, slice.members);
        },
        [&](const Slice& slice) { output.write(slice.text); });
    lines_ += members.size();
  }

  void append(std::string& out, const std::string& date,
              std::span<const std::uint32_t> members) const {
    std::vector<Points> points(score_.model().competencies().size());
    std::vector<std::optional<Standing>> standings(standings_.size());
    for (const std::uint32_t member : members) {
      for (std::size_t c = 0; c < points.size(); ++c) {
        points[c] = Points::from_hundredths(scores_.competency(c)[member]);
      }
      for (std::size_t i = 0; i < standings.size(); ++i) standings[i] = standings_[i][member];
      out += date;
      table_.append(out, {.member_id = input_.log().id(member),
                          .competencies = points,
                          .total = scores_.total(member),
                          .coverage = scores_.coverage(member),
                          .standings = standings});
    }
  }

  const HistoryOptions& options_;
  Execution execution_;
  const ScoreTableWriter& table_;
  const ActivityInput& input_;
  ScoreAggregator score_;
  ScoreTable scores_;
  std::vector<StandingFigures> standings_;  // [cohort column]
  std::uint64_t lines_ = 0;
  std::uint64_t days_ = 0;
};

}  // namespace

void write_history(const HistoryOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  if (options.days.first > options.days.last) throw UsageError{"--from is after --to"};
  refuse_wrong_files(options);
  const Model model = options.model.load();
  const ScoreTableWriter table = table_for(model, options);
  OutputFile output(options.output);
  const ActivityInput input(options, model, {.cohorts = options.cohorts}, output.is_terminal());
  HistoryJob job(options, model, table, input);
  output.release();  // there is no bad input any more
  job.write(output);
  output.commit();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  say(input.report() + job.report() + speed_report(job.lines(), seconds.count()));
}

}  // namespace ssi::command
