// SPDX-License-Identifier: MIT
#include "ssi/files/robustness_file.hpp"

#include "base/decimal.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"

namespace ssi {
namespace {

constexpr std::size_t kFigures = 7;  // of a member

internal::TableHeader header_of(const std::string& column) {
  internal::TableHeader header;
  for (const char* name : {"member_id", "total", "total_p5", "total_p95"}) header.add(name);
  for (const char* figure :
       {"_percentile", "_percentile_p5", "_percentile_p95", "_top10_percent"}) {
    header.add(column + figure);
  }
  return header;
}

template <class Number>
char* write_cell(char* out, Number number) {
  *out++ = ',';
  return internal::write_hundredths(out, number.hundredths());
}

}  // namespace

RobustnessTableWriter::RobustnessTableWriter(const std::string& cohort_column)
    : header_(header_of(cohort_column).line("robustness table")) {}

void RobustnessTableWriter::append(std::string& out, std::string_view member_id,
                                   const MemberRobustness& member) const {
  internal::append_cell(out, member_id);
  // The numbers are written in place, into room for the longest, which is cut afterwards.
  const std::size_t begin = out.size();
  out.resize(begin + kFigures * (internal::kMostDigits + 1) + 1);
  char* c = out.data() + begin;
  for (const Points points : {member.total, member.total_low, member.total_high}) {
    c = write_cell(c, points);
  }
  for (const Percent percent :
       {member.percentile, member.percentile_low, member.percentile_high, member.top10_share}) {
    if (member.is_ranked) {
      c = write_cell(c, percent);
    } else {
      *c++ = ',';
    }
  }
  *c++ = '\n';
  out.resize(static_cast<std::size_t>(c - out.data()));
}

}  // namespace ssi
