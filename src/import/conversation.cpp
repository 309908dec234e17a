// SPDX-License-Identifier: MIT
#include "import/conversation.hpp"

#include <algorithm>
#include <chrono>
#include <map>
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

void add_once(std::vector<Person>& persons, Person person) {
  if (std::ranges::find(persons, person) == persons.end()) persons.push_back(std::move(person));
}

/// The member's part in a conversation.
class Outreach {
 public:
  Outreach(const Thread& thread, const Owner& owner, const NameIndex& names)
      : thread_(thread), owner_(owner), names_(names) {
    for (const Message* message : thread) {
      if (!owner.wrote(*message)) add_once(writers_, sender_of(*message));
    }
  }

  /// Whether nobody but the member is in it.
  bool is_alone() const {
    return writers_.empty() && std::ranges::all_of(thread_, [this](const Message* message) {
             return recipients_of(*message).empty();
           });
  }

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
        const std::vector<Person> reached = reached_by(message);
        if (reached.empty()) continue;
        is_waiting = true;
        since = day;
        add(log, day, reached, connections);
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
  std::vector<Person> recipients_of(const Message& message) const {
    std::vector<Person> persons;
    for (const std::string& url : message.recipients) {
      if (url != owner_.url) add_once(persons, {url, Person::Kind::url});
    }
    if (!message.recipients.empty() || message.to.empty() || message.to == owner_.name) {
      return persons;
    }
    return {names_.find_in(message.conversation, message.to, {})};
  }

  /// Returns whom the member reaches by a message: if it names nobody, everybody else who writes.
  std::vector<Person> reached_by(const Message& message) const {
    std::vector<Person> persons = recipients_of(message);
    return persons.empty() ? writers_ : persons;
  }

  const Thread& thread_;
  const Owner& owner_;
  const NameIndex& names_;
  std::vector<Person> writers_;  // but the member, by their first message
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
