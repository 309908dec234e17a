// SPDX-License-Identifier: MIT
#include "commands/outcomes.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstddef>
#include <string>

#include "input_rules.hpp"
#include "messages.hpp"
#include "outcome_input.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence.hpp"
#include "ssi/files/outcome_match.hpp"
#include "ssi/report.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

OutcomeReport report_of(const MatchedOutcomes& matched, const OutcomeQuestion& question) {
  ScoredOutcomes members{.totals = matched.totals,
                         .outcomes = matched.outcomes,
                         .strata = matched.strata,
                         .left_out = matched.left_out};
  for (std::size_t i = 0; i < matched.competencies.size(); ++i) {
    members.points.push_back({matched.competencies[i], matched.points[i]});
  }
  return report_outcomes(members, question);
}

/// Throws UsageError where each member would be compared with those of the same outcome, or with
/// nobody.
void refuse_useless_strata(const OutcomesOptions& options) {
  const std::string& strata = options.question.strata;
  if (strata.empty()) return;
  if (strata == options.question.outcome) {
    throw UsageError{"--strata may not be the column of outcomes"};
  }
  if (strata == options.id) throw UsageError{"--strata may not be the column of ids"};
}

/// Whoever gives another table in place of the scores is told.
void refuse_other_table(const RecordSource& source) {
  if (source.has_column("total")) return;
  throw DataError({source.name(), source.header_line(), "", ""},
                  "there is no column 'total': the first table is what 'ssi score' writes");
}

/// Throws EvidenceError if no id is in both tables: with one of each, people see why.
void refuse_strangers(const ScoreFile& scores, const OutcomeTable& table, const LeftOut& left_out) {
  const std::size_t members = scores.totals.size();
  if (left_out.only_in_scores < members || members == 0 || table.member_ids.empty()) return;
  throw EvidenceError(fmt::format(
      "only 0 members have a score and an outcome; it takes {}: no id is in both tables, such as "
      "'{}' of the scores and '{}' of the outcomes",
      kFewestWithOutcome, printable(scores.members.texts().front()),
      printable(table.member_ids.front())));
}

}  // namespace

void outcomes(const OutcomesOptions& options) {
  const OutcomeQuestion& question = options.question;
  if (question.leaders_above < question.laggards_below) {
    throw UsageError{"--leaders-above may not be under --laggards-below"};
  }
  refuse_useless_strata(options);
  refuse_shared_input({options.scores, options.outcomes});
  refuse_to_overwrite(options.output, {options.scores, options.outcomes});
  RecordSource scores_source(options.scores, options.input.dialect());
  RecordSource outcomes_source(options.outcomes, options.input.dialect(), options.id);
  refuse_other_table(scores_source);
  refuse_unnamed_outcome(outcomes_source, question.outcome, {options.id, question.strata});
  OutputFile output(options.output);
  // Score tables name their ids member_id, whatever a CRM names its own.
  const bool shares_id = scores_source.has_column(options.id);
  const ScoreFile scores =
      read_scores(scores_source, shares_id ? options.id : OutcomesOptions().id);
  const OutcomeTable table = read_outcomes(outcomes_source, question.outcome, question.strata,
                                           options.id, options.input.columns.missing_words);
  const MatchedOutcomes matched = match_outcomes(scores, table);
  const std::string notes = source_report(scores_source, scores.read_as) +
                            source_report(outcomes_source, table.read_as) +
                            outcomes_report(table, question.outcome);
  OutcomeReport report;
  try {
    refuse_strangers(scores, table, matched.left_out);
    report = report_of(matched, question);
  } catch (const EvidenceError&) {
    say(notes + left_out_lines(matched.left_out, "a score"));  // they may be why
    throw;
  }
  output.write(options.json ? to_json(report) + '\n' : to_text(report));
  output.commit();
  say(notes);  // who is left out stands in the report
}

}  // namespace ssi::command
