// SPDX-License-Identifier: MIT
#include "commands/team.hpp"

#include <spdlog/fmt/fmt.h>

#include <string>
#include <vector>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "scored_members.hpp"
#include "ssi/cohort/team.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report.hpp"

namespace ssi::command {

namespace {

/// Whether anything of each competency was observed of a member.
std::vector<bool> observed_of(const Model& model, const Member& member) {
  std::vector<bool> result;
  result.reserve(model.competencies().size());
  for (const auto& competency : model.competencies()) {
    result.push_back(is_anything_observed(*competency, member));
  }
  return result;
}

}  // namespace

void team(const TeamOptions& options) {
  refuse_shared_input({options.members, options.model.file});
  refuse_to_overwrite(options.output, {options.members, options.model.file});
  const Model model = options.model.load();
  const ScoreAggregator score(model);
  const std::string industry = options.industry.empty() ? "industry" : options.industry;
  LabelColumns labels{.required = {options.column}};
  (options.industry.empty() ? labels.optional : labels.required).push_back(industry);
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, labels, options.input.columns);
  ReadingReport reading;
  OutputFile output(options.output);
  CohortSet industries(industry, model);
  std::vector<TeamMember> members;
  NearestName nearest(options.team);
  const auto keep = [&](const RecordText&, const MemberChunk& chunk, const ScoredMembers& scored) {
    reading.add(chunk);
    const LabelColumn teams = chunk.labels(0);
    const LabelColumn their_industries = chunk.labels(1);
    industries.add(their_industries, scored.scores.columns());
    for (const std::string& name : teams.names) nearest.offer(name);
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      if (teams[row] != options.team) continue;
      members.push_back({.id = std::string(chunk.id(row)),
                         .industry = their_industries[row],
                         .score = scored.scores.row(row),
                         .observed = observed_of(model, Member(chunk.members(), row)),
                         .bounds = score.bounds(Member(chunk.members(), row)).total});
    }
  };
  score_members(source, parser, score, options.execution(), keep);
  if (members.empty()) {
    throw DataError({source.name(), 0, options.column, options.team},
                    "is nowhere in the file" + did_you_mean(nearest));
  }
  const TeamReport report = report_team(model, options.team, std::move(members), industries,
                                        options.minimum_cohort, options.minimum_coverage);
  output.write(options.json ? to_json(report) + '\n' : to_text(report));
  output.commit();
  std::string notes = reading.text(source, parser) + column_report(parser);
  for (const std::string& column : parser.absent_labels()) {
    notes +=
        fmt::format("no column '{}', so the team is compared with nothing\n", printable(column));
  }
  say(notes);
}

}  // namespace ssi::command
