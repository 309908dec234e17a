// SPDX-License-Identifier: MIT
#include "cohort_column.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::vector<std::uint32_t> CohortColumn::add(const LabelColumn& labels,
                                             std::span<const std::uint16_t> totals) {
  std::vector<std::uint32_t> numbers =
      joins_ ? ranking_->find(labels) : counts_->add(labels, totals);
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    if (numbers[row] == kNoLabel) {
      ++(labels[row].empty() ? unlabelled_ : unknown_);
    } else if (joins_) {
      ++joining_[numbers[row]];
    }
  }
  return numbers;
}

void CohortColumn::rank(std::uint64_t minimum, const Execution& execution) {
  if (joins_) return;
  ranking_.emplace(std::move(*counts_), minimum, execution);
  counts_.reset();
}

void CohortColumn::standings(std::span<const std::uint32_t> cohorts,
                             std::span<const std::uint16_t> totals,
                             const StandingColumns& columns) const {
  if (joins_) {
    ranking_->joining(cohorts, totals, columns);
  } else {
    ranking_->standings(cohorts, totals, columns);
  }
}

void CohortColumn::standings_with(std::span<const std::uint32_t> cohorts,
                                  std::span<const std::uint16_t> totals,
                                  std::span<const std::uint16_t> others,
                                  const StandingColumns& columns) const {
  if (joins_) {
    ranking_->joining(cohorts, others, columns);
  } else {
    ranking_->replacing(cohorts, totals, others, columns);
  }
}

std::string CohortColumn::withheld(std::uint64_t minimum) const {
  std::string result = withheld_cohorts(minimum);
  const auto line = [&](std::uint64_t members, const char* which) {
    if (members == 0) return;
    result += fmt::format("{}: {} {} {} no standing\n", printable(name_),
                          counted(members, "member"), which, members == 1 ? "has" : "have");
  };
  line(unknown_, "with a label of no saved cohort");
  line(unlabelled_, "without a label");
  return result;
}

std::uint64_t CohortColumn::members_here(std::uint32_t cohort) const {
  return joins_ ? joining_[cohort] : ranking_->members(cohort);
}

std::string CohortColumn::withheld_cohorts(std::uint64_t minimum) const {
  const std::uint64_t least = joins_ ? minimum - 1 : minimum;  // who joins counts too
  std::uint64_t members = 0;
  std::uint64_t cohorts = 0;
  std::uint64_t smallest = least;
  std::uint64_t largest = 0;
  for (std::uint32_t cohort = 0; cohort < ranking_->size(); ++cohort) {
    const std::uint64_t size = ranking_->members(cohort);
    if (size >= least || members_here(cohort) == 0) continue;
    ++cohorts;
    members += members_here(cohort);
    smallest = std::min(smallest, size);
    largest = std::max(largest, size);
  }
  if (members == 0) return {};
  const std::string sizes = smallest == largest ? fmt::format("size {}", largest)
                                                : fmt::format("sizes {} to {}", smallest, largest);
  return fmt::format("{}: {} in {} of fewer than {} ({}) {} no standing\n", printable(name_),
                     counted(members, "member"),
                     counted(cohorts, joins_ ? "saved cohort" : "cohort"), least, sizes,
                     members == 1 ? "has" : "have");
}

}  // namespace ssi::command
