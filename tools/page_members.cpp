// SPDX-License-Identifier: MIT
#include "page_members.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <utility>

#include "input_rules.hpp"

namespace ssi::command {

std::vector<std::string> PageComparisons::columns() const {
  std::vector<std::string> result = cohorts;
  for (const CohortSet& set : saved) result.push_back(set.column());
  std::vector<std::string> sorted = result;
  std::ranges::sort(sorted);
  const auto repeated = std::ranges::adjacent_find(sorted);
  if (repeated != sorted.end()) {
    throw UsageError{"--cohort and --against: the column '" + *repeated + "' comes twice"};
  }
  return result;
}

PageMembers::PageMembers(const Model& model, PageComparisons comparisons)
    : comparisons_(std::move(comparisons)), store_(model, comparisons_.cohorts) {
  for (const CohortSet& set : comparisons_.saved) saved_.emplace_back(set, comparisons_.minimum);
  for (const std::string& column : comparisons_.columns()) labels_.emplace_back(column);
}

std::optional<RepeatedId> PageMembers::add(MemberChunk chunk,
                                           std::span<const std::uint16_t> totals) {
  std::vector<LabelColumn> labels;
  for (std::size_t i = 0; i < labels_.size(); ++i) labels.push_back(chunk.labels(i));
  keep(labels, totals);
  return store_.add(std::move(chunk), totals);
}

std::optional<RepeatedId> PageMembers::add(std::span<const std::string_view> ids,
                                           const MemberTable& members,
                                           std::span<const LabelColumn> labels,
                                           std::span<const std::uint16_t> totals) {
  keep(labels, totals);
  return store_.add(ids, members, labels, totals);
}

void PageMembers::keep(std::span<const LabelColumn> labels, std::span<const std::uint16_t> totals) {
  for (std::size_t c = 0; c < labels_.size(); ++c) {
    const std::size_t first = labels_[c].labels.texts().size();
    labels_[c].labels.add(labels[c]);
    const LabelColumn all = labels_[c].labels.texts();
    labels_[c].totals.resize(all.names.size());
    if (c >= comparisons_.cohorts.size()) continue;  // saved cohorts have their own
    for (std::size_t row = 0; row < totals.size(); ++row) {
      if (all[first + row].empty()) continue;
      labels_[c].totals[all.codes[first + row]].add(Points::from_hundredths(totals[row]));
    }
  }
}

void PageMembers::rank(const Execution& execution) { store_.rank(comparisons_.minimum, execution); }

GatheredMembers PageMembers::gather(std::size_t member) const {
  const auto position = static_cast<std::uint32_t>(member);
  return store_.gather({&position, 1});
}

std::vector<PageCohort> PageMembers::cohorts(std::size_t member,
                                             std::vector<std::string>& notes) const {
  std::vector<PageCohort> result;
  for (std::size_t c = 0; c < labels_.size(); ++c) {
    const bool is_saved = c >= comparisons_.cohorts.size();
    const std::string label(this->label(c, member));
    if (label.empty()) {
      notes.push_back(fmt::format(
          "The column {} has no label of this member, so the page has no standing by {}.",
          labels_[c].labels.name(), labels_[c].labels.name()));
    } else if (is_saved && !saved_[c - comparisons_.cohorts.size()].find(label)) {
      notes.push_back(fmt::format("The saved cohorts of {} have none of the label {}.",
                                  labels_[c].labels.name(), label));
    } else {
      result.push_back(is_saved ? saved_cohort_of(c - comparisons_.cohorts.size(), member)
                                : cohort_of(c, member));
    }
  }
  return result;
}

PageCohort PageMembers::cohort_of(std::size_t column, std::size_t member) const {
  const Labels& labels = labels_[column];
  return {.column = labels.labels.name(),
          .label = std::string(labels.labels[member]),
          .standing = ranking(column).standing(cohort(column, member), total(member)),
          .minimum = comparisons_.minimum,
          .totals = labels.totals[labels.labels.texts().codes[member]]};
}

PageCohort PageMembers::saved_cohort_of(std::size_t saved, std::size_t member) const {
  const CohortSet& set = comparisons_.saved[saved];
  const std::string label(this->label(comparisons_.cohorts.size() + saved, member));
  const CohortRanking& ranking = saved_[saved];
  PageCohort result{.column = set.column(),
                    .label = label,
                    .standing = ranking.joining(*ranking.find(label), total(member)),
                    .minimum = comparisons_.minimum,
                    .totals = set.find(label)->totals()};
  result.totals.add(total(member));
  return result;
}

std::string PageMembers::withheld() const {
  std::string result;
  for (const CohortColumn& column : store_.columns()) {
    result += column.withheld(comparisons_.minimum);
  }
  return result;
}

}  // namespace ssi::command
