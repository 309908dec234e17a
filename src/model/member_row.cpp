// SPDX-License-Identifier: MIT
#include "model/member_row.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ssi::internal {

RawScore score_row(const Competency& competency, const Member& member) {
  const std::vector<Signal> signals = competency.used_signals();
  std::size_t count = 0;
  for (Signal signal : signals) count = std::max(count, index_of(signal) + 1);
  std::vector<std::uint32_t> values(count);
  std::vector<Column> columns(count);  // absent where the member's signal is missing
  for (Signal signal : signals) {
    const auto value = member[signal];
    if (!value) continue;
    values[index_of(signal)] = *value;
    columns[index_of(signal)] = Column::of(std::span(&values[index_of(signal)], 1));
  }
  RawScore score;
  competency.score(MemberTable(columns, 1), std::span(&score.points, 1),
                   std::span(&score.observed, 1));
  return score;
}

}  // namespace ssi::internal
