// SPDX-License-Identifier: MIT
#include "commands/generate.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "ssi/pipeline.hpp"
#include "ssi/report/text.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;     // members at a time
constexpr std::size_t kCellLength = 6;  // at most: a comma and 16 bits

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
    if (options.connections.empty()) return;
    graph_.emplace(population_, options.mean_degree);
    connections_.emplace(options.connections);
  }

  void run() {
    const auto begin = std::chrono::steady_clock::now();
    write_members();
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
    std::string text;
  };

  void write_members() {
    output_.release();  // there is no bad input
    std::string header = "member_id,industry";
    for (const SignalInfo& signal : standard_signals()) header += "," + signal.name;
    output_.write(header + "\n");
    write_slices("generating members", output_, [this](Slice& slice) { format_members(slice); });
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
    if (graph_) text += ", " + counted(connections_written_, "connection");
    say(text + '\n' + speed_report(options_.members, seconds));
  }

  const GenerateOptions& options_;
  synthetic::Members population_;
  std::vector<std::string> names_;  // [industry]
  std::optional<synthetic::Connections> graph_;
  OutputFile output_;
  std::optional<OutputFile> connections_;  // where they go
  std::uint64_t connections_written_ = 0;
};

}  // namespace

void generate(const GenerateOptions& options) {
  if (is_same_output(options.connections, options.output)) {
    throw UsageError{"--connections and --output go to the same place: " + options.output};
  }
  GenerateJob(options).run();
}

}  // namespace ssi::command
