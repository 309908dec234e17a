// SPDX-License-Identifier: MIT
#include "activity_input.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

std::vector<Signal> tracked_signals(const std::vector<std::string>& names, const Model& model) {
  std::vector<Signal> result;
  for (const std::string& name : names) {
    const auto signal = model.catalogue().find(name);
    if (!signal) {
      NearestName nearest(name);
      for (const SignalInfo& each : model.catalogue().all()) nearest.offer(each.name);
      throw UsageError{"--tracks: model " + model.id() + " has no signal '" + name + "'" +
                       did_you_mean(nearest)};
    }
    const SignalInfo& info = model.catalogue()[*signal];
    if (info.scope == SignalScope::state) {
      throw UsageError{"--tracks: '" + name +
                       "' is a state, which is observed where a row says it"};
    }
    if (info.observed == ObservedFrom::member) {
      throw UsageError{"--tracks: '" + name +
                       "' is observed for each member from its own first row on"};
    }
    result.push_back(*signal);
  }
  return result;
}

[[noreturn]] void fail_below(const RecordSource& source, const RecordText& text,
                             const std::length_error& error) {
  throw DataError({source.name(), text.first_line, "", ""},
                  std::string("here or below: ") + error.what());
}

/// Reads a source to its end on several threads, as run_pipeline() does. An Item has a `text`.
template <class Item, class Work, class Give>
void read_all(RecordSource& source, const Execution& execution, ProgressBar& progress, Work work,
              Give give) {
  run_pipeline<Item>(
      execution,
      [&](Item& item) {
        const bool got = source.read(item.text);
        progress.show(source.bytes_read(), source.bytes_total());
        return got;
      },
      [&](Item& item) {
        try {
          work(item);
        } catch (const std::length_error& error) {
          fail_below(source, item.text, error);
        }
      },
      [&](Item& item) {
        try {
          give(item);
        } catch (const std::length_error& error) {
          fail_below(source, item.text, error);
        }
      });
}

}  // namespace

void refuse_wrong_files(const ActivityOptions& options) {
  std::vector<std::string> inputs = options.logs;
  inputs.insert(inputs.end(), {options.members, options.model.file});
  refuse_shared_input(inputs);
  refuse_to_overwrite(options.output, inputs);
}

void TextColumn::add(const LabelColumn& texts) {
  std::vector<std::uint32_t> positions(texts.names.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    positions[i] = index_.find_or_add(texts.names[i]);
    if (positions[i] == names_.size()) names_.push_back(texts.names[i]);
  }
  for (const std::uint32_t code : texts.codes) codes_.push_back(positions[code]);
}

ActivityInput::ActivityInput(const ActivityOptions& options, const Model& model,
                             const WantedInput& wanted, bool writes_to_terminal,
                             std::optional<RecordSource> first)
    : model_id_(model.id()) {
  const std::vector<Signal> tracks = tracked_signals(options.tracks, model);
  std::optional<ActivityLogBuilder> builder;
  if (options.members.empty()) {
    builder.emplace(model, tracks);
  } else {
    KnownMembers known(model.catalogue());
    read_members(options, model, wanted, known, writes_to_terminal);
    builder.emplace(model, std::move(known), tracks);
  }
  for (const std::string& path : options.logs) {
    RecordSource source =
        first ? std::move(*first)
              : RecordSource(path, options.input.dialect(), options.input.columns.id);
    first.reset();
    read_log(std::move(source), options, model, *builder, writes_to_terminal);
  }
  log_ = builder->build(options.execution());
  for (const Signal signal : model.used_signals()) {
    const SignalInfo& info = model.catalogue()[signal];
    const bool is_of_log = info.scope == SignalScope::window && info.observed == ObservedFrom::log;
    if (is_of_log && !log_->tracks(signal)) untracked_.push_back(info.name);
  }
}

void ActivityInput::read_members(const ActivityOptions& options, const Model& model,
                                 const WantedInput& wanted, KnownMembers& known,
                                 bool writes_to_terminal) {
  RecordSource source = options.input.open(options.members, model);
  // Which columns are signals, whether anything uses them or not.
  MemberColumns any = options.input.columns;
  any.wanted = signals_of(model, WantedSignals::all);
  any.ignored = source.header();
  const std::vector<std::string> texts = MemberParser(source, model, {}, any).unused_columns();

  MemberColumns columns = options.input.columns;
  columns.wanted = states_of(model, wanted.signals);
  for (const std::string& column : source.header()) {
    if (std::ranges::find(texts, column) == texts.end()) columns.ignored.push_back(column);
  }
  LabelColumns labels{.required = wanted.cohorts, .optional = wanted.optional_cohorts};
  if (wanted.texts) labels.required.insert(labels.required.end(), texts.begin(), texts.end());
  const MemberParser parser(source, model, labels, columns);
  for (const std::string& column : wanted.cohorts) cohorts_.emplace_back(column);
  for (const std::string& column : wanted.optional_cohorts) cohorts_.emplace_back(column);
  absent_cohorts_ = parser.absent_labels();
  for (std::size_t i = wanted.cohorts.size(); i < labels.required.size(); ++i) {
    texts_.emplace_back(labels.required[i]);
  }

  struct Item {
    RecordText text;
    MemberChunk chunk;
  };
  ProgressBar progress("reading members", writes_to_terminal);
  ReadingReport reading;
  read_all<Item>(
      source, options.execution(), progress,
      [&](Item& item) { parser.parse(item.text, item.chunk); },
      [&](const Item& item) {
        std::vector<std::string_view> ids(item.chunk.rows());
        for (std::size_t row = 0; row < ids.size(); ++row) ids[row] = item.chunk.id(row);
        const std::size_t added = known.add(ids, item.chunk.members());
        if (added < ids.size()) {
          throw DataError({source.name(), item.text.line_of(added), options.input.columns.id,
                           std::string(ids[added])},
                          "is not unique");
        }
        for (std::size_t i = 0; i < item.chunk.label_columns(); ++i) {
          const bool is_cohort = i < cohorts_.size();
          (is_cohort ? cohorts_[i] : texts_[i - cohorts_.size()]).add(item.chunk.labels(i));
        }
        reading.add(item.chunk);
      });
  report_ += reading.text(source, parser);
  // Columns of text that are not wanted are no mistake: other subcommands use them.
  std::vector<std::string> unused = parser.unused_columns();
  std::erase_if(unused, [&](const std::string& column) {
    return std::ranges::find(texts, column) != texts.end();
  });
  report_ += listed("signals of the member table that nothing uses", unused);
}

void ActivityInput::read_log(RecordSource source, const ActivityOptions& options,
                             const Model& model, ActivityLogBuilder& builder,
                             bool writes_to_terminal) {
  struct Item {
    RecordText text;
    ActivityChunk chunk;
    NumberedActivities numbered;
  };
  const KnownMembers* known = builder.known_members();
  const ActivityParser parser(source, model.catalogue(),
                              {.id = options.input.columns.id,
                               .members = known != nullptr ? &known->ids() : nullptr,
                               .skip_unknown = options.skip_unknown});
  ProgressBar progress("reading activities", writes_to_terminal);
  read_all<Item>(
      source, options.execution(), progress,
      [&](Item& item) {
        parser.parse(item.text, item.chunk);
        builder.number(item.chunk.rows, item.numbered);
      },
      [&](const Item& item) {
        builder.add(item.numbered);
        count_unknown(item.chunk);
      });
  report_ += source_report(source, parser.read_as());
  report_ += listed("columns that nothing uses", parser.unused_columns(), parser.nameless_column());
}

void ActivityInput::count_unknown(const ActivityChunk& chunk) {
  unknown_members_ += chunk.unknown_members;
  for (const auto& [name, count] : chunk.unknown_signals) {
    const std::uint32_t position = unknown_signals_.find_or_add(name);
    if (position == unknown_counts_.size()) unknown_counts_.emplace_back(name, 0);
    unknown_counts_[position].second += count;
  }
}

std::string ActivityInput::report() const {
  std::string text = report_;
  if (!unknown_counts_.empty()) {
    text += "rows left out, of signals that the model does not have: ";
    for (const auto& [name, count] : unknown_counts_) {
      text += fmt::format("{}{} ({})", &name == &unknown_counts_.front().first ? "" : ", ",
                          printable(name), count);
    }
    text += '\n';
  }
  const auto line = [&text](std::uint64_t rows, const char* one, const char* many) {
    if (rows > 0) text += counted(rows, one, many) + '\n';
  };
  line(unknown_members_, "row left out, of a member that the member table does not have",
       "rows left out, of members that the member table does not have");
  line(log_->repeated_events(), "row left out, of an event that is there already",
       "rows left out, of events that are there already");
  line(log_->rows_without_person(), "row that counts people but names nobody",
       "rows that count people but name nobody");
  text += listed("signals that the log does not track, so missing", untracked_);
  text += fmt::format("{} of {} by model {}", counted(log_->rows(), "row"),
                      counted(log_->members(), "member"), printable(model_id_));
  if (const auto days = log_->days()) {
    text += fmt::format(", from {} to {}", to_text(days->first), to_text(days->last));
  }
  return text + '\n';
}

}  // namespace ssi::command
