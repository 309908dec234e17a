// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_STANDING_FIGURES_HPP
#define SSI_TOOLS_STANDING_FIGURES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/cohort/standing_columns.hpp"

namespace ssi::command {

/// The standings of members in one cohort column, as a ranking fills them in and tables show them.
class StandingFigures {
 public:
  explicit StandingFigures(std::size_t rows) : rank_(rows), percentile_(rows), top_percent_(rows) {}

  /// The columns to be filled in, which live as long as this.
  StandingColumns columns() {
    return {.rank = rank_, .percentile = percentile_, .top_percent = top_percent_};
  }

  /// Returns the standing of a member, without the members of its cohort, which no table shows.
  std::optional<Standing> operator[](std::size_t row) const {
    if (rank_[row] == 0) return std::nullopt;
    return Standing{.rank = rank_[row],
                    .percentile = Percent::from_hundredths(percentile_[row]),
                    .top_percent = top_percent_[row]};
  }

 private:
  std::vector<std::uint32_t> rank_;  // 0: none
  std::vector<std::uint16_t> percentile_;
  std::vector<std::uint8_t> top_percent_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_STANDING_FIGURES_HPP
