// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/exact.hpp"
#include "cohort/counted.hpp"
#include "cohort/score_check.hpp"

namespace ssi {
namespace {

void check_column(std::span<const std::uint16_t> column, std::size_t rows, Points maximum) {
  if (column.size() < rows) throw std::invalid_argument("a score column is too short");
  std::uint16_t highest = 0;  // a loop that vectors can run
  for (const std::uint16_t hundredths : column.first(rows)) {
    highest = std::max(highest, hundredths);
  }
  if (highest > maximum.hundredths()) {
    throw std::invalid_argument("a score is beyond the model's maximum");
  }
}

void check_points(Points points, Points maximum) {
  if (points < Points() || points > maximum) {
    throw std::invalid_argument("a score is beyond the model's maximum");
  }
}

}  // namespace

namespace internal {

void check_scores(const ConstScoreColumns& scores, std::size_t rows, const ScoreSchema& model) {
  if (scores.competencies.size() != model.competencies.size()) {
    throw std::invalid_argument("a column is needed for each competency");
  }
  for (std::size_t c = 0; c < model.competencies.size(); ++c) {
    check_column(scores.competencies[c], rows, model.competencies[c].maximum);
  }
  check_column(scores.total, rows, model.maximum());
}

PointStatistics statistics_of(Counts counts) {
  PointStatistics result;
  for (const auto& [total, members] : counts) result.add(total, members);
  return result;
}

Points quantile_of(Counts counts, std::uint64_t members, Percent share) {
  const std::uint64_t wanted = static_cast<std::uint64_t>(share.hundredths()) * members;
  std::uint64_t not_more = 0;
  for (const auto& count : counts) {
    not_more += count.members;
    if (not_more * 10000 >= wanted) return count.total;
  }
  return {};
}

std::uint64_t in_band(Counts counts, const ScoreSchema& model, std::size_t position) {
  std::uint64_t result = 0;
  for (const auto& [total, members] : counts) {
    if (band_of(model.bands, total) == position) result += members;
  }
  return result;
}

}  // namespace internal

Cohort::Cohort(const Model& model) : Cohort(model.schema()) {}

Cohort::Cohort(std::shared_ptr<const ScoreSchema> model)
    : model_(std::move(model)), competencies_(model_->competencies.size()) {}

Cohort::Cohort(std::shared_ptr<const ScoreSchema> model, std::vector<PointStatistics> competencies,
               Distribution totals)
    : model_(std::move(model)), competencies_(std::move(competencies)), totals_(std::move(totals)) {
  if (competencies_.size() != model_->competencies.size()) {
    throw std::invalid_argument("statistics are needed for each competency");
  }
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    check_points(competencies_[c].max(), model_->competencies[c].maximum);
    if (competencies_[c].members() != members()) {
      throw std::invalid_argument("statistics of other members than the totals");
    }
  }
  check_points(total().max(), model_->maximum());
}

void Cohort::add(const MemberScore& score) {
  if (score.competencies.size() != competencies_.size()) {
    throw std::invalid_argument("points are needed for each competency");
  }
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    check_points(score.competencies[c], model_->competencies[c].maximum);
  }
  check_points(score.total, model_->maximum());
  totals_.add(score.total);
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    competencies_[c].add(score.competencies[c]);
  }
}

void Cohort::add(const ConstScoreColumns& scores, std::size_t rows) {
  internal::check_scores(scores, rows, *model_);
  totals_.add(scores.total.first(rows));
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    PointStatistics some;  // in registers
    for (const std::uint16_t hundredths : scores.competencies[c].first(rows)) {
      some.add(Points::from_hundredths(hundredths));
    }
    competencies_[c] += some;
  }
}

Cohort& Cohort::operator+=(const Cohort& other) {
  if (model_ != other.model_ && *model_ != *other.model_) {
    throw std::invalid_argument("cohorts of different models cannot be merged");
  }
  totals_ += other.totals_;
  for (std::size_t c = 0; c < competencies_.size(); ++c) competencies_[c] += other.competencies_[c];
  return *this;
}

PointStatistics Cohort::total() const { return internal::statistics_of(totals_.counts()); }

Points Cohort::quantile(Percent share) const {
  return internal::quantile_of(totals_.counts(), members(), share);
}

std::uint64_t Cohort::in_band(std::size_t position) const {
  return internal::in_band(totals_.counts(), *model_, position);
}

Percent Cohort::share_in_band(std::size_t position) const {
  return internal::share_of(in_band(position), members());
}

}  // namespace ssi
