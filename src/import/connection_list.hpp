// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_CONNECTION_LIST_HPP
#define SSI_SRC_IMPORT_CONNECTION_LIST_HPP

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "import/export_table.hpp"
#include "import/log_draft.hpp"
#include "import/person.hpp"
#include "ssi/history/day.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi::internal {

/// The member's connections: who they are, since when, and who of them decides.
class ConnectionList {
 public:
  /// Requires: all names are in the index.
  ConnectionList(const ExportTable& table, const DecisionMakers& decision_makers,
                 const NameIndex& names);

  /// Whether the archive tells who is connected, and their positions.
  bool is_there() const noexcept { return table_.is_there; }
  bool tells_decision_makers() const;

  bool is_decision_maker(const Person& person) const { return decision_makers_.contains(person); }
  /// Returns the first day not before another on which somebody was connected, if there is one.
  std::optional<Day> connected(const Person& person, Day not_before) const;

  /// Adds the states of connections, whose colleagues are those at these employers.
  void add_to(LogDraft& log, const ExportTable& positions) const;

 private:
  const ExportTable& table_;
  std::vector<bool> is_deciding_;  // [row]
  std::set<Person> decision_makers_;
  std::map<Person, std::set<Day>> days_;
};

/// Notes which URLs stand beside which names in connections and invitations.
void add_connection_names(NameIndex& names, const ExportTable& connections);
void add_invitation_names(NameIndex& names, const ExportTable& invitations);

/// Adds the invitations that the member sent, and which of them were accepted.
void add_invitations(LogDraft& log, const ExportTable& invitations,
                     const ConnectionList& connections, const NameIndex& names);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_CONNECTION_LIST_HPP
