// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "report/print.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::print;

std::string separator_name(char separator) {
  return separator == '\t' ? "tabs" : fmt::format("'{}'", separator);
}

void append_headline(std::string& out, const MemberFindings& findings) {
  const std::uint64_t faults = findings.faults();
  print(out, "{}: {}, {}, separated by {}\n", printable(findings.file),
        counted(findings.rows, "member"), findings.encoding, separator_name(findings.separator));
  print(out, "{}\n", to_text(*findings.model.schema()));
  print(
      out, "{}\n",
      faults == 0 ? "It can be scored." : "It cannot be scored: " + counted(faults, "fault") + ".");
}

/// The name of a column, or its number if it has none.
std::string name_of(const MemberFindings& findings, const ColumnCheck& column) {
  if (!column.name.empty()) return printable(column.name);
  return fmt::format("column {}, no name", &column - findings.columns.data() + 1);
}

/// Whether a fault of the header asks about the column already.
bool is_asked_about(const MemberFindings& findings, const ColumnCheck& column) {
  const std::string question = "column '" + column.name + "': did you mean";
  return std::ranges::any_of(findings.header_faults,
                             [&](const std::string& f) { return f.starts_with(question); });
}

std::string use_of(const ColumnCheck& column) {
  switch (column.use) {
    case ColumnCheck::Use::id:
      return "the id";
    case ColumnCheck::Use::signal:
      return printable(column.signal);
    case ColumnCheck::Use::unused:
      break;
  }
  return column.labels ? "labels" : "-";
}

std::string text_of(const std::optional<std::uint32_t>& value) {
  return value ? std::to_string(*value) : "";
}

/// A line per column. Trailing spaces are cut.
void append_columns(std::string& out, const MemberFindings& findings) {
  std::size_t name_width = 6;
  std::size_t use_width = 7;
  for (const ColumnCheck& column : findings.columns) {
    name_width = std::min<std::size_t>(32, std::max(name_width, name_of(findings, column).size()));
    use_width = std::min<std::size_t>(32, std::max(use_width, use_of(column).size()));
  }
  const auto line = [&](std::string_view name, std::string_view use, const auto&... cells) {
    print(out, "{:<{}}  {:<{}}", name, name_width, use, use_width);
    (print(out, " {:>9}", cells), ...);
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  };
  out += '\n';
  line("column", "used as", "filled", "missing", "converted", "bad", "smallest", "median",
       "largest");
  for (const ColumnCheck& c : findings.columns) {
    line(name_of(findings, c), use_of(c), c.filled, c.missing, c.converted.all(), c.bad,
         text_of(c.smallest), text_of(c.median), text_of(c.largest));
  }
}

void append_faults(std::string& out, const MemberFindings& findings) {
  if (findings.faults() == 0) return;
  out += "\nfaults\n";
  for (const std::string& fault : findings.header_faults) {
    print(out, "  {}\n", printable(fault));
  }
  for (const ColumnCheck& column : findings.columns) {
    for (const MemberNote& note : column.first_bad) {
      print(out, "  line {}, column '{}', '{}': {}\n", note.line, printable(column.name),
            printable(note.cell), printable(note.rule));
    }
    if (column.bad > column.first_bad.size()) {
      print(out, "  column '{}': {} more\n", printable(column.name),
            column.bad - column.first_bad.size());
    }
  }
  for (const MemberNote& note : findings.first_bad_records) {
    const bool has_line = note.rule.starts_with("line ");  // "line 6 is empty"
    print(out, "  {}{}\n", has_line ? "" : fmt::format("line {}: ", note.line),
          printable(note.rule));
  }
  if (findings.bad_records > findings.first_bad_records.size()) {
    print(out, "  {} more\n",
          counted(findings.bad_records - findings.first_bad_records.size(), "record"));
  }
  if (findings.end) {
    print(out, "  line {}: {}; nothing behind it was read\n", findings.end->line,
          printable(findings.end->rule));
  }
}

void append_converted(std::string& out, const MemberFindings& findings) {
  std::string lines;
  for (const ColumnCheck& column : findings.columns) {
    if (column.use == ColumnCheck::Use::signal && column.name != column.signal) {
      print(lines, "  column '{}' read as {}\n", printable(column.name), printable(column.signal));
    }
    if (column.converted.all() == 0) continue;
    print(lines, "  column '{}': {}, such as", printable(column.name),
          counted(column.converted.all(), "cell"));
    for (const MemberNote& note : column.first_converted) {
      print(lines, "{} '{}' on line {}", &note == column.first_converted.data() ? "" : ",",
            printable(note.cell), note.line);
    }
    lines += '\n';
  }
  if (!lines.empty()) out += "\nconverted\n" + lines;
}

void append_unused(std::string& out, const MemberFindings& findings) {
  std::string lines;
  for (const ColumnCheck& column : findings.columns) {
    if (!column.suggestion || is_asked_about(findings, column)) continue;
    print(lines, "  '{0}' may be {1}: --map '{1}={0}' takes it for that\n", printable(column.name),
          printable(*column.suggestion));
  }
  if (!lines.empty()) out += "\ncolumns that may be signals\n" + lines;
}

void append_absent(std::string& out, const MemberFindings& findings) {
  if (findings.absent_signals.empty()) return;
  print(out, "\n{} without a column, missing for everyone\n",
        counted(findings.absent_signals.size(), "signal"));
  std::string line = " ";
  for (const std::string& signal : findings.absent_signals) {
    const std::string name = ' ' + printable(signal);
    if (line.size() + name.size() > 79) {
      out += line + '\n';
      line = " ";
    }
    line += name;
  }
  out += line + '\n';
}

void append_members(std::string& out, const MemberFindings& findings) {
  std::string lines;
  if (findings.repeated_ids > 0) {
    print(lines, "  {} an id that was there before:",
          counted(findings.repeated_ids, "member has", "members have"));
    for (const std::string& id : findings.first_repeated_ids) {
      print(lines, " '{}'", printable(id));
    }
    lines += '\n';
  }
  if (findings.rows_without_signals > 0) {
    print(lines, "  {} no signal at all\n",
          counted(findings.rows_without_signals, "member has", "members have"));
  }
  for (const Contradiction& c : findings.contradictions) {
    print(lines, "  {} more {} than {}", counted(c.members, "member has", "members have"),
          printable(c.larger), printable(c.smaller));
    if (!c.first_id.empty()) print(lines, ": first '{}'", printable(c.first_id));  // there are ids
    lines += '\n';
  }
  if (!lines.empty()) out += "\nmembers to look at\n" + lines;
}

void append_labels(std::string& out, const MemberFindings& findings) {
  constexpr std::size_t kMostGroups = 10;
  std::string lines;
  for (const ColumnCheck& column : findings.columns) {
    if (!column.labels) continue;
    const LabelCheck& labels = *column.labels;
    print(lines, "  {}: {}, {} of fewer than {} members\n", name_of(findings, column),
          counted(labels.labels, "label"), labels.small_cohorts, findings.minimum_cohort);
    for (std::size_t i = 0; i < std::min(kMostGroups, labels.alike.size()); ++i) {
      lines += "    perhaps one:";
      for (const std::string& label : labels.alike[i]) print(lines, " '{}'", printable(label));
      lines += '\n';
    }
    if (labels.alike.size() > kMostGroups) {
      print(lines, "    and {} such groups more\n", labels.alike.size() - kMostGroups);
    }
  }
  if (!lines.empty()) out += "\nlabels\n" + lines;
}

}  // namespace

std::string to_text(const MemberFindings& findings) {
  std::string out;
  append_headline(out, findings);
  append_columns(out, findings);
  append_faults(out, findings);
  append_converted(out, findings);
  append_unused(out, findings);
  append_absent(out, findings);
  append_members(out, findings);
  append_labels(out, findings);
  return out;
}

}  // namespace ssi
