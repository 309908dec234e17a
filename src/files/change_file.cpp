// SPDX-License-Identifier: MIT
#include "ssi/files/change_file.hpp"

#include "base/decimal.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"

namespace ssi {
namespace {

using internal::write_hundredths;
using internal::write_integer;

internal::TableHeader header_of(const std::vector<std::string>& cohort_columns) {
  internal::TableHeader header;
  for (const char* name : {"member_id", "before"}) header.add(name);
  for (const Cause cause : kAllCauses) header.add(std::string(to_string(cause)));
  header.add("after");
  for (const std::string& column : cohort_columns) {
    for (const char* figure : {"_rank_", "_percentile_"}) {
      for (const char* side : {"before", "own", "after"}) header.add(column + figure + side);
    }
  }
  return header;
}

char* write_points(char* out, const std::optional<Points>& points) {
  *out++ = ',';
  return points ? write_hundredths(out, points->hundredths()) : out;
}

char* write_rank(char* out, const std::optional<Standing>& standing) {
  *out++ = ',';
  return standing ? write_integer(out, standing->rank) : out;
}

char* write_percentile(char* out, const std::optional<Standing>& standing) {
  *out++ = ',';
  return standing ? write_hundredths(out, standing->percentile.hundredths()) : out;
}

}  // namespace

ChangeTableWriter::ChangeTableWriter(const std::vector<std::string>& cohort_columns)
    : header_(header_of(cohort_columns).line("change table")) {}

std::optional<std::string> ChangeTableWriter::repeated_column(
    const std::vector<std::string>& cohort_columns) {
  return header_of(cohort_columns).repeated();
}

void ChangeTableWriter::append(std::string& out, const ChangeRow& row) const {
  internal::append_cell(out, row.member_id);
  // The numbers are written in place, into room for the longest, which is cut afterwards.
  const std::size_t begin = out.size();
  out.resize(begin + (kCauses + 2 + 6 * row.standings.size()) * (internal::kMostDigits + 1) + 1);
  char* c = write_points(out.data() + begin, row.before);
  for (const auto& cause : row.causes) c = write_points(c, cause);
  c = write_points(c, row.after);
  for (const ChangedStanding& in : row.standings) {
    for (const auto* each : {&in.before, &in.own, &in.after}) c = write_rank(c, *each);
    for (const auto* each : {&in.before, &in.own, &in.after}) c = write_percentile(c, *each);
  }
  *c++ = '\n';
  out.resize(static_cast<std::size_t>(c - out.data()));
}

void append_change_header(std::string& out) { out += "member_id,cause,competency,term,points\n"; }

void append_change(std::string& out, std::string_view member_id, const Change& change) {
  for (const ChangeLine& line : change.lines) {
    internal::append_cell(out, member_id);
    for (const std::string_view name : {to_string(line.cause), line.competency, line.term}) {
      out += ',';
      internal::append_cell(out, name);
    }
    out += ',';
    internal::append_hundredths(out, line.points.hundredths());
    out += '\n';
  }
}

}  // namespace ssi
