// SPDX-License-Identifier: MIT
#include "commands/calibrate.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "member_rows.hpp"
#include "messages.hpp"
#include "outcome_input.hpp"
#include "output_file.hpp"
#include "output_target.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/evidence/calibration.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/report/calibration.hpp"
#include "ssi/report/text.hpp"
#include "ssi/text_index.hpp"

namespace ssi::command {
namespace {

/// The members of a file, in its order.
struct Members {
  explicit Members(const Model& model) : rows(model) {}

  MemberRows rows;
  TextIndex ids = {};  // each at its row
  std::string notes = {};
};

/// The names of the columns of ids. Either file may have the usual one, whatever a CRM names its
/// own.
struct IdColumns {
  std::string members;
  std::string outcomes;

  /// Throws DataError for a file that has neither the column of this name nor the usual one, or if
  /// none of both has the one of this name.
  IdColumns(const RecordSource& members_source, const RecordSource& outcomes_source,
            const std::string& name) {
    const bool is_there = members_source.has_column(name) || outcomes_source.has_column(name);
    const auto column_of = [&](const RecordSource& source) {
      if (source.has_column(name)) return name;
      if (is_there && source.has_column(MemberColumns().id)) return MemberColumns().id;
      ask_for_column(source, name, "--member-id with the column of ids");
    };
    members = column_of(members_source);
    outcomes = column_of(outcomes_source);
  }
};

Members read_members(RecordSource& source, const MemberColumns& columns, const Model& model) {
  const MemberParser parser(source, model, {}, columns);
  Members members(model);
  ReadingReport reading;
  MemberChunk chunk;
  for (RecordText text; source.read(text);) {
    parser.parse(text, chunk);
    std::vector<std::string_view> ids;
    for (std::size_t row = 0; row < chunk.rows(); ++row) ids.push_back(chunk.id(row));
    const std::size_t added = members.ids.add(ids);
    if (added < ids.size()) {
      throw DataError({source.name(), text.line_of(added), columns.id, std::string(ids[added])},
                      "is not unique");
    }
    members.rows.add(chunk.members());
    reading.add(chunk);
  }
  members.rows.finish();
  members.notes = reading.text(source, parser) + column_report(parser);
  return members;
}

/// What became of the members.
struct Matched {
  std::vector<double> outcomes;  // [member]; NaN: not known
  LeftOut left_out = {};
};

Matched match(const TextIndex& members, const OutcomeTable& table) {
  Matched result{std::vector<double>(members.size(), std::nan(""))};
  LeftOut& left_out = result.left_out;
  left_out.only_in_scores = members.size();
  for (std::size_t i = 0; i < table.member_ids.size(); ++i) {
    const auto row = members.find(table.member_ids[i]);
    if (!row) {
      ++left_out.only_in_outcomes;
      continue;
    }
    --left_out.only_in_scores;
    left_out.without_outcome += std::isnan(table.outcomes[i]) ? 1 : 0;
    result.outcomes[*row] = table.outcomes[i];
  }
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

Calibration calibrated(const CalibrateOptions& options, const Model& model, const Members& members,
                       const Matched& matched, const std::string& notes) {
  const std::vector<std::string_view> ids = members.ids.texts();
  try {
    return ssi::calibrate(model, members.rows.members(),
                          std::vector<std::string>(ids.begin(), ids.end()), matched.outcomes,
                          {.id = options.id, .outcome = options.outcome, .seed = options.seed},
                          options.execution());
  } catch (const EvidenceError&) {
    say(notes);  // they may be why
    throw;
  }
}

/// The report, as text with a line about where the model is.
std::string report_of(const CalibrateOptions& options, const Calibration& calibration) {
  if (options.json) return to_json(calibration) + '\n';
  const bool is_better = calibration.verdict == CalibrationVerdict::better;
  return to_text(calibration) + "\nThe new model is in " + printable(options.output) +
         (is_better ? ".\n" : ", though it is not shown to be better.\n");
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
  RecordSource members_source = options.input.open(options.members, model);
  MemberColumns columns = options.input.columns;
  RecordSource outcomes_source(options.outcomes, options.input.dialect(), columns.id);
  const IdColumns ids(members_source, outcomes_source, columns.id);
  columns.id = ids.members;
  refuse_unnamed_outcome(outcomes_source, options.outcome, {ids.outcomes});
  OutputFile output(options.output);
  OutputFile report("-");

  const Members members = read_members(members_source, columns, model);
  const OutcomeTable table =
      read_outcomes(outcomes_source, options.outcome, {}, ids.outcomes, columns.missing_words);
  const Matched matched = match(members.ids, table);
  const std::string notes = members.notes + source_report(outcomes_source, table.read_as) +
                            outcomes_report(table, options.outcome) +
                            left_out_lines(matched.left_out, "signals");
  const Calibration result = calibrated(options, model, members, matched, notes);
  output.write(to_toml(result));
  report.write(report_of(options, result));
  output.prepare();
  report.prepare();
  output.commit();
  report.commit();
  say(notes);
}

}  // namespace ssi::command
