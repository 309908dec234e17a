// SPDX-License-Identifier: MIT
//
//   activity/parse/threads:N           rows of a log, from a file that the system has in memory
//   activity/read_and_build/threads:N  the log of these rows, parsing included
//   activity/signals/threads:N         the signals of all members on the last day
//   activity/step/threads:N            a week of a history
//
// A log of 5 million rows of 100,000 members over 180 days, of all signals, a third of the rows
// with persons. Its sums are compared with adding them up before anything is timed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kRows = 5'000'000;
constexpr std::uint64_t kMembers = 100'000;
constexpr std::uint64_t kPersons = 400'000;
constexpr int kDays = 180;
constexpr Day kFirst{2024y / 1 / 1};
constexpr Day kLast = kFirst + std::chrono::days(kDays - 1);

/// A number that looks random, from its position: splitmix64.
std::uint64_t mixed(std::uint64_t i) {
  i = (i ^ i >> 30) * 0xBF58476D1CE4E5B9U;
  i = (i ^ i >> 27) * 0x94D049BB133111EBU;
  return i ^ i >> 31;
}

Signal signal_of(std::uint64_t random) {
  return random % 3 == 0 ? Signal::messages_sent
                         : static_cast<Signal>(random / 3 % kStandardSignals);
}

std::uint32_t value_of(Signal signal, std::uint64_t random) {
  const bool is_flag = standard_signals()[index_of(signal)].kind == SignalKind::flag;
  return is_flag ? 1 : static_cast<std::uint32_t>(random >> 40 & 7);
}

/// Writes the log, and removes it when the program ends.
class LogFile {
 public:
  LogFile() {
    const int file = ::mkstemp(path_.data());
    std::FILE* stream = file < 0 ? nullptr : ::fdopen(file, "w");
    if (stream == nullptr) throw std::runtime_error("cannot write a log to " + path_);
    std::fputs("member_id,date,signal,value,person\n", stream);
    for (std::uint64_t i = 0; i < kRows; ++i) {
      const std::uint64_t random = mixed(i + 1);
      const Signal signal = signal_of(random);
      const auto day = kFirst + std::chrono::days(i * kDays / kRows);
      const std::uint32_t value = value_of(signal, random);
      if (signal == Signal::posts && day > kLast - std::chrono::days(90)) posts_ += value;
      const std::string person = "p" + std::to_string(mixed(random) % kPersons);
      std::fprintf(stream, "m%07u,%s,%s,%u,%s\n", static_cast<unsigned>(random % kMembers),
                   to_text(day).c_str(), standard_signals()[index_of(signal)].name.c_str(), value,
                   signal == Signal::messages_sent ? person.c_str() : "");
    }
    std::fclose(stream);
  }
  ~LogFile() { ::unlink(path_.c_str()); }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  const std::string& path() const { return path_; }
  /// The sum of all posts in the window of the last day.
  std::uint64_t posts() const { return posts_; }

 private:
  std::string path_ = "/tmp/ssi-bench-XXXXXX";
  std::uint64_t posts_ = 0;
};

const LogFile& file() {
  static const LogFile made;
  return made;
}

const Model& model() {
  static const Model standard = Model::standard();
  return standard;
}

struct Item {
  RecordText text;
  ActivityChunk chunk;
  NumberedActivities numbered;
};

template <class Work, class Give>
void read(std::size_t threads, Work work, Give give) {
  RecordSource source(file().path());
  const ActivityParser parser(source, model().catalogue());
  run_pipeline<Item>(
      {.threads = threads}, [&](Item& item) { return source.read(item.text); },
      [&](Item& item) {
        parser.parse(item.text, item.chunk);
        work(item);
      },
      give);
}

ActivityLog read_log(std::size_t threads) {
  ActivityLogBuilder builder(model());
  read(
      threads, [&](Item& item) { builder.number(item.chunk.rows, item.numbered); },
      [&](const Item& item) { builder.add(item.numbered); });
  return builder.build({.threads = threads});
}

const ActivityLog& log_of_file() {
  static const ActivityLog made = [] {
    ActivityLog log = read_log(2);
    const SignalTable signals = signals_on(log, model(), kLast);
    std::uint64_t posts = 0;
    for (std::size_t m = 0; m < signals.rows(); ++m) {
      posts += signals.members().value(Signal::posts, m).value_or(0);
    }
    if (posts != file().posts()) throw std::logic_error("posts do not add up");
    return log;
  }();
  return made;
}

void count_rows(benchmark::State& state, std::uint64_t rows) {
  state.SetItemsProcessed(static_cast<std::int64_t>(rows) * state.iterations());
}

void parse(benchmark::State& state) {
  file();
  for (auto _ : state) {
    read(
        static_cast<std::size_t>(state.range(0)), [](Item&) {},
        [](const Item& item) { benchmark::DoNotOptimize(item.chunk.rows.size()); });
  }
  count_rows(state, kRows);
}

void build(benchmark::State& state) {
  file();
  for (auto _ : state) {
    benchmark::DoNotOptimize(read_log(static_cast<std::size_t>(state.range(0))).rows());
  }
  count_rows(state, kRows);
}

void signals(benchmark::State& state) {
  const ActivityLog& log = log_of_file();
  const Execution execution{.threads = static_cast<std::size_t>(state.range(0))};
  for (auto _ : state) {
    benchmark::DoNotOptimize(signals_on(log, model(), kLast, execution).rows());
  }
  count_rows(state, kRows);
}

/// From each Monday to the next, and back to the first when the log ends.
void step(benchmark::State& state) {
  const ActivityLog& log = log_of_file();
  const Execution execution{.threads = static_cast<std::size_t>(state.range(0))};
  const Day begin = kFirst + std::chrono::days(91);
  SignalHistory history(log, model(), begin, execution);
  for (auto _ : state) {
    if (history.day() + std::chrono::days(7) > kLast) {
      state.PauseTiming();
      history = SignalHistory(log, model(), begin, execution);
      state.ResumeTiming();
    }
    history.move_to(history.day() + std::chrono::days(7), execution);
  }
  count_rows(state, 2 * kRows * 7 / kDays);  // those that come in, and those that leave
}

void with_threads(benchmark::internal::Benchmark* bench) {
  bench->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->MeasureProcessCPUTime();
  bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(parse)->Name("activity/parse")->Apply(with_threads);
BENCHMARK(build)->Name("activity/read_and_build")->Apply(with_threads);
BENCHMARK(signals)->Name("activity/signals")->Apply(with_threads);
BENCHMARK(step)->Name("activity/step")->Apply(with_threads);

}  // namespace
}  // namespace ssi::bench
