// SPDX-License-Identifier: MIT
#include "ssi/import/linkedin.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/log.hpp"
#include "import/archive.hpp"
#include "import/connection_list.hpp"
#include "import/conversation.hpp"
#include "import/export_table.hpp"
#include "import/log_draft.hpp"
#include "import/mapping.hpp"
#include "import/message.hpp"
#include "import/owner.hpp"
#include "import/person.hpp"
#include "import/refusal.hpp"
#include "import/simple_rows.hpp"

namespace ssi {
namespace {

using internal::Export;
using internal::ExportFile;
using internal::LogDraft;

bool has(const std::vector<Signal>& signals, Signal signal) {
  return std::ranges::find(signals, signal) != signals.end();
}

/// Throws std::invalid_argument.
void check(const LinkedInOptions& options) {
  if (options.member.empty()) throw std::invalid_argument("the member's id is empty");
  std::vector<Signal> known;
  for (const KnownSignal& each : options.known) {
    const SignalInfo& info = standard_signals()[index_of(each.signal)];
    const auto fail = [&](const char* rule) {
      throw std::invalid_argument("signal '" + info.name + "' " + rule);
    };
    if (each.signal == Signal::people_contacted ||
        each.signal == Signal::decision_makers_contacted) {
      fail("counts persons, whom a number does not name");
    }
    if (has(known, each.signal)) fail("is given twice");
    if (has(options.without, each.signal)) fail("is both given and left out");
    if (info.kind == SignalKind::flag && each.value > 1) fail("is 0 or 1");
    known.push_back(each.signal);
  }
}

/// Says which signals of several files at once the archive tells.
void tell_derived(LogDraft& log, const Export& content, bool tells_decision_makers) {
  const bool has_messages = content[ExportFile::messages].is_there;
  const bool has_invitations = content[ExportFile::invitations].is_there;
  if (has_messages) {
    log.tell(Signal::messages_sent);
    log.tell(Signal::messages_answered);
  } else if (content.has_old_messages) {
    for (const Signal signal :
         {Signal::messages_sent, Signal::messages_answered, Signal::people_contacted}) {
      log.lack_column(signal);
    }
  }
  if (has_messages || has_invitations) {
    log.tell(Signal::people_contacted);
    if (tells_decision_makers) log.tell(Signal::decision_makers_contacted);
  }
  const auto is_there = [&](ExportFile file) { return content[file].is_there; };
  if (std::ranges::any_of(internal::kActivityFiles, is_there)) log.tell(Signal::days_active);
}

void add_everything(LogDraft& log, Export& content, const std::string& archive,
                    const LinkedInOptions& options) {
  internal::add_profile(log, content);
  internal::add_counted_rows(log, content);
  internal::add_shares(log, content[ExportFile::shares]);

  const std::vector<internal::Message> messages = internal::take_messages(content);
  const internal::Owner owner =
      internal::find_owner(content, messages, options.profile_url, archive);
  internal::NameIndex names;
  names.set_own_name(owner.name);
  internal::add_connection_names(names, content[ExportFile::connections]);
  internal::add_invitation_names(names, content[ExportFile::invitations]);
  internal::add_names(names, messages);

  const internal::ConnectionList connections(content[ExportFile::connections],
                                             options.decision_makers, names);
  connections.add_to(log, content[ExportFile::positions]);
  internal::add_invitations(log, content[ExportFile::invitations], connections, names);
  internal::add_messages(log, messages, owner, names, connections, content);
  tell_derived(log, content, connections.tells_decision_makers());
}

std::vector<LeftOutRows> left_out_of(const Export& content) {
  constexpr std::array<const char*, internal::kLeftOutReasons> kReasons = {
      "without a date",
      "with a date of an unknown form",
      "with more or fewer cells than the header",
      "that an earlier file of the name has, too",
      "of drafts",
      "without a conversation",
      "in conversations with nobody else"};
  std::vector<LeftOutRows> result;
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (content.left_out[i] > 0) result.push_back({kReasons[i], content.left_out[i]});
  }
  return result;
}

std::vector<std::string> notes_of(const Export& content, const ImportedLog& log) {
  std::vector<std::string> notes;
  if (content.has_old_messages) {
    notes.emplace_back(
        "messages.csv is not read: it does not say to which conversation a message belongs, as "
        "before 2018.");
  }
  const auto has_row_of = [&](Signal signal) {
    return std::ranges::find(log.rows, signal, &ImportedActivity::signal) != log.rows.end();
  };
  if (content[ExportFile::searches].is_there && has_row_of(Signal::people_searches)) {
    notes.emplace_back(
        "All searches count, also those for jobs, companies and posts, since LinkedIn does not say "
        "which they are: no more than these were for people.");
  }
  if (has_row_of(Signal::messages_sent)) {
    notes.emplace_back(
        "Outreach of the last 30 days may still be answered; so far it counts as unanswered.");
  }
  return notes;
}

}  // namespace

ImportedLog read_linkedin(const std::string& path, const LinkedInOptions& options) {
  check(options);
  const auto archive = internal::open_archive(path);
  Export content = internal::read_export(*archive, options.skip_unknown);
  const std::optional<Day> as_of = options.as_of ? options.as_of : content.last_day;
  if (!as_of) {
    throw internal::refusal(path, "has no row with a date: say with " + options.as_of_option +
                                      " on which day it was made");
  }
  LogDraft draft(path, *as_of);
  add_everything(draft, content, path, options);
  ImportedLog log{.member = options.member, .as_of = *as_of};
  std::move(draft).finish(options, log);
  log.files = std::move(content.files);
  log.left_out = left_out_of(content);
  log.notes = notes_of(content, log);
  internal::log(LogLevel::info, "{}: {} rows of {} files", path, log.rows.size(), log.files.size());
  return log;
}

void add(ActivityLogBuilder& builder, const ImportedLog& log) {
  constexpr std::size_t kAtOnce = 4096;
  std::vector<std::string> persons;
  std::vector<Activity> activities;
  for (std::size_t begin = 0; begin < log.rows.size(); begin += kAtOnce) {
    const std::size_t end = std::min(begin + kAtOnce, log.rows.size());
    persons.clear();
    activities.clear();
    persons.reserve(end - begin);  // views of them must stay
    for (std::size_t i = begin; i < end; ++i) {
      const ImportedActivity& row = log.rows[i];
      persons.push_back(row.has_person ? "p" + std::to_string(row.person) : "");
      activities.push_back({.member = log.member,
                            .signal = row.signal,
                            .value = row.value,
                            .day = row.day,
                            .person = persons.back()});
    }
    builder.add(activities);
  }
}

}  // namespace ssi
