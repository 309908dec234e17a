// SPDX-License-Identifier: MIT
#include "commands/outcomes.hpp"

#include <spdlog/fmt/fmt.h>

#include <string>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence.hpp"
#include "ssi/files/outcome_match.hpp"
#include "ssi/report.hpp"

namespace ssi::command {
namespace {

/// Whoever does not know of --outcome yet is told.
void refuse_unnamed_outcome(const RecordSource& source, const OutcomesOptions& options) {
  if (source.has_column(options.question.outcome)) return;
  if (options.question.outcome != OutcomeQuestion().outcome) return;
  std::string names;
  for (const std::string& name : source.header()) {
    if (name == options.id || name == options.question.strata) continue;
    names += (names.empty() ? "'" : ", '") + name + "'";
  }
  throw DataError({source.name(), source.header_line(), "", ""},
                  "there is no column 'outcome': say --outcome with the column of outcomes" +
                      (names.empty() ? "" : ", one of " + names));
}

/// Returns the report, without who is left out.
OutcomeReport report_of(const MatchedOutcomes& matched, const OutcomeQuestion& question) {
  ScoredOutcomes members{
      .totals = matched.totals, .outcomes = matched.outcomes, .strata = matched.strata};
  for (std::size_t i = 0; i < matched.competencies.size(); ++i) {
    members.points.push_back({matched.competencies[i], matched.points[i]});
  }
  return report_outcomes(members, question);
}

/// A line for each reason to leave members out.
std::string left_out_lines(const LeftOut& left_out) {
  std::string result;
  const auto add = [&](std::uint64_t members, const char* why) {
    if (members > 0) result += fmt::format("left out: {} {}\n", counted(members, "member"), why);
  };
  add(left_out.without_outcome, "without an outcome");
  add(left_out.only_in_scores, "with a score alone");
  add(left_out.only_in_outcomes, "without a score");
  return result;
}

}  // namespace

void outcomes(const OutcomesOptions& options) {
  refuse_shared_input({options.scores, options.outcomes});
  refuse_to_overwrite(options.output, {options.scores, options.outcomes});
  RecordSource scores_source(options.scores, options.input.dialect());
  RecordSource outcomes_source(options.outcomes, options.input.dialect(), options.id);
  refuse_unnamed_outcome(outcomes_source, options);
  OutputFile output(options.output);
  // Score tables name their ids member_id, whatever a CRM names its own.
  const bool shares_id = scores_source.has_column(options.id);
  const ScoresOfFile scores =
      read_scores(scores_source, shares_id ? options.id : OutcomesOptions().id);
  const OutcomeTable table =
      read_outcomes(outcomes_source, options.question.outcome, options.question.strata, options.id);
  const MatchedOutcomes matched = match_outcomes(scores, table);
  const LeftOut left_out{.without_outcome = matched.without_outcome,
                         .only_in_scores = matched.only_in_scores,
                         .only_in_outcomes = matched.only_in_outcomes};
  const std::string notes =
      source_report(scores_source, scores.read_as) + source_report(outcomes_source, table.read_as) +
      outcomes_report(table, options.question.outcome) + left_out_lines(left_out);
  OutcomeReport report;
  try {
    report = report_of(matched, options.question);
  } catch (const EvidenceError&) {
    say(notes);  // they may be why
    throw;
  }
  report.left_out = left_out;
  output.write(options.json ? to_json(report) + '\n' : to_text(report));
  output.commit();
  say(notes);
}

}  // namespace ssi::command
