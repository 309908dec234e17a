// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_SCORE_TABLE_HPP
#define SSI_SCORE_SCORE_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"
#include "ssi/score/member_score.hpp"
#include "ssi/score/score_columns.hpp"

namespace ssi {

/// The scores of many members, in columns that it owns: the points of each competency, the total
/// and the coverage, 2 bytes each per member. Bands and badges follow from these, so they take no
/// memory: row() works them out.
///
///     ssi::ScoreTable scores = score(members, {.threads = 8});
///     std::cout << scores.total(7) << '\n';
///     cohort.add(scores.columns());
///
/// The storage can be reused: resize() it and hand its columns() to the next batch. Any number of
/// threads may read one that no thread changes.
class SSI_EXPORT ScoreTable {
 public:
  /// A table of `rows` members, each with 0 points.
  explicit ScoreTable(Model model, std::size_t rows = 0);

  /// Makes it a table of `rows` members, whose content is unspecified. Invalidates views of it.
  void resize(std::size_t rows);

  /// The model of its scores.
  const Model& model() const noexcept { return model_; }
  /// The number of members.
  std::size_t rows() const noexcept { return rows_; }

  /// The columns, for a batch to fill. They live until the table is resized or destroyed.
  ScoreColumns columns();
  /// The columns, to read from.
  ConstScoreColumns columns() const;

  /// The points of a competency, in hundredths, element i for member i. Requires: a position in the
  /// model's competencies.
  std::span<const std::uint16_t> competency(std::size_t position) const noexcept {
    return column(position);
  }
  /// The totals, in hundredths.
  std::span<const std::uint16_t> totals() const noexcept { return column(competencies_); }
  /// The coverage, in hundredths of a percent.
  std::span<const std::uint16_t> coverage() const noexcept { return column(competencies_ + 1); }

  /// A member's total. Requires: row < rows().
  Points total(std::size_t row) const noexcept { return Points::from_hundredths(totals()[row]); }
  /// A member's coverage. Requires: row < rows().
  Percent coverage(std::size_t row) const noexcept {
    return Percent::from_hundredths(coverage()[row]);
  }
  /// A member's score, as ScoreAggregator gives it for one. Requires: row < rows().
  MemberScore row(std::size_t row) const;

 private:
  std::span<const std::uint16_t> column(std::size_t position) const noexcept {
    return std::span(values_).subspan(position * rows_, rows_);
  }

  Model model_;
  std::size_t competencies_;
  std::size_t rows_ = 0;
  std::vector<std::uint16_t> values_;  // one column after the other
};

}  // namespace ssi

#endif  // SSI_SCORE_SCORE_TABLE_HPP
