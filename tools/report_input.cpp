// SPDX-License-Identifier: MIT
#include "report_input.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "input_rules.hpp"

namespace ssi::command {
namespace {

/// Whether a file is called a ZIP, or begins as parts of one do. One that is none then gets the
/// error of archives, which says so.
bool is_meant_as_zip(const std::string& path, std::string_view start) {
  constexpr std::string_view kEnding = ".zip";
  const std::string_view end =
      std::string_view(path).substr(path.size() - std::min(path.size(), kEnding.size()));
  const auto is_same = [](char a, char b) {
    return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b);
  };
  if (std::ranges::equal(end, kEnding, is_same)) return true;
  // A header may begin with "PK", too, but not with such a character behind it.
  return start.starts_with("PK") && start.size() > 2 && start[2] >= 1 && start[2] <= 8;
}

/// Whether it is a folder or meant as a ZIP. Pipes are not looked into: what is read of them is
/// gone.
bool is_archive(const std::string& path) {
  if (path == "-") return false;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return false;
  if (S_ISDIR(status.st_mode)) return true;
  if (!S_ISREG(status.st_mode)) return false;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> start{};
  file.read(start.data(), start.size());
  return is_meant_as_zip(path, {start.data(), static_cast<std::size_t>(file.gcount())});
}

bool is_log(const RecordSource& source) {
  return source.has_column("date") && source.has_column("signal");
}

/// Options that some kinds of input do not have.
struct Applies {
  std::string_view option;
  bool to_table;
  bool to_log;
  bool to_archive;

  bool to(InputKind kind) const {
    if (kind == InputKind::table) return to_table;
    return kind == InputKind::log ? to_log : to_archive;
  }
};

constexpr Applies kOptions[] = {
    {"--on", false, true, true},           {"--since", false, true, true},
    {"--from", false, true, true},         {"--members", false, true, false},
    {"--tracks", false, true, false},      {"--before", true, false, false},
    {"--team", true, true, false},         {"--all", true, true, false},
    {"--cohort", true, true, false},       {"--network", true, true, false},
    {"--target-top", true, true, false},   {"--label", false, false, true},
    {"--profile-url", false, false, true}, {"--set", false, false, true},
    {"--id", true, true, false},           {"--map", true, true, false},
    {"--na", true, true, false},           {"--ignore", true, true, false},
    {"--delimiter", true, true, false},    {"--strict", true, true, false},
};

std::string name_of(InputKind kind) {
  if (kind == InputKind::table) return "a table of members";
  return kind == InputKind::log ? "an activity log" : "an archive";
}

bool has(const ReportOptions& options, std::string_view option) {
  return std::ranges::find(options.given, option) != options.given.end();
}

/// Throws unless a log comes with what its pages need.
void refuse_incomplete_log(const ReportOptions& options) {
  if (!options.day) throw UsageError{"of an activity log, a page needs --on DATE"};
  if (!options.members.empty()) return;
  for (const char* option : {"--cohort", "--against", "--team"}) {
    if (!has(options, option)) continue;
    throw UsageError{std::string(option) + ": of a log it needs --members, which has the labels"};
  }
}

void refuse_wrong_days(const ReportOptions& options) {
  if (!options.day) return;
  if (options.since && *options.since >= *options.day) {
    throw UsageError{"--since: must be before --on"};
  }
  if (options.from && *options.from > *options.day) throw UsageError{"--from is after --on"};
}

}  // namespace

ReportInput open_input(const ReportOptions& options, const Model& model) {
  const std::string& path = options.logs.front();
  if (is_archive(path)) return {InputKind::archive, std::nullopt};
  RecordSource source = options.input.open(path, model);
  const InputKind kind = is_log(source) ? InputKind::log : InputKind::table;
  return {kind, std::move(source)};
}

void refuse_other_options(const ReportOptions& options, InputKind kind) {
  for (const Applies& each : kOptions) {
    if (each.to(kind) || !has(options, each.option)) continue;
    throw UsageError{std::string(each.option) + " does not apply to " + name_of(kind) +
                     ", which the input is"};
  }
  if (options.logs.size() > 1 && kind != InputKind::log) {
    throw UsageError{"only activity logs can be several, and the first input is " + name_of(kind)};
  }
  if (kind == InputKind::log) refuse_incomplete_log(options);
  refuse_wrong_days(options);
  if (kind == InputKind::table && options.skip_unknown && options.connections.empty()) {
    throw UsageError{"--skip-unknown: of a table of members it needs --network"};
  }
  const bool is_said = !options.member.empty() || !options.team.team.empty() || options.all;
  if (kind != InputKind::archive && !is_said) {
    throw UsageError{"--member, --team or --all has to say whose page it is"};
  }
}

}  // namespace ssi::command
