// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_COHORT_HPP
#define SSI_COHORT_COHORT_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/point_statistics.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"
#include "ssi/model/score_schema.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {

/// How totals lie around their mean; 0 where they are all the same.
struct Shape {
  double skewness = 0;  ///< m3 / m2^1.5; positive: most are below the mean, a few far above
  double kurtosis = 0;  ///< m4 / m2^2 - 3, the excess: 0 for a normal distribution
};

/// The distribution of the scores of a set of members: an industry, a team, everybody. It holds the
/// count of each total, and exact statistics of each competency. No single member's score can be
/// told from it, unless the members are few.
///
///     ssi::Cohort industry(model);
///     industry.add(score(ada));         // one member, or columns of many
///     industry += of_another_machine;   // scored by the same model
///     std::cout << industry.total().rounded_mean() << ' ' << industry.quantile(50_percent);
///
/// Merging is associative and commutative, and everything is computed from integers: any split of
/// the members over threads or machines gives the same figures to the last bit. Memory: some 250
/// bytes, plus that of Distribution. Not thread-safe while it changes.
class SSI_EXPORT Cohort {
 public:
  /// A cohort without members, of scores by this model.
  explicit Cohort(const Model& model);
  /// The same, for scores whose model is not at hand. Requires: a schema. Cohorts made from the
  /// same pointer are known to match without comparing its fields.
  explicit Cohort(std::shared_ptr<const ScoreSchema> schema);
  /// From figures that were kept elsewhere, such as in a database. Throws std::invalid_argument
  /// unless each competency has statistics, of the same number of members as the totals, and
  /// nothing is beyond the maxima.
  Cohort(std::shared_ptr<const ScoreSchema> schema, std::vector<PointStatistics> competencies,
         Distribution totals);

  /// Adds a member. Throws std::invalid_argument if the score is not of this model.
  void add(const MemberScore& score);
  /// Adds the first `rows` members of scored columns. Throws std::invalid_argument unless all
  /// competencies and the total are there, with at least `rows` elements and no points beyond the
  /// maxima. Nothing is added then.
  void add(const ConstScoreColumns& scores, std::size_t rows);
  /// Adds one member per element of the total's column.
  void add(const ConstScoreColumns& scores) { add(scores, scores.total.size()); }
  /// Merges another cohort. Throws std::invalid_argument if it is of another model and, like add(),
  /// std::length_error beyond kMostCounted members. Nothing is added then.
  Cohort& operator+=(const Cohort& other);

  /// The schema of its scores.
  const ScoreSchema& schema() const noexcept { return *schema_; }
  /// How many members were added.
  std::uint64_t members() const noexcept { return totals_.members(); }

  /// The statistics of the competency at that position in the model. Requires: there is one.
  const PointStatistics& competency(std::size_t position) const { return competencies_[position]; }
  /// The statistics of the totals.
  const PointStatistics& total() const noexcept { return totals_.statistics(); }
  /// How the totals lie around their mean; 0 where they are all the same, or there are none. Costs
  /// one totals().counts().
  Shape shape() const;
  /// See Distribution::quantile().
  Points quantile(Percent share) const { return totals_.quantile(share); }

  /// Returns how many members are in each of the model's bands. O(members) for few, else O(highest
  /// total).
  std::vector<std::uint64_t> in_bands() const;
  /// Returns how many are in the band at that position. Costs one in_bands().
  std::uint64_t in_band(std::size_t position) const { return in_bands()[position]; }
  /// Returns the share of the members in that band, rounded half up; 0 if there are no members.
  Percent share_in_band(std::size_t position) const;

  /// The count of each total: for a Ranking, and for anything else.
  const Distribution& totals() const noexcept { return totals_; }

  friend bool operator==(const Cohort& a, const Cohort& b) {
    return a.schema() == b.schema() && a.competencies_ == b.competencies_ && a.totals_ == b.totals_;
  }

 private:
  friend class CohortSet;

  std::shared_ptr<const ScoreSchema> schema_;
  std::vector<PointStatistics> competencies_;
  Distribution totals_;
};

}  // namespace ssi

#endif  // SSI_COHORT_COHORT_HPP
