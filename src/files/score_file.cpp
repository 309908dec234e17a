// SPDX-License-Identifier: MIT
#include "ssi/files/score_file.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"
#include "ssi/model/competency.hpp"

namespace ssi {
namespace {

using internal::write_hundredths;
using internal::write_integer;
using internal::write_short;

char* write_standing(char* out, const std::optional<Standing>& standing) {
  *out++ = ',';
  if (standing) out = write_integer(out, standing->rank);
  *out++ = ',';
  if (standing) out = write_hundredths(out, standing->percentile.hundredths());
  *out++ = ',';
  if (standing) out = write_short(out, standing->top_percent);
  return out;
}

char* write_points(char* out, Points points) {
  *out++ = ',';
  return write_hundredths(out, points.hundredths());
}

char* write_top_percents(char* out, const std::optional<TopPercentBounds>& bounds) {
  *out++ = ',';
  if (bounds) out = write_short(out, bounds->best);
  *out++ = ',';
  if (bounds) out = write_short(out, bounds->worst);
  return out;
}

char* write_network(char* out, const std::optional<NetworkStanding>& network) {
  out = write_standing(out, network ? std::optional(network->standing) : std::nullopt);
  *out++ = ',';
  if (network && network->average) out = write_hundredths(out, network->average->hundredths());
  return out;
}

/// Appends a cell after others. Not inlined: few tables have such cells, and all have ids.
[[gnu::noinline]] void append_further_cell(std::string& out, std::string_view cell) {
  out += ',';
  internal::append_cell(out, cell);
}

internal::TableHeader header_of(const Model& model, const ScoreTableFormat& format) {
  internal::TableHeader header;
  header.add("member_id");
  for (const auto& competency : model.competencies()) header.add(std::string(competency->name()));
  header.add("total");
  header.add("coverage");
  if (format.has_band) header.add("band");
  if (format.has_bounds) {
    for (const char* name : {"total_low", "total_high"}) header.add(name);
  }
  for (const std::string& column : format.cohort_columns) {
    for (const char* suffix : {"_rank", "_percentile", "_top_percent"}) header.add(column + suffix);
    if (!format.has_bounds) continue;
    for (const char* suffix : {"_top_percent_best", "_top_percent_worst"}) {
      header.add(column + suffix);
    }
  }
  if (format.has_network) {
    for (const char* name : {"rank", "percentile", "top_percent", "average"}) {
      header.add(std::string("network_") + name);
    }
  }
  for (const std::string& column : format.kept_columns) header.add(column);
  return header;
}

}  // namespace

ScoreTableWriter::ScoreTableWriter(const Model& model, const ScoreTableFormat& format)
    : has_network_(format.has_network),
      has_band_(format.has_band),
      has_bounds_(format.has_bounds),
      header_(header_of(model, format).line("score table")) {}

std::optional<std::string> ScoreTableWriter::repeated_column(const Model& model,
                                                             const ScoreTableFormat& format) {
  return header_of(model, format).repeated();
}

void ScoreTableWriter::append(std::string& out, const ScoreRow& row) const {
  std::string_view id = row.member_id;
  if (internal::must_be_quoted(id)) {
    internal::append_cell(out, id);
    id = {};
  }
  std::string band;
  if (has_band_) append_further_cell(band, row.band);
  // The rest is written in place, into room for the longest numbers, which is cut afterwards.
  const std::size_t numbers = row.competencies.size() + 2 + (has_bounds_ ? 2 : 0) +
                              (has_bounds_ ? 5 : 3) * row.standings.size() + (has_network_ ? 4 : 0);
  const std::size_t begin = out.size();
  out.resize(begin + id.size() + numbers * (internal::kMostDigits + 1) + band.size() + 1);
  char* c = std::copy(id.begin(), id.end(), out.data() + begin);
  for (const Points points : row.competencies) c = write_points(c, points);
  c = write_points(c, row.total);
  *c++ = ',';
  c = write_hundredths(c, row.coverage.hundredths());
  if (has_band_) c = std::copy(band.begin(), band.end(), c);
  if (has_bounds_) c = write_points(write_points(c, row.bounds.low), row.bounds.high);
  for (std::size_t i = 0; i < row.standings.size(); ++i) {
    c = write_standing(c, row.standings[i]);
    if (has_bounds_) c = write_top_percents(c, row.top_percents[i]);
  }
  if (has_network_) c = write_network(c, row.network);
  out.resize(static_cast<std::size_t>(c - out.data()));
  for (const std::string_view text : row.kept) append_further_cell(out, text);
  out += '\n';
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
