// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_LOG_CONTENT_HPP
#define SSI_SRC_HISTORY_LOG_CONTENT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "history/log_part.hpp"
#include "ssi/history/activity_log.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/known_members.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// What an ActivityLog holds.
struct LogContent {
  SignalCatalogue catalogue;
  std::optional<KnownMembers> known;
  TextIndex new_ids;                  ///< of members that are not known, without known ones
  std::vector<std::string_view> ids;  ///< [member]
  std::vector<LogPart> parts;         ///< of LogPart::kMembers members each, sorted
  std::vector<std::uint8_t> tracked;  ///< [signal]: whether it is
  std::optional<DayRange> days;
  std::uint64_t rows = 0;
  std::uint64_t repeated_events = 0;
  std::uint64_t rows_without_person = 0;

  /// How many members a part has. Requires: part < parts.size().
  std::size_t members_of(std::size_t part) const noexcept {
    return std::min(LogPart::kMembers, ids.size() - part * LogPart::kMembers);
  }
};

/// Returns what a log holds.
const LogContent& content_of(const ActivityLog& log) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_LOG_CONTENT_HPP
