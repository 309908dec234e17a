// SPDX-License-Identifier: MIT
//
// The library's side of bench/peers: scores and ranks a table in memory when it is told to, and
// says how long it took.
//
//   ssi_peer_driver FOLDER
//
// FOLDER holds the model, model.toml, and the table as raw little-endian columns, one element per
// member: SIGNAL.u16 for each signal that the model reads and, where values are missing,
// SIGNAL.valid, a bitmap; for ranking industry.u16, codes from 0, and total.u16. Commands are lines
// of standard input, each answered by "ok SECONDS" or "error REASON":
//
//   score THREADS SET  the points of each competency and the total; SET is an instruction set
//   rank THREADS       each member's rank and percentile within the industry
//   write FILE         the columns that the last command filled, one after the other
//   sets               answers "ok SET ...", the instruction sets of this CPU, the best first
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

namespace fs = std::filesystem;

template <class T>
std::vector<T> read_column(const fs::path& path) {
  std::vector<T> result(fs::file_size(path) / sizeof(T));
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(result.data()),
            static_cast<std::streamsize>(result.size() * sizeof(T)));
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return result;
}

template <class T>
void write_column(std::ostream& out, std::span<const T> column) {
  out.write(reinterpret_cast<const char*>(column.data()),
            static_cast<std::streamsize>(column.size_bytes()));
}

/// The table and its results.
class Table {
 public:
  explicit Table(fs::path folder)
      : folder_(std::move(folder)),
        score_(Model::load(folder_ / "model.toml")),
        columns_(score_.model().catalogue().size()) {
    for (const Signal signal : score_.model().used_signals()) {
      const std::string& name = score_.model().catalogue()[signal].name;
      Column& column = columns_[index_of(signal)];
      values_.push_back(read_column<std::uint16_t>(folder_ / (name + ".u16")));
      column = Column::of(std::span(values_.back()));
      const fs::path validity = folder_ / (name + ".valid");
      if (!fs::exists(validity)) continue;
      validity_.push_back(read_column<std::uint8_t>(validity));
      column = column.with_validity(validity_.back().data());
    }
    scores_.resize(rows());
    target_ = scores_.columns();
    target_.coverage = {};  // not wanted
  }

  void score(std::size_t threads, const std::string& instruction_set) {
    score_(MemberTable(columns_, rows()), target_,
           {.threads = threads, .instruction_set = instruction_set});
    scored_last_ = true;
  }

  /// Reads what rank() needs, the first time.
  void load_cohorts() {
    if (!industries_.empty()) return;
    industries_ = read_column<std::uint16_t>(folder_ / "industry.u16");
    totals_ = read_column<std::uint16_t>(folder_ / "total.u16");
    cohorts_ = industries_.empty() ? 0U : *std::ranges::max_element(industries_) + 1U;
    ranks_.resize(rows());
    percentiles_.resize(rows());
  }

  void rank(std::size_t threads) {
    const Execution execution{.threads = threads};
    CohortCounts counts(score_.model().maximum(), cohorts_);
    counts.add(industries_, totals_, execution);
    const CohortRanking ranking(std::move(counts), 1, execution);
    ranking.standings(industries_, totals_, {.rank = ranks_, .percentile = percentiles_},
                      execution);
    scored_last_ = false;
  }

  void write(const std::string& path) const {
    std::ofstream file(path, std::ios::binary);
    if (scored_last_) {
      const ConstScoreColumns scores = target_;
      for (const auto& column : scores.competencies) write_column(file, column);
      write_column(file, scores.total);
    } else {
      write_column(file, std::span<const std::uint32_t>(ranks_));
      write_column(file, std::span<const std::uint16_t>(percentiles_));
    }
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
  }

 private:
  std::size_t rows() const { return values_[0].size(); }

  fs::path folder_;
  ScoreAggregator score_;
  std::deque<std::vector<std::uint16_t>> values_;  // of each signal that the model reads
  std::deque<std::vector<std::uint8_t>> validity_;
  std::vector<Column> columns_;
  ScoreTable scores_{score_.model()};
  ScoreColumns target_;  // its columns
  bool scored_last_ = true;

  std::vector<std::uint16_t> industries_;
  std::vector<std::uint16_t> totals_;
  std::size_t cohorts_ = 0;
  std::vector<std::uint32_t> ranks_;
  std::vector<std::uint16_t> percentiles_;
};

std::string seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  return std::to_string(taken.count());
}

/// Returns what to answer after "ok". Throws std::exception if the command cannot be carried out.
std::string obey(Table& table, const std::string& line) {
  std::istringstream words(line);
  std::string verb;
  words >> verb;
  if (verb == "sets") {
    std::string sets;
    for (const std::string_view set : instruction_sets()) (sets += set) += ' ';
    return sets;
  }
  if (verb == "write") {
    std::string path;
    std::getline(words >> std::ws, path);
    return seconds([&] { table.write(path); });
  }
  std::size_t threads = 0;
  if (!(words >> threads) || threads == 0) throw std::invalid_argument("no threads in " + line);
  if (verb == "rank") {
    table.load_cohorts();
    return seconds([&] { table.rank(threads); });
  }
  std::string set;
  if (verb != "score" || !(words >> set)) throw std::invalid_argument("not a command: " + line);
  return seconds([&] { table.score(threads, set); });
}

int serve(const fs::path& folder) {
  Table table(folder);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << "ok " << obey(table, line) << std::endl;
    } catch (const std::exception& error) {
      std::cout << "error " << error.what() << std::endl;
    }
  }
  return 0;
}

}  // namespace
}  // namespace ssi::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: ssi_peer_driver FOLDER\n";
    return 2;
  }
  try {
    return ssi::bench::serve(argv[1]);
  } catch (const std::exception& error) {
    std::cerr << "ssi_peer_driver: " << error.what() << '\n';
    return 1;
  }
}
