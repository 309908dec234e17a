// SPDX-License-Identifier: MIT
#include "import/connection_list.hpp"

#include <algorithm>
#include <cstdint>

#include "import/decision_maker.hpp"
#include "import/mapping.hpp"
#include "import/text.hpp"

namespace ssi::internal {
namespace {

std::string name_of(const ExportRow& row) {
  return one_spaced(row[ConnectionColumn::first_name] + ' ' + row[ConnectionColumn::last_name]);
}

/// Returns the companies at which the member works, in small letters.
std::set<std::string> present_employers(const ExportTable& positions) {
  std::set<std::string> result;
  for (const ExportRow& row : positions.rows) {
    const std::string& company = row[PositionColumn::company];
    if (row[PositionColumn::finished_on].empty() && !company.empty()) {
      result.insert(lower_case(company));
    }
  }
  return result;
}

}  // namespace

ConnectionList::ConnectionList(const ExportTable& table, const DecisionMakers& decision_makers,
                               const NameIndex& names)
    : table_(table) {
  const PositionRule decides(decision_makers);
  for (const ExportRow& row : table.rows) {
    is_deciding_.push_back(decides(row[ConnectionColumn::position]));
    const std::string name = name_of(row);
    const std::string url = profile_key(row[ConnectionColumn::url]);
    if (name.empty() && url.empty()) continue;  // hidden: nobody can tell who it is
    const Person person = names.find(name, url);
    days_[person].insert(row.at.day);
    if (is_deciding_.back()) decision_makers_.insert(person);
  }
}

bool ConnectionList::tells_decision_makers() const {
  return table_.has[ConnectionColumn::position];
}

std::optional<Day> ConnectionList::connected(const Person& person, Day not_before) const {
  const auto found = days_.find(person);
  if (found == days_.end()) return std::nullopt;
  const auto day = found->second.lower_bound(not_before);
  return day == found->second.end() ? std::nullopt : std::optional(*day);
}

void ConnectionList::add_to(LogDraft& log, const ExportTable& positions) const {
  if (!is_there()) return;
  const std::set<std::string> employers = present_employers(positions);
  std::map<Day, std::uint32_t> all;
  std::map<Day, std::uint32_t> deciding;
  std::map<Day, std::uint32_t> colleagues;
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    const ExportRow& row = table_.rows[i];
    const Day day = row.at.day;
    ++all[day];
    deciding[day] += is_deciding_[i] ? 1 : 0;
    colleagues[day] += employers.contains(lower_case(row[ConnectionColumn::company])) ? 1 : 0;
  }
  log.add_sums(Signal::connections, all);
  if (tells_decision_makers()) {
    log.add_sums(Signal::decision_maker_connections, deciding);
  } else {
    log.lack_column(Signal::decision_maker_connections);
    log.lack_column(Signal::decision_makers_contacted);
  }
  if (!table_.has[ConnectionColumn::company]) {
    log.lack_column(Signal::colleague_connections);
  } else if (positions.is_there) {
    log.add_sums(Signal::colleague_connections, colleagues);
  }
}

void add_connection_names(NameIndex& names, const ExportTable& connections) {
  for (const ExportRow& row : connections.rows) {
    names.add(name_of(row), profile_key(row[ConnectionColumn::url]));
  }
}

void add_invitation_names(NameIndex& names, const ExportTable& invitations) {
  for (const ExportRow& row : invitations.rows) {
    names.add(one_spaced(row[InvitationColumn::from]), profile_key(row[InvitationColumn::inviter]));
    names.add(one_spaced(row[InvitationColumn::to]), profile_key(row[InvitationColumn::invitee]));
  }
}

void add_invitations(LogDraft& log, const ExportTable& invitations,
                     const ConnectionList& connections, const NameIndex& names) {
  if (!invitations.is_there) return;
  log.tell(Signal::invitations_sent);
  if (connections.is_there()) log.tell(Signal::invitations_accepted);
  std::map<Person, Day> first;  // invitation to each
  for (const ExportRow& row : invitations.rows) {
    if (lower_case(row[InvitationColumn::direction]) != "outgoing") continue;
    const std::string name = one_spaced(row[InvitationColumn::to]);
    const std::string url = profile_key(row[InvitationColumn::invitee]);
    if (name.empty() && url.empty()) {
      log.add(row.at.day, Signal::invitations_sent);
      continue;
    }
    const Person person = names.find(name, url);
    log.add(row.at.day, Signal::invitations_sent, person);
    if (connections.is_decision_maker(person)) {
      log.add(row.at.day, Signal::decision_makers_contacted, person);
    }
    const auto [found, is_new] = first.emplace(person, row.at.day);
    if (!is_new) found->second = std::min(found->second, row.at.day);
  }
  for (const auto& [person, day] : first) {
    if (const auto accepted = connections.connected(person, day)) {
      log.add(*accepted, Signal::invitations_accepted, person);
    }
  }
}

}  // namespace ssi::internal
