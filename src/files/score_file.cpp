// SPDX-License-Identifier: MIT
#include "ssi/files/score_file.hpp"

#include "base/decimal.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"
#include "ssi/model/competency.hpp"

namespace ssi {
namespace {

using internal::write_hundredths;
using internal::write_integer;

char* write_standing(char* out, const std::optional<Standing>& standing) {
  *out++ = ',';
  if (standing) out = write_integer(out, standing->rank);
  *out++ = ',';
  if (standing) out = write_hundredths(out, standing->percentile.hundredths());
  *out++ = ',';
  if (standing) out = write_integer(out, standing->top_percent);
  return out;
}

char* write_network(char* out, const std::optional<NetworkStanding>& network) {
  out = write_standing(out, network ? std::optional(network->standing) : std::nullopt);
  *out++ = ',';
  if (network && network->average) out = write_hundredths(out, network->average->hundredths());
  return out;
}

internal::TableHeader header_of(const Model& model, const ScoreTableFormat& format) {
  internal::TableHeader header;
  header.add("member_id");
  for (const auto& competency : model.competencies()) header.add(std::string(competency->name()));
  header.add("total");
  header.add("coverage");
  for (const std::string& column : format.cohort_columns) {
    for (const char* suffix : {"_rank", "_percentile", "_top_percent"}) header.add(column + suffix);
  }
  if (format.has_network) {
    for (const char* name : {"rank", "percentile", "top_percent", "average"}) {
      header.add(std::string("network_") + name);
    }
  }
  return header;
}

}  // namespace

ScoreTableWriter::ScoreTableWriter(const Model& model, const ScoreTableFormat& format)
    : has_network_(format.has_network), header_(header_of(model, format).line("score table")) {}

std::optional<std::string> ScoreTableWriter::repeated_column(const Model& model,
                                                             const ScoreTableFormat& format) {
  return header_of(model, format).repeated();
}

void ScoreTableWriter::append(std::string& out, const ScoreRow& row) const {
  internal::append_cell(out, row.member_id);
  // The numbers are written in place, into room for the longest, which is cut afterwards.
  const std::size_t numbers = row.competencies.size() + 2 + 3 * row.standings.size() + 4;
  const std::size_t begin = out.size();
  out.resize(begin + numbers * (internal::kMostDigits + 1) + 1);
  char* c = out.data() + begin;
  for (Points points : row.competencies) {
    *c++ = ',';
    c = write_hundredths(c, points.hundredths());
  }
  *c++ = ',';
  c = write_hundredths(c, row.total.hundredths());
  *c++ = ',';
  c = write_hundredths(c, row.coverage.hundredths());
  for (const auto& standing : row.standings) c = write_standing(c, standing);
  if (has_network_) c = write_network(c, row.network);
  *c++ = '\n';
  out.resize(static_cast<std::size_t>(c - out.data()));
}

void append_terms_header(std::string& out) { out += "member_id,competency,term,points\n"; }

void append_terms(std::string& out, std::string_view member_id, const Model& model,
                  const Member& member) {
  for (const auto& competency : model.competencies()) {
    for (const ExplanationLine& line : competency->explain(member)) {
      internal::append_cell(out, member_id);
      out += ',';
      internal::append_cell(out, competency->name());
      out += ',';
      internal::append_cell(out, line.name);
      out += ',';
      if (line.observed) internal::append_hundredths(out, line.points.hundredths());
      out += '\n';
    }
  }
}

}  // namespace ssi
