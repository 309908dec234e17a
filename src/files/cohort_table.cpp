// SPDX-License-Identifier: MIT
#include "ssi/files/cohort_table.hpp"

#include <array>

#include "base/decimal.hpp"
#include "base/exact.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"

namespace ssi {
namespace {

constexpr std::array kShares = {10_percent, 25_percent, 50_percent,
                                75_percent, 90_percent, 99_percent};

/// The last band is the default one, for whoever is in no other.
std::size_t reported_bands(const ScoreSchema& model) {
  return model.bands.empty() ? 0 : model.bands.size() - 1;
}

internal::TableHeader header_of(const std::string& column, const ScoreSchema& model) {
  internal::TableHeader header;
  header.add(column);
  header.add("members");
  for (const auto& competency : model.competencies) header.add(competency.name + "_mean");
  header.add("total_mean");
  header.add("total_sd");
  for (const Percent share : kShares) {
    header.add("total_p" + std::to_string(share.rounded()));
  }
  for (std::size_t i = 0; i < reported_bands(model); ++i) {
    header.add(model.bands[i].name + "_percent");
  }
  return header;
}

}  // namespace

CohortTableWriter::CohortTableWriter(const std::string& column, const ScoreSchema& model)
    : header_(header_of(column, model).line("cohort table")) {}

std::optional<std::string> CohortTableWriter::repeated_column(const std::string& column,
                                                              const ScoreSchema& model) {
  return header_of(column, model).repeated();
}

void CohortTableWriter::append(std::string& out, std::string_view label,
                               const Cohort& cohort) const {
  const auto add = [&out](auto hundredths) {
    out += ',';
    internal::append_hundredths(out, hundredths.hundredths());
  };
  const ScoreSchema& model = cohort.schema();
  internal::append_cell(out, label);
  out += ',' + std::to_string(cohort.members());
  for (std::size_t c = 0; c < model.competencies.size(); ++c) {
    add(cohort.competency(c).rounded_mean());
  }
  add(cohort.total().rounded_mean());
  add(cohort.total().rounded_deviation());
  for (const Points quantile : cohort.totals().quantiles(kShares)) add(quantile);
  const std::vector<std::uint64_t> in_bands = cohort.in_bands();
  for (std::size_t i = 0; i < reported_bands(model); ++i) {
    add(internal::share_of(in_bands[i], cohort.members()));
  }
  out += '\n';
}

}  // namespace ssi
