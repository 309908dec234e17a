// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_set.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "base/utf8.hpp"
#include "cohort/score_check.hpp"

namespace ssi {
namespace {

void check_label(std::string_view label) {
  if (!internal::is_utf8(label)) throw std::invalid_argument("a label is not UTF-8");
  if (label.size() > TextIndex::kLongestText) throw std::length_error("a label of 16 MiB or more");
}

}  // namespace

CohortSet::CohortSet(std::string column, const Model& model)
    : CohortSet(std::move(column), model.schema()) {}

CohortSet::CohortSet(std::string column, std::shared_ptr<const ScoreSchema> model)
    : column_(std::move(column)), model_(std::move(model)) {}

std::uint32_t CohortSet::position_of(std::string_view label) {
  if (const std::uint32_t position = find(label); position != kNoLabel) return position;
  check_label(label);
  const auto position = static_cast<std::uint32_t>(cohorts_.size());
  positions_.add(label);
  labels_.emplace_back(label);
  cohorts_.emplace_back(model_);
  return position;
}

/// Throws if members with this label could not be added.
void CohortSet::check_room(std::string_view label, std::uint64_t members) const {
  if (label.empty() || members == 0) return;
  if (const std::uint32_t position = find(label); position != kNoLabel) {
    cohorts_[position].totals_.check_room(members);
  } else {
    check_label(label);
  }
}

std::vector<std::uint32_t> CohortSet::add(std::span<const std::uint32_t> labels,
                                          std::span<const std::string> names,
                                          const ConstScoreColumns& scores) {
  internal::check_scores(scores, labels.size(), *model_);
  for (const std::uint32_t label : labels) {
    if (label >= names.size()) throw std::out_of_range("a label beyond the names");
  }
  // Statistics of these members first, side by side for they are small; then a look-up a name.
  const std::size_t competencies = model_->competencies.size();
  std::vector<PointStatistics> some(names.size() * competencies);
  for (std::size_t c = 0; c < competencies; ++c) {
    for (std::size_t row = 0; row < labels.size(); ++row) {
      some[labels[row] * competencies + c].add(
          Points::from_hundredths(scores.competencies[c][row]));
    }
  }
  for (std::size_t name = 0; name < names.size(); ++name) {
    check_room(names[name], some[name * competencies].members());
  }
  std::vector<std::uint32_t> here(names.size(), kNoLabel);
  for (std::size_t name = 0; name < names.size(); ++name) {
    const PointStatistics* statistics = &some[name * competencies];
    if (names[name].empty() || statistics->members() == 0) continue;
    here[name] = position_of(names[name]);
    Cohort& cohort = cohorts_[here[name]];
    for (std::size_t c = 0; c < competencies; ++c) cohort.competencies_[c] += statistics[c];
  }
  for (std::size_t row = 0; row < labels.size(); ++row) {
    const std::uint32_t position = here[labels[row]];
    if (position == kNoLabel) continue;
    cohorts_[position].totals_.add(Points::from_hundredths(scores.total[row]));
  }
  return here;
}

void CohortSet::add(std::string_view label, const MemberScore& score) {
  Cohort one(model_);  // a label may only come with a member
  one.add(score);
  add(label, one);
}

void CohortSet::add(std::string_view label, const Cohort& cohort) {
  if (cohort.model_ != model_ && cohort.model() != *model_) {
    throw std::invalid_argument("cohorts of different models cannot be merged");
  }
  if (label.empty() || cohort.members() == 0) return;
  const std::less<> before;
  const Cohort* begin = cohorts_.data();
  const bool is_own = !before(&cohort, begin) && before(&cohort, begin + cohorts_.size());
  if (is_own) {  // a new label may move it
    Cohort copy(model_);
    copy += cohort;
    cohorts_[position_of(label)] += copy;
    return;
  }
  cohorts_[position_of(label)] += cohort;
}

CohortSet& CohortSet::operator+=(const CohortSet& other) {
  if (column_ != other.column_) {
    throw std::invalid_argument("cohorts by '" + column_ + "' and by '" + other.column_ +
                                "' cannot be merged");
  }
  if (*model_ != *other.model_) {
    throw std::invalid_argument("cohorts of different models cannot be merged");
  }
  for (std::uint32_t i = 0; i < other.size(); ++i) {
    check_room(other.labels_[i], other.cohorts_[i].members());
  }
  for (std::uint32_t i = 0; i < other.size(); ++i) add(other.labels_[i], other.cohorts_[i]);
  return *this;
}

std::uint64_t CohortSet::members() const noexcept {
  std::uint64_t result = 0;
  for (const Cohort& cohort : cohorts_) result += cohort.members();
  return result;
}

std::uint32_t CohortSet::find(std::string_view label) const {
  return positions_.find(label).value_or(kNoLabel);
}

std::vector<std::uint32_t> CohortSet::by_label() const {
  std::vector<std::uint32_t> result(size());
  std::iota(result.begin(), result.end(), std::uint32_t{0});
  std::ranges::sort(result, {},
                    [this](std::uint32_t i) -> const std::string& { return labels_[i]; });
  return result;
}

}  // namespace ssi
