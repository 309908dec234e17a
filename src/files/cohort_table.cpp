// SPDX-License-Identifier: MIT
#include <set>
#include <stdexcept>

#include "base/decimal.hpp"
#include "base/exact.hpp"
#include "cohort/counted.hpp"
#include "files/csv/csv.hpp"
#include "ssi/files/cohort_file.hpp"

namespace ssi {
namespace {

constexpr struct {
  const char* name;
  Percent share;
} kQuantiles[] = {
    {"total_p10", 10_percent}, {"total_p25", 25_percent}, {"total_p50", 50_percent},
    {"total_p75", 75_percent}, {"total_p90", 90_percent}, {"total_p99", 99_percent},
};

/// The last band is the default one, where everybody is whom no other takes.
std::size_t reported_bands(const ScoreSchema& model) {
  return model.bands.empty() ? 0 : model.bands.size() - 1;
}

}  // namespace

CohortTableWriter::CohortTableWriter(const std::string& column, const ScoreSchema& model) {
  std::set<std::string> names;
  const auto add = [&](const std::string& name) {
    if (!names.insert(name).second) {
      throw std::invalid_argument("the cohort table would have two columns named '" + name + "'");
    }
    if (!header_.empty()) header_ += ',';
    internal::append_cell(header_, name);
  };
  add(column);
  add("members");
  for (const auto& competency : model.competencies) add(competency.name + "_mean");
  add("total_mean");
  add("total_sd");
  for (const auto& quantile : kQuantiles) add(quantile.name);
  for (std::size_t i = 0; i < reported_bands(model); ++i) add(model.bands[i].name + "_percent");
  header_ += '\n';
}

void CohortTableWriter::append(std::string& out, std::string_view label,
                               const Cohort& cohort) const {
  const auto add = [&out](auto hundredths) {
    out += ',';
    internal::append_hundredths(out, hundredths.hundredths());
  };
  const ScoreSchema& model = cohort.model();
  const std::vector<Distribution::Count> counts = cohort.totals().counts();
  internal::append_cell(out, label);
  out += ',' + std::to_string(cohort.members());
  for (std::size_t c = 0; c < model.competencies.size(); ++c) {
    add(cohort.competency(c).rounded_mean());
  }
  const PointStatistics total = internal::statistics_of(counts);
  add(total.rounded_mean());
  add(total.rounded_deviation());
  for (const auto& quantile : kQuantiles) {
    add(internal::quantile_of(counts, cohort.members(), quantile.share));
  }
  for (std::size_t i = 0; i < reported_bands(model); ++i) {
    add(internal::share_of(internal::in_band(counts, model, i), cohort.members()));
  }
  out += '\n';
}

}  // namespace ssi
