// SPDX-License-Identifier: MIT
//
// `ssi import linkedin`: the golden archives byte for byte, every bad one, and what the command
// adds to the library: options, the output, the summary.

#include "command/harness.hpp"

using namespace command;

namespace {

std::string archive(const std::string& name) { return golden_path("archive/" + name); }

struct GoldenArchive {
  std::string name;
  std::string archive;
  Names options;
  std::string last_day;  ///< empty: there are no golden signals
};

const std::vector<GoldenArchive> kGolden = {
    {"basic_2019", "basic_2019", {}, ""},
    {"complete_2026", "complete_2026.zip", {}, "2026-06-01"},
    {"no_profile_2022", "no_profile_2022.zip", {"--member", "a, b", "--as-of", "2022-12-01"}, ""},
    {"edges", "edges", {}, "2026-05-31"},
};

Outcome import(const std::string& path, Names options) {
  options.insert(options.begin(), {"import", "linkedin", path});
  return run_ssi(std::move(options));
}

/// Splits a line of bad/index.csv, of which only the last cell may be quoted or have a comma.
Names cells_of(std::string_view line) {
  Names cells;
  for (int i = 0; i < 4; ++i) {
    const std::size_t end = line.find(',');
    cells.emplace_back(line.substr(0, end));
    line.remove_prefix(end + 1);
  }
  cells.emplace_back(line);
  return cells;
}

/// Splits the options of a line of bad/index.csv. Those that name a file there get its folder.
Names options_of(std::string_view text) {
  Names options;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, end));
    options.push_back(word.ends_with(".toml") ? archive(word) : word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return options;
}

}  // namespace

TEST(CommandImport, GoldenArchivesBecomeTheirLogs) {
  for (const GoldenArchive& each : kGolden) {
    const ScratchFolder scratch;
    Names options = each.options;
    options.insert(options.end(), {"-o", scratch.path("log.csv")});
    const Outcome imported = import(archive(each.archive), options);
    ASSERT_TRUE(succeeds(imported)) << each.name;
    EXPECT_EQ(imported.out, "");
    EXPECT_TRUE(scratch.read("log.csv") == golden("archive/" + each.name + ".log.csv"))
        << each.name;
    EXPECT_TRUE(import(archive(each.archive), each.options).out == scratch.read("log.csv"));
  }
}

TEST(CommandImport, LogsOfGoldenArchivesHaveTheirSignalsAndScores) {
  for (const GoldenArchive& each : kGolden) {
    if (each.last_day.empty()) continue;
    const Outcome imported = import(archive(each.archive), each.options);
    const Outcome signals = run_ssi({"signals", "-", "--on", each.last_day}, imported.out);
    EXPECT_TRUE(signals.out == golden("archive/" + each.name + ".signals.csv")) << each.name;
    const Outcome scores = run_ssi({"score", "-", "--strict"}, signals.out);
    EXPECT_TRUE(scores.out == golden("archive/" + each.name + ".scores.csv")) << each.name;
  }
}

TEST(CommandImport, BadArchivesAreRefusedWithNothingWritten) {
  const Names lines = lines_of(golden("archive/bad/index.csv"));
  ASSERT_EQ(lines.front(), "archive,options,exit,at,what");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Names line = cells_of(lines[i]);
    const ScratchFolder scratch;
    Names options = options_of(line[1]);
    options.insert(options.end(), {"-o", scratch.path("log.csv")});
    const Outcome imported = import(archive("bad/" + line[0]), options);
    const std::string what = line[0] + " " + line[1] + ": " + line[4];
    if (line[2] == "0") {
      EXPECT_TRUE(succeeds(imported)) << what;
      EXPECT_EQ(scratch.files(), Names{"log.csv"}) << what;
    } else {
      EXPECT_TRUE(fails_in_one_line(imported, std::stoi(line[2]), {line[3]})) << what;
      EXPECT_EQ(scratch.files(), Names{}) << what;
    }
  }
}
