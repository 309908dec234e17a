// SPDX-License-Identifier: MIT
#ifndef SSI_SUMMARY_HPP
#define SSI_SUMMARY_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model.hpp"
#include "ssi/score.hpp"

namespace ssi {

/// Describes the points of many members. All zero if there are none.
struct Statistics {
  double mean = 0;       ///< in points
  double deviation = 0;  ///< standard deviation of the sample (n - 1), in points; 0 for one member
  Points min;
  Points max;
};

/// The summary of a scored set: each competency, the total and the bands. It counts members by
/// hundredths, so adding in pieces and merging give the same summary to the last bit.
///
/// Memory: 8 bytes for each hundredth of a point of the maxima; 160 KB for the standard model.
class SSI_EXPORT ScoreSummary {
 public:
  explicit ScoreSummary(const Model& model);

  /// Adds the first `rows` members of scored columns. Throws std::invalid_argument unless all
  /// competencies and the total are there, with so many rows and no more points than the maxima.
  void add(const ScoreColumns& scores, std::size_t rows);
  /// Adds as many members as the total's column has.
  void add(const ScoreColumns& scores) { add(scores, scores.total.size()); }
  /// Requires: a summary of the same model.
  ScoreSummary& operator+=(const ScoreSummary& other);

  std::uint64_t members() const noexcept;
  /// Requires: a position in the model's competencies.
  Statistics competency(std::size_t position) const;
  Statistics total() const;
  /// The number of members in the model's band at that position.
  std::uint64_t in_band(std::size_t position) const;

 private:
  Model model_;
  std::vector<std::vector<std::uint64_t>> counts_;  // [column][hundredths]; the total comes last
};

}  // namespace ssi

#endif  // SSI_SUMMARY_HPP
