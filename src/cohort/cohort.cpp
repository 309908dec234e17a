// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/exact.hpp"
#include "cohort/cohort_shape.hpp"
#include "cohort/column_statistics.hpp"
#include "cohort/score_check.hpp"

namespace ssi {
namespace {

void check_points(Points points, Points maximum) {
  if (points < Points() || points > maximum) {
    throw std::invalid_argument("a score is beyond the model's maximum");
  }
}

}  // namespace

Cohort::Cohort(const Model& model) : Cohort(model.schema()) {}

Cohort::Cohort(std::shared_ptr<const ScoreSchema> schema)
    : schema_(std::move(schema)), competencies_(schema_->competencies.size()) {}

Cohort::Cohort(std::shared_ptr<const ScoreSchema> schema, std::vector<PointStatistics> competencies,
               Distribution totals)
    : schema_(std::move(schema)),
      competencies_(std::move(competencies)),
      totals_(std::move(totals)) {
  if (competencies_.size() != schema_->competencies.size()) {
    throw std::invalid_argument("statistics are needed for each competency");
  }
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    check_points(competencies_[c].highest(), schema_->competencies[c].maximum);
    if (competencies_[c].members() != members()) {
      throw std::invalid_argument("statistics of other members than the totals");
    }
  }
  check_points(total().highest(), schema_->maximum());
}

void Cohort::add(const MemberScore& score) {
  if (score.schema != nullptr && score.schema != schema_ && *score.schema != *schema_) {
    throw std::invalid_argument("a score of another model");
  }
  if (score.competencies.size() != competencies_.size()) {
    throw std::invalid_argument("points are needed for each competency");
  }
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    check_points(score.competencies[c], schema_->competencies[c].maximum);
  }
  check_points(score.total, schema_->maximum());
  totals_.add(score.total);
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    competencies_[c].add(score.competencies[c]);
  }
}

void Cohort::add(const ConstScoreColumns& scores, std::size_t rows) {
  internal::check_scores(scores, rows, *schema_);
  totals_.add(scores.total.first(rows));
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    competencies_[c] += internal::statistics_of(scores.competencies[c].first(rows));
  }
}

Cohort& Cohort::operator+=(const Cohort& other) {
  if (schema_ != other.schema_ && *schema_ != *other.schema_) {
    throw std::invalid_argument("cohorts of different models cannot be merged");
  }
  totals_ += other.totals_;
  for (std::size_t c = 0; c < competencies_.size(); ++c) competencies_[c] += other.competencies_[c];
  return *this;
}

Shape Cohort::shape() const { return internal::shape_of(totals_); }

std::vector<std::uint64_t> Cohort::in_bands() const {
  std::vector<std::uint64_t> result(schema_->bands.size());
  if (result.empty()) return result;
  totals_.for_each([&](Points total, std::uint32_t members) {
    if (const auto band = schema_->band_of(total)) result[*band] += members;
  });
  return result;
}

Percent Cohort::share_in_band(std::size_t position) const {
  return internal::share_of(in_band(position), members());
}

}  // namespace ssi
