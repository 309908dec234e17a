// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_SCORE_AGGREGATOR_HPP
#define SSI_SCORE_SCORE_AGGREGATOR_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

namespace internal {
struct PreparedModel;
}

/// One member's score.
struct MemberScore {
  std::vector<Points> competencies = {};  ///< in the model's order, each 0 to its maximum
  Points total = {};                      ///< their sum
  Percent coverage = {};                  ///< share of the positive points that was observed
  std::size_t band = 0;                   ///< position in the model's bands; 0 if it has none
  std::uint32_t badges = 0;               ///< bit i: has the model's badge i

  friend bool operator==(const MemberScore&, const MemberScore&) = default;
};

/// Where a batch puts its results: columns that the caller owns, element i for member i. A column
/// left empty is not wanted. Points and percentages are in hundredths.
struct ScoreColumns {
  std::vector<std::span<std::uint16_t>> competencies = {};  ///< none, or one a competency
  std::span<std::uint16_t> total = {};                      ///< sum of the competencies
  std::span<std::uint16_t> coverage = {};                   ///< in hundredths of a percent
  std::span<std::uint8_t> band = {};                        ///< position in the model's bands
  std::span<std::uint32_t> badges = {};                     ///< bit i: has the model's badge i
};

/// The Score aggregator: adds the competencies of a model up, for one member or for many. One
/// member, a batch, a slice and any number of threads give the same hundredths.
///
///     ssi::ScoreAggregator score(ssi::Model::standard());
///     ssi::Points total = score(ada).total;               // one member
///     score(members, {.total = totals}, {.threads = 8});  // a table of them
///
/// Building one prepares tables for the model (about a millisecond): build once, use often.
/// Immutable: any number of threads may share one. Copies share their content.
class SSI_EXPORT ScoreAggregator {
 public:
  /// Prepares the model's formulas.
  explicit ScoreAggregator(Model model);

  /// What it scores by.
  const Model& model() const noexcept;

  /// Scores one member.
  MemberScore operator()(const Member& member) const;

  /// Scores every member of the table. O(rows * terms); allocates nothing that grows with rows.
  /// Throws std::invalid_argument if a wanted column has fewer elements than the table has rows,
  /// or if competency columns are given but not one for each competency.
  void operator()(const MemberTable& members, const ScoreColumns& columns,
                  const Execution& execution = {}) const;

 private:
  std::shared_ptr<const internal::PreparedModel> prepared_;
};

}  // namespace ssi

#endif  // SSI_SCORE_SCORE_AGGREGATOR_HPP
