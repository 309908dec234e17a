// SPDX-License-Identifier: MIT
#include "ssi/files/cohort_table.hpp"

#include <cstdint>

#include "base/decimal.hpp"
#include "cohort/cohort_row.hpp"
#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"

namespace ssi {
namespace {

internal::TableHeader header_of(const std::string& column, const ScoreSchema& model) {
  internal::TableHeader header;
  header.add(column);
  header.add("members");
  for (const std::string& name : internal::cohort_figure_names(model)) header.add(name);
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
  internal::append_cell(out, label);
  out += ',' + std::to_string(cohort.members());
  for (const std::int32_t figure : internal::cohort_figures(cohort)) {
    out += ',';
    internal::append_hundredths(out, figure);
  }
  out += '\n';
}

}  // namespace ssi
