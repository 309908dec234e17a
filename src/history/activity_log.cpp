// SPDX-License-Identifier: MIT
#include "ssi/history/activity_log.hpp"

#include "history/log_content.hpp"

namespace ssi {

using internal::LogPart;

const internal::LogContent& internal::content_of(const ActivityLog& log) noexcept {
  return *log.content_;
}

std::size_t ActivityLog::members() const noexcept { return content_->ids.size(); }

std::string_view ActivityLog::id(std::size_t member) const noexcept {
  return content_->ids[member];
}

std::optional<Day> ActivityLog::first_day(std::size_t member) const noexcept {
  const LogPart& part = content_->parts[member / LogPart::kMembers];
  const std::size_t row = part.begin(member % LogPart::kMembers);
  if (row == part.end(member % LogPart::kMembers)) return std::nullopt;
  return Day(std::chrono::days(part.row(row).day));
}

std::optional<DayRange> ActivityLog::days() const noexcept { return content_->days; }

const KnownMembers* ActivityLog::known_members() const noexcept {
  return content_->known ? &*content_->known : nullptr;
}

const SignalCatalogue& ActivityLog::catalogue() const noexcept { return content_->catalogue; }

bool ActivityLog::tracks(Signal signal) const noexcept {
  return content_->tracked[index_of(signal)] != 0;
}

std::uint64_t ActivityLog::rows() const noexcept { return content_->rows; }

std::uint64_t ActivityLog::repeated_events() const noexcept { return content_->repeated_events; }

std::uint64_t ActivityLog::rows_without_person() const noexcept {
  return content_->rows_without_person;
}

std::vector<std::uint32_t> members_on(const ActivityLog& log, Day day) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t member = 0; member < log.members(); ++member) {
    const bool is_there = log.known_members() != nullptr || *log.first_day(member) <= day;
    if (is_there) result.push_back(member);
  }
  return result;
}

}  // namespace ssi
