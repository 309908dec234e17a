// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_HISTORY_HPP
#define SSI_TOOLS_PAGE_HISTORY_HPP

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "ssi/history.hpp"
#include "ssi/report/page.hpp"
#include "ssi/score/score_table.hpp"

namespace ssi::command {

/// Days from one point of a history to the next.
inline constexpr int kHistoryStep = 7;

/// The scores of a log's members week by week, up to a day.
class PageHistory {
 public:
  /// Scores members on the last day, on that a week before, and so on, none before the first. Of
  /// one member alone, if its position is given.
  PageHistory(const ActivityLog& log, const Model& model, DayRange days,
              std::optional<std::size_t> only, const Execution& execution);

  /// Returns the days of the member with that position in the log on which it was there.
  std::vector<PageDay> of(std::size_t member) const;

 private:
  ActivityLog log_;
  std::size_t first_ = 0;                           // position of the first row
  std::vector<std::pair<Day, ScoreTable>> scores_;  // by day
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_HISTORY_HPP
