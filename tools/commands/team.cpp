// SPDX-License-Identifier: MIT
#include "commands/team.hpp"

#include <spdlog/fmt/fmt.h>

#include <string>
#include <string_view>
#include <vector>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "scored_members.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report.hpp"
#include "team_members.hpp"

namespace ssi::command {

void team(const TeamOptions& options) {
  refuse_shared_input({options.members, options.model.file});
  refuse_to_overwrite(options.output, {options.members, options.model.file});
  const Model model = options.model.load();
  const ScoreAggregator score(model);
  LabelColumns labels{.required = {options.column}};
  (options.industry.empty() ? labels.optional : labels.required)
      .push_back(options.industry_column());
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, labels, options.input.columns);
  ReadingReport reading;
  OutputFile output(options.output);
  TeamMembers team(score, options);
  const auto keep = [&](const RecordText&, const MemberChunk& chunk, const ScoredMembers& scored) {
    reading.add(chunk);
    std::vector<std::string_view> ids;
    for (std::size_t row = 0; row < chunk.rows(); ++row) ids.push_back(chunk.id(row));
    team.add(ids, chunk.members(), chunk.labels(0), chunk.labels(1), scored.scores);
  };
  score_members(source, parser, score, options.execution(), keep);
  const TeamReport report =
      team.report(source.name(), options.minimum_cohort, options.minimum_coverage);
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
