// SPDX-License-Identifier: MIT
#include "ssi/history/activity_log_builder.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <optional>
#include <shared_mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/execution.hpp"
#include "history/event_set.hpp"
#include "history/log_content.hpp"
#include "history/person_index.hpp"
#include "ssi/member/signal_rule.hpp"

namespace ssi {

using internal::EventKey;
using internal::EventSet;
using internal::kNobody;
using internal::LogPart;
using internal::NumberedActivity;

struct ActivityLogBuilder::Impl {
  Impl(const Model& model, std::optional<KnownMembers> members, std::span<const Signal> tracks)
      : known(std::move(members)),
        catalogue(model.catalogue()),
        feeds_people(catalogue.size()),
        has_rows(catalogue.size()),
        names_persons(catalogue.size()),
        is_tracked(catalogue.size()) {
    for (std::size_t s = 0; s < catalogue.size(); ++s) {
      const SignalRule rule = rule_of(catalogue, static_cast<Signal>(s));
      if (rule.aggregate != Aggregate::people) continue;
      for (const Signal from : rule.from) feeds_people[index_of(from)] = 1;
    }
    for (const Signal signal : tracks) {
      const SignalInfo& info = catalogue[signal];
      if (info.scope != SignalScope::window || info.observed != ObservedFrom::log) {
        throw std::invalid_argument("a log cannot track '" + info.name + "'");
      }
      is_tracked[index_of(signal)] = 1;
    }
    if (known && known->catalogue() != catalogue) {
      throw std::invalid_argument("the known members are of another catalogue");
    }
  }

  /// Looks up the members of rows, kNone for those that are new.
  void number_members(std::span<const Activity> rows, std::vector<NumberedActivity>& out) const;
  void number_persons(std::span<const Activity> rows, std::vector<NumberedActivity>& out) const;
  void append(const NumberedActivity& row);
  std::vector<std::uint8_t> tracked() const;
  void move_to(internal::LogContent& content);

  std::optional<KnownMembers> known;
  SignalCatalogue catalogue;
  std::vector<std::uint8_t> feeds_people;  // [signal]: whether some rule counts the persons
  TextIndex ids;                           // without known members
  mutable std::shared_mutex ids_mutex;
  mutable internal::PersonIndex persons;
  EventSet events;
  std::vector<LogPart> parts;
  std::vector<std::uint8_t> has_rows;       // [signal]
  std::vector<std::uint8_t> names_persons;  // [signal]
  std::vector<std::uint8_t> is_tracked;     // [signal]: the builder was told so
  std::int32_t first_day = std::numeric_limits<std::int32_t>::max();
  std::int32_t last_day = std::numeric_limits<std::int32_t>::min();
  std::uint64_t rows = 0;
  std::uint64_t repeated_events = 0;
  std::uint64_t rows_without_person = 0;
};

void ActivityLogBuilder::Impl::number_members(std::span<const Activity> from,
                                              std::vector<NumberedActivity>& out) const {
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> asked;
  for (std::size_t i = 0; i < from.size(); ++i) {
    out[i].member = from[i].position;
    if (from[i].position != TextIndex::kNone && known) {
      if (from[i].position >= known->size()) {
        throw std::invalid_argument("a row's position is none of the known members'");
      }
      continue;
    }
    texts.push_back(from[i].member);
    asked.push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<std::uint32_t> positions(texts.size());
  if (known) {
    known->ids().find(texts, positions);
    if (std::ranges::find(positions, TextIndex::kNone) != positions.end()) {
      throw std::invalid_argument("a row of a member who is not known");
    }
  } else {
    const std::shared_lock lock(ids_mutex);
    ids.find(texts, positions);
  }
  for (std::size_t i = 0; i < asked.size(); ++i) out[asked[i]].member = positions[i];
}

void ActivityLogBuilder::Impl::number_persons(std::span<const Activity> from,
                                              std::vector<NumberedActivity>& out) const {
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> asked;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i].person.empty() || feeds_people[index_of(from[i].signal)] == 0) continue;
    texts.push_back(from[i].person);
    asked.push_back(static_cast<std::uint32_t>(i));
  }
  if (asked.empty()) return;
  std::vector<std::uint32_t> numbers(texts.size());
  persons.number(texts, numbers);
  for (std::size_t i = 0; i < asked.size(); ++i) out[asked[i]].person = numbers[i];
}

void ActivityLogBuilder::Impl::append(const NumberedActivity& row) {
  const std::size_t part = row.member / LogPart::kMembers;
  if (part >= parts.size()) parts.resize(part + 1);
  parts[part].append({row.day, row.value, row.person,
                      static_cast<std::uint16_t>(row.member % LogPart::kMembers), row.signal});
  ++rows;
  has_rows[row.signal] = 1;
  first_day = std::min(first_day, row.day);
  last_day = std::max(last_day, row.day);
  if (row.person != kNobody) {
    names_persons[row.signal] = 1;
  } else if (row.value > 0 && feeds_people[row.signal] != 0) {
    ++rows_without_person;
  }
}

std::vector<std::uint8_t> ActivityLogBuilder::Impl::tracked() const {
  std::vector<std::uint8_t> result = is_tracked;
  for (std::size_t s = 0; s < catalogue.size(); ++s) {
    const auto signal = static_cast<Signal>(s);
    const SignalRule rule = rule_of(catalogue, signal);
    if (catalogue[signal].scope != SignalScope::window) continue;
    if (rule.observed != ObservedFrom::log) continue;
    const auto& seen = rule.aggregate == Aggregate::people ? names_persons : has_rows;
    for (const Signal from : rule.from) {
      if (seen[index_of(from)] != 0) result[s] = 1;
    }
  }
  return result;
}

void ActivityLogBuilder::Impl::move_to(internal::LogContent& content) {
  content.tracked = tracked();
  content.catalogue = std::move(catalogue);
  content.known = std::move(known);
  content.new_ids = std::move(ids);
  content.ids = content.known ? content.known->ids().texts() : content.new_ids.texts();
  content.parts = std::move(parts);
  content.parts.resize((content.ids.size() + LogPart::kMembers - 1) / LogPart::kMembers);
  content.rows = rows;
  content.repeated_events = repeated_events;
  content.rows_without_person = rows_without_person;
  if (rows == 0) return;
  content.days = DayRange{Day(std::chrono::days(first_day)), Day(std::chrono::days(last_day))};
}

ActivityLogBuilder::ActivityLogBuilder(const Model& model, std::span<const Signal> tracks)
    : impl_(std::make_unique<Impl>(model, std::nullopt, tracks)) {}
ActivityLogBuilder::ActivityLogBuilder(const Model& model, KnownMembers known,
                                       std::span<const Signal> tracks)
    : impl_(std::make_unique<Impl>(model, std::move(known), tracks)) {}
ActivityLogBuilder::~ActivityLogBuilder() = default;
ActivityLogBuilder::ActivityLogBuilder(ActivityLogBuilder&&) noexcept = default;
ActivityLogBuilder& ActivityLogBuilder::operator=(ActivityLogBuilder&&) noexcept = default;

const KnownMembers* ActivityLogBuilder::known_members() const noexcept {
  return impl_->known ? &*impl_->known : nullptr;
}

void ActivityLogBuilder::number(std::span<const Activity> rows,
                                NumberedActivities& numbered) const {
  numbered.source_ = rows;
  numbered.rows_.resize(rows.size());
  numbered.events_.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Activity& row = rows[i];
    assert(index_of(row.signal) < impl_->catalogue.size());
    numbered.rows_[i] = {TextIndex::kNone, kNobody, row.value,
                         static_cast<std::int32_t>(row.day.time_since_epoch().count()),
                         static_cast<std::uint16_t>(row.signal)};
    if (row.event.empty()) continue;
    numbered.events_.resize(rows.size());
    numbered.events_[i] = EventSet::key_of(row.event);
  }
  impl_->number_members(rows, numbered.rows_);
  impl_->number_persons(rows, numbered.rows_);
}

void ActivityLogBuilder::add(const NumberedActivities& numbered) {
  constexpr std::size_t kGroup = 64;
  Impl& impl = *impl_;
  const std::span<const NumberedActivity> rows = numbered.rows_;
  std::array<EventKey, kGroup> keys;
  std::array<NumberedActivity, kGroup> group;
  for (std::size_t first = 0; first < rows.size(); first += kGroup) {
    const std::size_t size = std::min(kGroup, rows.size() - first);
    std::ranges::copy(rows.subspan(first, size), group.begin());
    for (std::size_t i = 0; i < size; ++i) {
      if (group[i].member != TextIndex::kNone) continue;
      const std::unique_lock lock(impl.ids_mutex);
      group[i].member = impl.ids.find_or_add(numbered.source_[first + i].member);
    }
    const bool has_events = !numbered.events_.empty();
    for (std::size_t i = 0; has_events && i < size; ++i) {
      keys[i] = EventSet::of_member(numbered.events_[first + i], group[i].member);
      if (keys[i].is_there) impl.events.prefetch(keys[i]);
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (has_events && keys[i].is_there && !impl.events.add(keys[i])) {
        ++impl.repeated_events;
      } else {
        impl.append(group[i]);
      }
    }
  }
}

void ActivityLogBuilder::add(std::span<const Activity> rows) {
  NumberedActivities numbered;
  number(rows, numbered);
  add(numbered);
}

ActivityLog ActivityLogBuilder::build(const Execution& execution) {
  const auto content = std::make_shared<internal::LogContent>();
  impl_->move_to(*content);
  impl_.reset();  // with what only numbering needed
  internal::share_parts(execution, content->parts.size(), [&](internal::Parts& parts) {
    LogPart::Scratch scratch;
    while (const auto part = parts.next()) {
      content->parts[*part].sort(content->members_of(*part), scratch);
    }
  });
  return ActivityLog(content);
}

}  // namespace ssi
