// SPDX-License-Identifier: MIT
#include "commands/changes.hpp"

#include <stdexcept>
#include <utility>

#include "change_report.hpp"
#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/files/change_file.hpp"
#include "ssi/pipeline.hpp"
#include "table_members.hpp"

namespace ssi::command {
namespace {

/// A file of members of one side.
struct Side {
  Side(const ChangesOptions& options, const std::string& path, const Model& reader)
      : id_column(options.input.columns.id),
        source(options.input.open(path, reader)),
        parser(source, reader, {.required = options.cohorts}, options.input.columns) {}

  /// What is to be said about how the file was read, each line with the file's name.
  std::string report() const {
    return prefixed_with(source.name(), reading.text(source, parser) + column_report(parser));
  }

  std::string id_column;
  RecordSource source;
  MemberParser parser;
  ReadingReport reading;
};

/// Two files of members, compared.
class FileChanges {
 public:
  FileChanges(const ChangesOptions& options, const ModelPair& models)
      : execution_(options.execution()),
        before_(options, options.logs[0], models.before_reader()),
        after_(options, options.logs[1], models.after_reader()),
        report_(options, models, false) {}

  void run() {
    read_before();
    report_.turn();
    read_after();
    const std::string summary = report_.finish(after_.source.name());
    const std::string before = before_.report();
    const std::string after = after_.report();
    say((before == after ? after : before + after) + summary);
  }

 private:
  struct Incoming {
    RecordText text;
    MemberChunk chunk;
    std::vector<std::uint16_t> totals = {};  // before
    std::optional<MembersAfter> after = {};  // views of the chunk
    ChangeReport::Found found = {};
  };

  void read_before() {
    read(
        before_, "reading before",
        [this](Incoming& item) {
          item.totals.resize(item.chunk.rows());
          report_.changes().before()(item.chunk.members(), {.total = item.totals});
        },
        [this](Incoming& item) {
          return report_.add_before(std::exchange(item.chunk, MemberChunk()), item.totals);
        });
  }

  void read_after() {
    read(
        after_, "reading after",
        [this](Incoming& item) {
          MembersAfter& after = item.after.emplace(MembersAfter{{}, item.chunk.members(), {}});
          for (std::size_t row = 0; row < item.chunk.rows(); ++row) {
            after.ids.push_back(item.chunk.id(row));
          }
          for (std::size_t i = 0; i < item.chunk.label_columns(); ++i) {
            after.labels.push_back(item.chunk.labels(i));
          }
          report_.split(after, nullptr, item.found);
        },
        [this](Incoming& item) { return report_.add_after(*item.after, item.found); });
  }

  /// Reads a side to its end: parses and works on all threads, keeps in order.
  template <class Work, class Keep>
  void read(Side& side, const char* what, Work work, Keep keep) {
    ProgressBar progress(what, report_.output().is_terminal());
    run_pipeline<Incoming>(
        execution_,
        [&](Incoming& item) {
          const bool got = side.source.read(item.text);
          progress.show(side.source.bytes_read(), side.source.bytes_total());
          return got;
        },
        [&](Incoming& item) {
          side.parser.parse(item.text, item.chunk);
          work(item);
        },
        [&](Incoming& item) {
          side.reading.add(item.chunk);
          try {
            if (const auto repeated = keep(item)) {
              throw DataError({side.source.name(), item.text.line_of(repeated->row), side.id_column,
                               repeated->id},
                              "is not unique");
            }
          } catch (const std::length_error& error) {  // too many labels or ids, or too long ones
            throw DataError({side.source.name(), item.text.first_line, "", ""},
                            std::string("here or below: ") + error.what());
          }
        });
  }

  Execution execution_;
  Side before_;
  Side after_;
  ChangeReport report_;
};

ModelPair models_of(const ChangesOptions& options) {
  const Model after = options.model.load();
  if (options.model_before.empty()) return ModelPair(after);
  ModelOptions before = options.model;
  before.file = options.model_before == ChangesOptions::kStandard ? "" : options.model_before;
  return {before.load(), after};
}

}  // namespace

void changes(const ChangesOptions& options) {
  refuse_repeated_column("change table", ChangeTableWriter::repeated_column(options.cohorts));
  refuse_wrong_files(options);
  if (options.has_days) return changes_of_log(options);
  if (options.logs.size() != 2) {
    const bool has_models = !options.model_before.empty();
    throw UsageError{std::string("takes two tables, BEFORE.csv and AFTER.csv") +
                     (has_models ? "; to compare two models alone, give the same table twice"
                                 : ", or logs with --from and --to")};
  }
  const bool has_file = options.model_before != ChangesOptions::kStandard;
  const std::string before = has_file ? options.model_before : std::string();
  refuse_shared_input({options.logs[0], options.logs[1], options.model.file, before});
  refuse_to_overwrite(options.output, {before});
  FileChanges(options, models_of(options)).run();
}

}  // namespace ssi::command
