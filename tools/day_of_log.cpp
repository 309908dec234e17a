// SPDX-License-Identifier: MIT
#include "day_of_log.hpp"

namespace ssi::command {

MemberTable DayOfLog::at(std::span<const std::uint32_t> positions,
                         std::deque<GatheredMembers>& copies) const {
  if (positions.back() - positions.front() + 1 == positions.size()) {
    return members_.slice(positions.front(), positions.size());
  }
  std::vector<MemberPlace> places;
  places.reserve(positions.size());
  for (const std::uint32_t position : positions) places.push_back({&columns_, position});
  return copies.emplace_back(model_, places).members();
}

SignalTable aged_signals(const ActivityLog& log, const Model& model, DayRange days,
                         const Execution& execution) {
  const DayRange shared{window_of(days.last, model.window_days()).first, days.first};
  return signals_over(log, model, shared, days.last, execution);
}

std::vector<std::string_view> ids_of(const ActivityLog& log,
                                     std::span<const std::uint32_t> positions) {
  std::vector<std::string_view> ids;
  ids.reserve(positions.size());
  for (const std::uint32_t position : positions) ids.push_back(log.id(position));
  return ids;
}

std::vector<LabelColumn> labels_of(const std::vector<TextColumn>& columns,
                                   std::span<const std::uint32_t> positions) {
  std::vector<LabelColumn> labels;
  for (const TextColumn& column : columns) {
    const LabelColumn all = column.texts();
    labels.push_back({all.codes.subspan(positions.front(), positions.size()), all.names});
  }
  return labels;
}

}  // namespace ssi::command
