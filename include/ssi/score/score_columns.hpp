// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_SCORE_COLUMNS_HPP
#define SSI_SCORE_SCORE_COLUMNS_HPP

#include <cstdint>
#include <span>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// Scored columns to read from, element i for member i. An empty span: the column is not there.
/// Points and percentages are in hundredths. Whoever owns the columns keeps them alive.
struct ConstScoreColumns {
  std::vector<std::span<const std::uint16_t>> competencies = {};  ///< empty, or one per competency
  std::span<const std::uint16_t> total = {};                      ///< sum of the competencies
  std::span<const std::uint16_t> coverage = {};                   ///< in hundredths of a percent
  std::span<const std::uint8_t> band = {};  ///< position in the model's bands; kNoBand: it has none
  std::span<const std::uint32_t> badges = {};      ///< bit i: has the model's badge i
  std::span<const std::uint16_t> total_low = {};   ///< least total, whatever is missing
  std::span<const std::uint16_t> total_high = {};  ///< most total, whatever is missing
};

/// Where a batch puts its results: columns that the caller owns, element i for member i. Leave a
/// span empty to skip that column. Points and percentages are in hundredths.
struct SSI_EXPORT ScoreColumns {
  std::vector<std::span<std::uint16_t>> competencies = {};  ///< empty, or one per competency
  std::span<std::uint16_t> total = {};                      ///< sum of the competencies
  std::span<std::uint16_t> coverage = {};                   ///< in hundredths of a percent
  std::span<std::uint8_t> band = {};        ///< position in the model's bands; kNoBand: it has none
  std::span<std::uint32_t> badges = {};     ///< bit i: has the model's badge i
  std::span<std::uint16_t> total_low = {};  ///< least total, whatever is missing: see ScoreBounds
  std::span<std::uint16_t> total_high = {};  ///< most total, whatever is missing

  /// The same columns, to read from.
  operator ConstScoreColumns() const;  // NOLINT(google-explicit-constructor): as for spans
};

}  // namespace ssi

#endif  // SSI_SCORE_SCORE_COLUMNS_HPP
