// SPDX-License-Identifier: MIT
#include "commands/calibrate.hpp"

#include <spdlog/fmt/fmt.h>

#include <cmath>
#include <utility>
#include <vector>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "member_store.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "output_target.hpp"
#include "reading_report.hpp"
#include "scored_members.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence/calibration.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/report/calibration.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// The members that have an outcome, in the order of their file.
struct Matched {
  std::vector<std::string> ids = {};
  std::vector<double> outcomes = {};
  std::vector<std::uint32_t> positions = {};  // in the store
  std::uint64_t empty = 0;                    // members whose cell is empty
  std::uint64_t only_in_outcomes = 0;
};

/// Returns what is to be said of the file.
std::string read_members(const CalibrateOptions& options, const Model& model, MemberStore& store) {
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, {}, options.input.columns);
  const ScoreAggregator score(model);
  ReadingReport reading;
  score_members(source, parser, score, options.execution(),
                [&](const RecordText& text, MemberChunk& chunk, const ScoredMembers& scored) {
                  reading.add(chunk);
                  const auto repeated =
                      store.add(std::exchange(chunk, MemberChunk()), scored.scores.totals());
                  if (!repeated) return;
                  throw DataError({source.name(), text.line_of(repeated->row),
                                   options.input.columns.id, repeated->id},
                                  "is not unique");
                });
  return reading.text(source, parser) + column_report(parser);
}

Matched match(const MemberStore& store, const OutcomeTable& table) {
  std::vector<double> outcomes(store.size(), std::nan(""));
  std::vector<bool> is_listed(store.size());
  Matched result;
  for (std::size_t i = 0; i < table.member_ids.size(); ++i) {
    const auto position = store.ids().find(table.member_ids[i]);
    if (!position) {
      ++result.only_in_outcomes;
      continue;
    }
    is_listed[*position] = true;
    outcomes[*position] = table.outcomes[i];
  }
  const std::vector<std::string_view> ids = store.ids().texts();
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) {
    if (std::isnan(outcomes[i])) {
      result.empty += is_listed[i] ? 1 : 0;
      continue;
    }
    result.ids.emplace_back(ids[i]);
    result.outcomes.push_back(outcomes[i]);
    result.positions.push_back(i);
  }
  return result;
}

/// A line for each reason to leave members out.
std::string left_out_lines(const MemberStore& store, const Matched& matched) {
  std::string result;
  const auto add = [&](std::uint64_t members, const char* why) {
    if (members > 0) result += fmt::format("left out: {} {}\n", counted(members, "member"), why);
  };
  add(matched.empty, "without an outcome");
  add(store.size() - matched.ids.size() - matched.empty, "with signals alone");
  add(matched.only_in_outcomes, "without signals");
  return result;
}

/// Throws UsageError for an id that another model has, or that none can have.
void check_id(const std::string& id, const Model& model) {
  if (id == model.id()) throw UsageError{"--id: '" + id + "' is the id of the old model"};
  if (Model::built_in(id)) throw UsageError{"--id: '" + id + "' is a model that is built in"};
  ModelDefinition definition = model.definition();
  definition.id = id;
  try {
    const Model checked(std::move(definition));
  } catch (const ModelError& error) {
    throw UsageError{"--" + std::string(error.what())};
  }
}

Calibration calibrated(const CalibrateOptions& options, const Model& model,
                       const MemberTable& members, const Matched& matched,
                       const std::string& notes) {
  try {
    return ssi::calibrate(model, members, matched.ids, matched.outcomes,
                          {.id = options.id, .seed = options.seed}, options.execution());
  } catch (const EvidenceError&) {
    say(notes);  // they may be why
    throw;
  }
}

}  // namespace

void calibrate(const CalibrateOptions& options) {
  const std::vector<std::string> inputs = {options.members, options.outcomes, options.model.file};
  refuse_shared_input(inputs);
  refuse_to_overwrite(options.output, inputs);
  if (is_same_output(options.output, "-")) {
    throw UsageError{"--output: standard output gets the report, so the model needs a file"};
  }
  const Model model = options.model.load();
  check_id(options.id, model);
  OutputFile output(options.output);
  OutputFile report("-");

  MemberStore store(model, {});
  std::string notes = read_members(options, model, store);
  const std::string& id_column = options.input.columns.id;
  RecordSource source(options.outcomes, options.input.dialect(), id_column);
  const OutcomeTable table = read_outcomes(source, options.outcome, {}, id_column);
  notes += source_report(source, table.read_as) + outcomes_report(table, options.outcome);
  const Matched matched = match(store, table);
  const GatheredMembers gathered = store.gather(matched.positions);

  notes += left_out_lines(store, matched);
  const Calibration result = calibrated(options, model, gathered.members(), matched, notes);
  output.write(to_toml(result, options.outcome));
  report.write(options.json ? to_json(result, options.outcome) + '\n'
                            : to_text(result, options.outcome));
  output.prepare();
  report.prepare();
  output.commit();
  report.commit();
  say(notes);
}

}  // namespace ssi::command
