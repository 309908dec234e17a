// SPDX-License-Identifier: MIT
#include "commands/generate.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "ssi/history/day.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"
#include "ssi/synthetic/activities.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;     // members at a time
constexpr std::size_t kCellLength = 6;  // at most: a comma and 16 bits

/// The last day of a log. It is not today, because tomorrow that would give other bytes.
constexpr Day kLogEnd = std::chrono::year{2025} / 12 / 31;

bool is_premium(Signal signal) {
  return std::ranges::find(synthetic::kPremiumSignals, signal) != synthetic::kPremiumSignals.end();
}

/// A population being written, slice by slice.
class GenerateJob {
 public:
  explicit GenerateJob(const GenerateOptions& options)
      : options_(options),
        population_({options.members, options.seed, options.industries}),
        output_(options.output) {
    for (std::uint32_t i = 0; i < options.industries; ++i)
      names_.push_back(synthetic::industry_name(i));
    if (options.log_days > 0) {
      log_.emplace(population_, options.log_days);
      for (std::uint32_t day = 0; day < options.log_days; ++day) dates_.push_back(date_of(day));
    }
    if (options.connections.empty()) return;
    graph_.emplace(population_, options.mean_degree);
    connections_.emplace(options.connections);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    if (log_) {
      write_log();
    } else {
      write_members();
    }
    if (graph_) write_connections();
    output_.prepare();
    if (connections_) connections_->prepare();
    output_.commit();
    if (connections_) connections_->commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    report(seconds.count());
  }

 private:
  std::string id_of(std::uint64_t member) const {
    return synthetic::member_id(member, options_.members);
  }

  struct Slice {
    std::uint64_t first = 0;
    std::size_t rows = 0;
    synthetic::MemberBuffer table{kRows};
    std::vector<Connection> connections;
    std::vector<synthetic::Activity> activities;
    std::string text;
  };

  void write_members() {
    output_.release();  // there is no bad input
    std::string header = "member_id,industry";
    for (const SignalInfo& signal : standard_signals()) header += "," + signal.name;
    output_.write(header + "\n");
    write_slices("generating members", output_, [this](Slice& slice) { format_members(slice); });
  }

  void write_log() {
    output_.release();
    output_.write("member_id,date,signal,value,person\n");
    write_slices("generating a log", output_, [this](Slice& slice) { format_log(slice); });
  }

  void write_connections() {
    connections_->release();
    connections_->write("member_a,member_b\n");
    write_slices("generating connections", *connections_,
                 [this](Slice& slice) { format_connections(slice); });
  }

  /// Writes the text that `format` makes of each slice of the population.
  template <class Format>
  void write_slices(const char* label, OutputFile& file, Format format) {
    ProgressBar progress(label, file.is_terminal());
    std::uint64_t next = 0;
    const auto take = [&](Slice& slice) {
      if (next == options_.members) return false;
      progress.show(next, options_.members);
      slice.first = next;
      slice.rows =
          static_cast<std::size_t>(std::min<std::uint64_t>(kRows, options_.members - next));
      next += slice.rows;
      return true;
    };
    const auto give = [&](const Slice& slice) {
      file.write(slice.text);
      connections_written_ += slice.connections.size();
      rows_written_ += slice.activities.size();
    };
    run_pipeline<Slice>({.threads = options_.threads}, take, format, give);
  }

  void format_members(Slice& slice) const {
    const synthetic::MemberColumns columns = slice.table.columns();
    population_.generate(slice.first, slice.rows, columns);
    slice.text.clear();
    for (std::size_t row = 0; row < slice.rows; ++row) {
      slice.text += id_of(slice.first + row);
      slice.text += ',';
      slice.text += names_[columns.industry[row]];
      append_signals(slice.text, columns, row);
      slice.text += '\n';
    }
  }

  static void append_signals(std::string& text, const synthetic::MemberColumns& columns,
                             std::size_t row) {
    char cells[kStandardSignals * kCellLength];
    char* out = cells;
    const bool has_premium = (columns.premium[row / 8] >> row % 8 & 1) != 0;
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      *out++ = ',';
      if (!has_premium && is_premium(static_cast<Signal>(s))) continue;  // missing
      out = std::to_chars(out, cells + sizeof cells, columns.values[s][row]).ptr;
    }
    text.append(cells, out);
  }

  std::string date_of(std::uint32_t day) const {
    return to_text(kLogEnd - std::chrono::days(options_.log_days - 1 - day));
  }

  void format_log(Slice& slice) const {
    slice.activities.clear();
    log_->append(slice.first, slice.rows, slice.activities);
    slice.text.clear();
    std::string id;
    std::uint64_t member = options_.members;  // whose id it is
    for (const synthetic::Activity& row : slice.activities) {
      if (row.member != member) id = id_of(member = row.member);
      ((((slice.text += id) += ',') += dates_[row.day]) += ',') +=
          standard_signals()[index_of(row.signal)].name;
      append_number(slice.text += ',', row.value);
      slice.text += ',';
      if (row.person != synthetic::Activity::kNobody) append_number(slice.text += 'p', row.person);
      slice.text += '\n';
    }
  }

  static void append_number(std::string& text, std::uint64_t number) {
    char digits[20];
    text.append(digits, std::to_chars(digits, std::end(digits), number).ptr);
  }

  void format_connections(Slice& slice) const {
    slice.connections.clear();
    graph_->append(slice.first, slice.rows, slice.connections);
    slice.text.clear();
    for (const Connection& connection : slice.connections) {
      slice.text += id_of(connection.a);
      slice.text += ',';
      slice.text += id_of(connection.b);
      slice.text += '\n';
    }
  }

  void report(double seconds) const {
    std::string text = counted(options_.members, "member") + " in " +
                       counted(options_.industries, "industry", "industries");
    if (log_) text += ", " + counted(rows_written_, "row") + " of " + counted(dates_.size(), "day");
    if (graph_) text += ", " + counted(connections_written_, "connection");
    say(text + '\n' + speed_report(options_.members, seconds));
  }

  const GenerateOptions& options_;
  synthetic::Members population_;
  std::vector<std::string> names_;  // [industry]
  std::optional<synthetic::Activities> log_;
  std::vector<std::string> dates_;  // [day of the log]
  std::optional<synthetic::Connections> graph_;
  OutputFile output_;
  std::optional<OutputFile> connections_;  // where they go
  std::uint64_t connections_written_ = 0;
  std::uint64_t rows_written_ = 0;  // of the log
};

}  // namespace

void generate(const GenerateOptions& options) {
  if (is_same_output(options.connections, options.output)) {
    throw UsageError{"--connections and --output go to the same place: " + options.output};
  }
  GenerateJob(options).run();
}

}  // namespace ssi::command
