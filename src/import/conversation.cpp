// SPDX-License-Identifier: MIT
#include "import/conversation.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace ssi::internal {
namespace {

/// After so long a silence a message opens a conversation again, and an answer counts so long.
constexpr std::chrono::days kSilence{30};

/// Messages of one conversation, in the order of the files.
using Thread = std::vector<const Message*>;

/// Orders them by time. Exports list the newest first, mostly: messages of one time are in the
/// file's order or in that order reversed, as the others are.
void order(Thread& thread) {
  if (!(thread.front()->at < thread.back()->at)) std::ranges::reverse(thread);
  std::ranges::stable_sort(thread, {}, &Message::at);
}

/// Persons in the order in which they are added, each once.
class PersonList {
 public:
  void add(const Person& person) {
    if (are_in_.insert(person).second) persons_.push_back(person);
  }
  const std::vector<Person>& all() const noexcept { return persons_; }
  bool empty() const noexcept { return persons_.empty(); }

 private:
  std::vector<Person> persons_;
  std::set<Person> are_in_;
};

/// The member's part in a conversation.
class Outreach {
 public:
  Outreach(const Thread& thread, const Owner& owner, const NameIndex& names)
      : thread_(thread), owner_(owner), names_(names) {
    for (const Message* message : thread) {
      if (!owner.wrote(*message)) writers_.add(sender_of(*message));
    }
  }

  /// Whether nobody but the member is in it.
  bool is_alone() const {
    return writers_.empty() && std::ranges::all_of(thread_, [this](const Message* message) {
             return recipients_of(*message).empty();
           });
  }

  /// If a message of the member names nobody, it reaches everybody else who writes.
  void add_to(LogDraft& log, const ConnectionList& connections) const {
    bool is_waiting = false;  // for an answer
    Day since{};
    for (std::size_t i = 0; i < thread_.size(); ++i) {
      const Message& message = *thread_[i];
      const Day day = message.at.day;
      if (!owner_.wrote(message)) {
        if (is_waiting && day - since <= kSilence) {
          log.add(day, Signal::messages_answered, sender_of(message));
        }
        is_waiting = false;
      } else if (i == 0 || day - thread_[i - 1]->at.day >= kSilence) {
        const PersonList named = recipients_of(message);
        const PersonList& reached = named.empty() ? writers_ : named;
        if (reached.empty()) continue;
        is_waiting = true;
        since = day;
        add(log, day, reached.all(), connections);
      }
    }
  }

 private:
  static void add(LogDraft& log, Day day, const std::vector<Person>& reached,
                  const ConnectionList& connections) {
    for (std::size_t i = 0; i < reached.size(); ++i) {
      log.add(day, i == 0 ? Signal::messages_sent : Signal::people_contacted, reached[i]);
      if (connections.is_decision_maker(reached[i])) {
        log.add(day, Signal::decision_makers_contacted, reached[i]);
      }
    }
  }

  Person sender_of(const Message& message) const {
    return names_.find_in(message.conversation, message.from, message.sender);
  }

  /// Returns to whom a message is addressed, but the member.
  PersonList recipients_of(const Message& message) const {
    PersonList persons;
    for (const std::string& url : message.recipients) {
      if (url != owner_.url) persons.add({url, Person::Kind::url});
    }
    if (!message.recipients.empty() || message.to.empty() || message.to == owner_.name) {
      return persons;
    }
    const Person person = names_.find_in(message.conversation, message.to, {});
    const bool is_owner = person.kind == Person::Kind::url && person.text == owner_.url;
    if (!is_owner) persons.add(person);
    return persons;
  }

  const Thread& thread_;
  const Owner& owner_;
  const NameIndex& names_;
  PersonList writers_;  // but the member, by their first messages
};

}  // namespace

void add_messages(LogDraft& log, const std::vector<Message>& messages, const Owner& owner,
                  const NameIndex& names, const ConnectionList& connections, Export& content) {
  std::map<std::string_view, Thread> threads;
  for (const Message& message : messages) threads[message.conversation].push_back(&message);
  for (auto& [conversation, thread] : threads) {
    order(thread);
    const Outreach outreach(thread, owner, names);
    if (outreach.is_alone()) {
      content.leave_out(LeftOut::nobody_else, thread.size());
    } else {
      outreach.add_to(log, connections);
    }
  }
}

}  // namespace ssi::internal
