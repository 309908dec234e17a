// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "arrow/given.hpp"
#include "arrow/name_columns.hpp"
#include "cohort/cohort_row.hpp"
#include "ssi/arrow/score_stream.hpp"

namespace ssi {
namespace {

using internal::ArrowBuilder;
using internal::ArrowType;

ArrowType type_of(const CohortSet& cohorts) {
  ArrowType result{.format = "+s", .flags = 0};
  result.children.push_back({.format = "u", .name = cohorts.column()});
  result.children.push_back({.format = "l", .name = "members"});
  for (std::string& name : internal::cohort_figure_names(cohorts.schema())) {
    result.children.push_back({.format = "g", .name = std::move(name)});
  }
  return result;
}

/// Returns a column of numbers, none of which is null.
template <class Number>
ArrowArray column_of(const std::vector<Number>& numbers) {
  auto builder = std::make_unique<ArrowBuilder>();
  builder->add_none();
  std::ranges::copy(numbers, builder->add<Number>(numbers.size()).begin());
  return ArrowBuilder::give(std::move(builder), numbers.size());
}

}  // namespace

ArrowArrayStream cohort_table(const CohortSet& cohorts, std::uint64_t minimum) {
  ArrowType type = type_of(cohorts);
  std::vector<std::string> labels;
  std::vector<std::int64_t> members;
  std::vector<std::vector<double>> figures(type.children.size() - 2);
  for (const std::uint32_t position : cohorts.by_label()) {
    const Cohort& cohort = cohorts.cohort(position);
    if (cohort.members() < minimum) continue;
    labels.push_back(cohorts.label(position));
    members.push_back(static_cast<std::int64_t>(cohort.members()));
    const std::vector<std::int32_t> row = internal::cohort_figures(cohort);
    for (std::size_t i = 0; i < row.size(); ++i) figures[i].push_back(row[i] / 100.0);
  }
  auto batch = std::make_unique<ArrowBuilder>();
  batch->add_none();
  batch->add_child(internal::text_column(labels));
  batch->add_child(column_of(members));
  for (const std::vector<double>& column : figures) batch->add_child(column_of(column));
  return internal::give_one(std::move(type), ArrowBuilder::give(std::move(batch), labels.size()));
}

}  // namespace ssi
