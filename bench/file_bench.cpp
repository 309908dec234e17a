// SPDX-License-Identifier: MIT
//
//   file/members   200,000 generated members: ids, 40 signals and the industry
//   file/log       their log of 30 days
//
// Parsing alone, by one thread, of text in memory in the pieces that a file is read in. What was
// parsed is compared with a loop over the characters before it is timed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::uint64_t kMembers = 200'000;
constexpr std::size_t kSlice = 4096;
constexpr int kDays = 30;

const Model& model() {
  static const Model standard = Model::standard();
  return standard;
}

/// A text, the source that reads its header, and the pieces that the source read.
struct Pieces {
  explicit Pieces(const std::string& text) : source(written(text)) {
    ::unlink(path.c_str());
    for (RecordText piece; source.read(piece); piece = {}) {
      bytes += piece.bytes.size();
      texts.push_back(std::move(piece));
    }
  }

  /// Returns the path of a file with the text.
  std::string written(const std::string& text) {
    const int file = ::mkstemp(path.data());
    std::FILE* stream = file < 0 ? nullptr : ::fdopen(file, "w");
    if (stream == nullptr) throw std::runtime_error("cannot write to " + path);
    const bool is_whole = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
    if (std::fclose(stream) != 0 || !is_whole) throw std::runtime_error("cannot write " + path);
    return path;
  }

  std::string path = "/tmp/ssi-bench-XXXXXX";
  RecordSource source;
  std::vector<RecordText> texts;
  std::size_t bytes = 0;
};

/// Sums that depend on each cell and its column.
struct Sums {
  std::uint64_t rows = 0;
  std::uint64_t numbers = 0;
  std::uint64_t missing = 0;
  std::uint64_t texts = 0;

  void add_number(std::size_t column, std::uint64_t value) { numbers += (column + 1) * value; }
  void add_text(std::string_view text) {
    for (const char c : text) texts = texts * 31 + static_cast<unsigned char>(c);
  }
  friend bool operator==(const Sums&, const Sums&) = default;
};

std::string members_text() {
  const synthetic::Members people({.members = kMembers});
  const std::vector<std::string> labels = {"industry"};
  const MemberTableWriter table(model().catalogue(), model().used_signals(), labels);
  std::string text;
  table.append_header(text);
  synthetic::MemberBuffer some(kSlice);
  for (std::uint64_t first = 0; first < kMembers; first += kSlice) {
    const std::size_t rows = std::min<std::uint64_t>(kSlice, kMembers - first);
    people.generate(first, rows, some.columns());
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string industry = synthetic::industry_name(some.industries()[row]);
      const std::vector<std::string_view> texts = {industry};
      table.append(text, some.members(), row, synthetic::member_id(first + row, kMembers), texts);
    }
  }
  return text;
}

/// Adds up the cells of text without quotes, character by character.
template <class UseCell>
void for_each_cell(const Pieces& pieces, UseCell&& use) {
  for (const RecordText& text : pieces.texts) {
    std::size_t column = 0;
    std::string_view rest = text.bytes;
    while (!rest.empty()) {
      std::size_t size = 0;
      while (rest[size] != ',' && rest[size] != '\n') ++size;
      use(column, rest.substr(0, size));
      column = rest[size] == '\n' ? 0 : column + 1;
      rest.remove_prefix(size + 1);
    }
  }
}

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

Sums naive_sums(const Pieces& members) {
  Sums sums;
  const std::size_t last = members.source.header().size() - 1;  // the industry
  for_each_cell(members, [&](std::size_t column, std::string_view cell) {
    sums.rows += column == 0 ? 1 : 0;
    if (column == 0 || column == last) return sums.add_text(cell);
    sums.missing += cell.empty() ? column : 0;
    sums.add_number(column, number_of(cell));
  });
  return sums;
}

void add(const MemberChunk& chunk, Sums& sums) {
  sums.rows += chunk.rows();
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    sums.add_text(chunk.id(row));
    sums.add_text(chunk.labels(0)[row]);
    for (std::size_t i = 0; i < model().used_signals().size(); ++i) {
      const auto value = chunk.members().value(model().used_signals()[i], row);
      if (!value) sums.missing += i + 1;
      sums.add_number(i + 1, value.value_or(0));
    }
  }
}

void count_bytes(benchmark::State& state, const Pieces& pieces) {
  state.SetBytesProcessed(static_cast<std::int64_t>(pieces.bytes) * state.iterations());
}

void members(benchmark::State& state) {
  static const Pieces pieces(members_text());
  const MemberParser parser(pieces.source, model(), {.required = {"industry"}});
  MemberChunk chunk;
  Sums sums;
  for (const RecordText& text : pieces.texts) {
    parser.parse(text, chunk);
    add(chunk, sums);
  }
  if (sums != naive_sums(pieces)) throw std::logic_error("the members are not those of the text");
  for (auto _ : state) {
    for (const RecordText& text : pieces.texts) {
      parser.parse(text, chunk);
      benchmark::DoNotOptimize(chunk.rows());
    }
  }
  count_bytes(state, pieces);
}

std::string log_text() {
  const synthetic::Members people({.members = kMembers});
  const synthetic::Activities log(people, kDays);
  std::string text = "member_id,date,signal,value,person\n";
  std::vector<synthetic::Activity> rows;
  const Day first{std::chrono::year(2025) / 1 / 1};
  log.append(0, kMembers / 8, rows);
  for (const synthetic::Activity& row : rows) {
    text += synthetic::member_id(row.member, kMembers) + ',' +
            to_text(first + std::chrono::days(row.day)) + ',' +
            model().catalogue()[row.signal].name + ',' + std::to_string(row.value) + ',';
    if (row.person != synthetic::Activity::kNobody) text += 'p' + std::to_string(row.person);
    text += '\n';
  }
  return text;
}

Sums naive_log_sums(const Pieces& log) {
  Sums sums;
  for_each_cell(log, [&](std::size_t column, std::string_view cell) {
    sums.rows += column == 0 ? 1 : 0;
    column == 3 ? sums.add_number(column, number_of(cell)) : sums.add_text(cell);
  });
  return sums;
}

void add(const ActivityChunk& chunk, Sums& sums) {
  sums.rows += chunk.rows.size();
  for (const Activity& row : chunk.rows) {
    sums.add_text(row.member);
    sums.add_text(to_text(row.day));
    sums.add_text(model().catalogue()[row.signal].name);
    sums.add_number(3, row.value);
    sums.add_text(row.person);
  }
}

void log(benchmark::State& state) {
  static const Pieces pieces(log_text());
  const ActivityParser parser(pieces.source, model().catalogue());
  ActivityChunk chunk;
  Sums sums;
  for (const RecordText& text : pieces.texts) {
    parser.parse(text, chunk);
    add(chunk, sums);
  }
  if (sums != naive_log_sums(pieces)) throw std::logic_error("the rows are not those of the text");
  for (auto _ : state) {
    for (const RecordText& text : pieces.texts) {
      parser.parse(text, chunk);
      benchmark::DoNotOptimize(chunk.rows.size());
    }
  }
  count_bytes(state, pieces);
}

BENCHMARK(members)->Name("file/members")->Unit(benchmark::kMillisecond);
BENCHMARK(log)->Name("file/log")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ssi::bench
