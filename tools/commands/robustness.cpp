// SPDX-License-Identifier: MIT
#include "commands/robustness.hpp"

#include <spdlog/fmt/fmt.h>

#include <deque>
#include <iterator>
#include <utility>
#include <vector>

#include "cohort_column.hpp"
#include "column_report.hpp"
#include "input_rules.hpp"
#include "member_rows.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/explain/robustness.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/robustness_file.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// Returns what the draws did to all members together, in lines.
std::string summary_text(const RobustnessSummary& summary,
                         const RobustnessCommandOptions& options) {
  const RobustnessOptions& draws = options.draws;
  std::string out;
  const auto print = [&out]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  print("{} with seed {}, in which each weight moves by up to {} %\n", counted(draws.draws, "draw"),
        draws.seed, to_string(draws.spread));
  print("maxima of competencies: {}\n", draws.moves_competencies ? "moved too" : "kept");
  if (draws.draws == 1) out += "one draw has no range: p5 and p95 are both what it gave\n";
  if (summary.members == 0) return out + "nobody is ranked\n";
  print("percentile ranks of {} move by {} percentage points on average\n",
        counted(summary.members, "member"), to_string(summary.mean_move));
  print("in the top 10 % of {}: {} in every draw, {} in some, {} in none\n",
        printable(options.column), summary.always_top10, summary.sometimes_top10,
        summary.never_top10);
  return out + "ranges say what other weights would have said; they are no confidence intervals\n";
}

/// A file of members being scored and ranked under many weightings.
class RobustnessJob {
 public:
  RobustnessJob(const RobustnessCommandOptions& options, const Model& model)
      : options_(options),
        execution_(options.execution()),
        score_(model),
        source_(options.input.open(options.members, model)),
        parser_(source_, model, {.required = {options.column}}, options.input.columns),
        output_(options.output),
        cohort_(options.column, model.maximum()),
        members_(model) {}

  void run() {
    score_members(
        source_, parser_, score_, execution_,
        [this](const RecordText&, const MemberChunk& chunk, ScoredMembers& scored) {
          keep(chunk, scored);
        },
        {}, kMostCounted, output_.is_terminal());
    members_.finish();
    cohort_.rank(options_.minimum_cohort, execution_);
    RobustnessOptions draws = options_.draws;
    draws.minimum_cohort = options_.minimum_cohort;
    const RobustnessTable table = robustness_of(score_.model(), members_.members(), cohorts_,
                                                cohort_.ranking().size(), draws, execution_);
    output_.release();
    write(table);
    output_.commit();
    say(reading_.text(source_, parser_) + cohort_.withheld(options_.minimum_cohort) +
        model_report(members_.rows(), *score_.model().schema()) +
        summary_text(table.summary, options_) + column_report(parser_));
  }

 private:
  /// The ids of some members, from a row of the table on.
  struct Ids {
    Texts ids;
    std::size_t first;
  };

  struct Outgoing {
    const Ids* ids = nullptr;
    std::string text;
  };

  void keep(const MemberChunk& chunk, ScoredMembers& scored) {
    reading_.add(chunk);
    const std::vector<std::uint32_t> cohorts = cohort_.add(chunk.labels(0), scored.scores.totals());
    cohorts_.insert(cohorts_.end(), cohorts.begin(), cohorts.end());
    ids_.push_back({std::move(scored.ids), members_.rows()});
    members_.add(chunk.members());
  }

  void write(const RobustnessTable& table) {
    const RobustnessTableWriter writer(options_.column);
    std::string header;
    writer.append_header(header);
    output_.write(header);
    auto next = ids_.begin();
    run_pipeline<Outgoing>(
        execution_,
        [&](Outgoing& item) {
          if (next == ids_.end()) return false;
          item.ids = &*next++;
          return true;
        },
        [&](Outgoing& item) {
          item.text.clear();
          for (std::size_t i = 0; i < item.ids->ids.size(); ++i) {
            writer.append(item.text, item.ids->ids[i], table[item.ids->first + i]);
          }
        },
        [this](const Outgoing& item) { output_.write(item.text); });
  }

  const RobustnessCommandOptions& options_;
  Execution execution_;
  ScoreAggregator score_;
  RecordSource source_;
  MemberParser parser_;
  ReadingReport reading_;
  OutputFile output_;
  CohortColumn cohort_;
  MemberRows members_;
  std::vector<std::uint32_t> cohorts_;  // [member]
  std::deque<Ids> ids_;
};

}  // namespace

void robustness(const RobustnessCommandOptions& options) {
  refuse_shared_input({options.members, options.model.file});
  refuse_to_overwrite(options.output, {options.members, options.model.file});
  RobustnessJob(options, options.model.load()).run();
}

}  // namespace ssi::command
