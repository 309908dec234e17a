// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_SCORE_AGGREGATOR_HPP
#define SSI_SCORE_SCORE_AGGREGATOR_HPP

#include <memory>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"
#include "ssi/score/little_observed.hpp"
#include "ssi/score/member_score.hpp"
#include "ssi/score/score_bounds.hpp"
#include "ssi/score/score_columns.hpp"
#include "ssi/score/score_table.hpp"

namespace ssi {

struct Explanation;  // ssi/explain/explanation.hpp

namespace internal {
struct PreparedModel;
}

/// The Score aggregator: adds up the competencies of a model, for one member or for many. One
/// member, a batch, a slice and any number of threads give the same hundredths.
///
///     ssi::ScoreAggregator score(ssi::Model::standard());
///     ssi::Points total = score(ada).total;               // one member
///     ssi::ScoreTable scores = score(members);            // a table of them
///     score(members, {.total = totals}, {.threads = 8});  // into the caller's columns
///
/// Building one prepares tables for the model (about a millisecond): build once, use often.
/// Immutable: any number of threads may share one. Copies share their content.
class SSI_EXPORT ScoreAggregator {
 public:
  /// Prepares the model's formulas.
  explicit ScoreAggregator(Model model);

  /// The model that it scores by.
  const Model& model() const noexcept;

  /// Scores one member.
  MemberScore operator()(const Member& member) const;

  /// Scores every member of the table. O(rows * terms).
  ScoreTable operator()(const MemberTable& members, const Execution& execution = {}) const;

  /// Scores every member of the table into columns that the caller owns, those of a ScoreTable or
  /// any others. O(rows * terms); allocates nothing that grows with rows. Throws
  /// std::invalid_argument if a wanted column has fewer elements than the table has rows, or if
  /// competency columns are given but not one per competency.
  void operator()(const MemberTable& members, const ScoreColumns& columns,
                  const Execution& execution = {}) const;

  /// Returns the least and the most points that the member can have, whatever its missing signals
  /// are. For the totals of many members, ask for ScoreColumns::total_low and total_high.
  ScoreBounds bounds(const Member& member) const;

  /// Explains the score of one member: explain(model(), member, minimum_coverage). Include
  /// ssi/explain.hpp to call it.
  Explanation explain(const Member& member, Percent minimum_coverage = kMinimumCoverage) const;
  /// The same for the member at one row of a table. Requires: row < members.rows().
  Explanation explain(const MemberTable& members, std::size_t row,
                      Percent minimum_coverage = kMinimumCoverage) const;

 private:
  std::shared_ptr<const internal::PreparedModel> prepared_;
};

}  // namespace ssi

#endif  // SSI_SCORE_SCORE_AGGREGATOR_HPP
