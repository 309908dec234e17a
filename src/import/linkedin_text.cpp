// SPDX-License-Identifier: MIT
//
// An imported log as a file, and as people read it: to_csv() and summary_of() of
// ssi/import/linkedin.hpp.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/escape.hpp"
#include "base/log.hpp"
#include "files/csv/csv.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi {
namespace {

std::string counted(std::uint64_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

const std::string& name_of(Signal signal) { return standard_signals()[index_of(signal)].name; }

std::string files_of(const ImportedLog& log) {
  std::string out = counted(log.files.size(), "file") + ":\n";
  for (const ImportedFile& file : log.files) {
    out += fmt::format("{:>8}  {}\n", file.rows, internal::escaped(file.name));
  }
  return out;
}

std::string rows_of(const ImportedLog& log) {
  std::array<std::uint64_t, kStandardSignals> rows{};
  for (const ImportedActivity& row : log.rows) ++rows[index_of(row.signal)];
  std::string out = counted(log.rows.size(), "row") + " of " + internal::escaped(log.member);
  if (!log.rows.empty()) {
    out += fmt::format(", {} to {}", to_text(log.rows.front().day), to_text(log.rows.back().day));
  }
  out += fmt::format(", states as of {}:\n", to_text(log.as_of));
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    if (rows[s] > 0) out += fmt::format("{:>8}  {}\n", rows[s], name_of(static_cast<Signal>(s)));
  }
  return out;
}

std::string left_out_of(const ImportedLog& log) {
  std::string out;
  for (const LeftOutRows& each : log.left_out) {
    out += fmt::format("left out: {} {}\n", counted(each.rows, "row"), each.reason);
  }
  return out;
}

/// A line for each reason, with the signals that are missing for it.
std::string missing_of(const ImportedLog& log) {
  constexpr std::array<std::string_view, 4> kReasons = {
      "missing, since LinkedIn's export does not tell them",
      "missing, since their files are not in this archive (the larger one comes with LinkedIn's "
      "second e-mail)",
      "missing, since their files lack a column, as in older exports", "left out, as you said"};
  std::string out;
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    std::string names;
    for (const MissingSignal& each : log.missing) {
      if (static_cast<std::size_t>(each.because) != i) continue;
      names += (names.empty() ? "" : ", ") + name_of(each.signal);
    }
    if (!names.empty()) out += fmt::format("{}: {}\n", kReasons[i], names);
  }
  return out;
}

}  // namespace

std::string to_csv(const ImportedLog& log) {
  std::string member;
  internal::append_cell(member, log.member);
  std::string out = "member_id,date,signal,value,person\n";
  for (const ImportedActivity& row : log.rows) {
    const std::string person = row.has_person ? "p" + std::to_string(row.person) : "";
    out += fmt::format("{},{},{},{},{}\n", member, to_text(row.day), name_of(row.signal), row.value,
                       person);
  }
  return out;
}

std::string summary_of(const ImportedLog& log) {
  std::string out = files_of(log) + rows_of(log) + left_out_of(log) + missing_of(log);
  for (const std::string& note : log.notes) out += "note: " + note + '\n';
  return out;
}

}  // namespace ssi
