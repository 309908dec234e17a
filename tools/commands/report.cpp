// SPDX-License-Identifier: MIT
#include "commands/report.hpp"

#include "commands/report_parts.hpp"
#include "input_rules.hpp"
#include "report_input.hpp"

namespace ssi::command {

void report(const ReportOptions& options) {
  std::vector<std::string> inputs = options.logs;
  inputs.insert(inputs.end(), options.against.begin(), options.against.end());
  inputs.insert(inputs.end(), {options.members, options.before, options.connections,
                               options.outcomes, options.planning.actions, options.model.file});
  refuse_shared_input(inputs);
  refuse_to_overwrite(options.output, inputs);
  if (options.all && options.output == "-") throw UsageError{"--all: needs -o FOLDER"};
  const Model model = options.model.load();
  ReportInput input = open_input(options, model);
  refuse_other_options(options, input.kind);
  if (!options.team.team.empty()) {
    report_on_team(options, model, std::move(input));
  } else {
    report_on_members(options, model, std::move(input));
  }
}

}  // namespace ssi::command
