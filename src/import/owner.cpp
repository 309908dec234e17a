// SPDX-License-Identifier: MIT
#include "import/owner.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "import/refusal.hpp"
#include "import/text.hpp"

namespace ssi::internal {
namespace {

/// Candidates, and the conversations in which each of them is.
class Candidates {
 public:
  explicit Candidates(std::string archive) : archive_(std::move(archive)) {}

  void add(const std::string& candidate, const std::string& conversation) {
    if (!candidate.empty()) conversations_[candidate].insert(conversation);
  }

  bool empty() const noexcept { return conversations_.empty(); }

  /// Returns who is in most conversations; an empty text if nobody is in any.
  std::string in_most() const {
    std::string result;
    std::size_t most = 0;
    bool is_tied = false;
    for (const auto& [candidate, conversations] : conversations_) {
      is_tied = conversations.size() == most || (is_tied && conversations.size() < most);
      if (conversations.size() <= most) continue;
      most = conversations.size();
      result = candidate;
    }
    if (!is_tied) return result;
    throw refusal(archive_,
                  "does not tell which of those who write messages the member is: say it with "
                  "--profile-url");
  }

 private:
  std::string archive_;
  std::map<std::string, std::set<std::string_view>> conversations_;
};

/// Returns the URL that is the inviter of all invitations sent and the invitee of all received, if
/// there is one.
std::string url_in_invitations(const ExportTable& invitations) {
  std::optional<std::string> result;
  for (const ExportRow& row : invitations.rows) {
    const std::string direction = lower_case(row[InvitationColumn::direction]);
    std::string url;
    if (direction == "outgoing") url = profile_key(row[InvitationColumn::inviter]);
    if (direction == "incoming") url = profile_key(row[InvitationColumn::invitee]);
    if (url.empty()) continue;
    if (result && *result != url) return {};
    result = url;
  }
  return result.value_or("");
}

/// Returns the URL beside a name that is in most conversations.
std::string url_beside(const std::string& name, const std::vector<Message>& messages,
                       const std::string& archive) {
  Candidates candidates(archive);
  for (const Message& message : messages) {
    if (message.from == name) candidates.add(message.sender, message.conversation);
    if (message.to == name && message.recipients.size() == 1) {
      candidates.add(message.recipients.front(), message.conversation);
    }
  }
  return candidates.in_most();
}

/// Returns the URL, or if there are none the name, that is in most conversations.
Owner most_frequent(const std::vector<Message>& messages, const std::string& archive) {
  Candidates urls(archive);
  Candidates names(archive);
  for (const Message& message : messages) {
    urls.add(message.sender, message.conversation);
    for (const std::string& url : message.recipients) urls.add(url, message.conversation);
    for (const std::string& name : {message.from, message.to}) {
      if (name != kHiddenMember) names.add(name, message.conversation);
    }
  }
  if (!urls.empty()) return {.name = {}, .url = urls.in_most()};
  return {.name = names.in_most(), .url = {}};
}

/// Whether a URL is in a message or an invitation, which is where the member's own would be; true
/// if those have no URLs at all.
bool may_be_there(const std::string& url, const std::vector<ExportRow>& invitations,
                  const std::vector<Message>& messages) {
  bool has_urls = false;
  const auto is_it = [&](const std::string& other) {
    has_urls = has_urls || !other.empty();
    return other == url;
  };
  for (const ExportRow& row : invitations) {
    if (is_it(profile_key(row[InvitationColumn::inviter]))) return true;
    if (is_it(profile_key(row[InvitationColumn::invitee]))) return true;
  }
  for (const Message& message : messages) {
    if (is_it(message.sender) || std::ranges::any_of(message.recipients, is_it)) return true;
  }
  return !has_urls;
}

}  // namespace

bool Owner::wrote(const Message& message) const { return is(message.from, message.sender); }

bool Owner::is(const std::string& name_of_other, const std::string& url_of_other) const {
  if (!url.empty() && !url_of_other.empty()) return url == url_of_other;
  return !name.empty() && name == name_of_other;
}

std::string full_name(const Export& content) {
  const std::vector<ExportRow>& rows = content[ExportFile::profile].rows;
  if (rows.empty()) return {};
  return one_spaced(rows.front()[ProfileColumn::first_name] + ' ' +
                    rows.front()[ProfileColumn::last_name]);
}

Owner find_owner(const Export& content, const std::vector<Message>& messages,
                 std::string_view profile_url, const std::string& archive) {
  Owner owner{.name = full_name(content), .url = profile_key(profile_url)};
  if (!owner.url.empty()) {
    if (may_be_there(owner.url, content[ExportFile::invitations].rows, messages)) return owner;
    throw DataError(
        {.file = archive, .line = 0, .column = {}, .cell = std::string(profile_url)},
        "is in none of its messages and invitations, so it is not the profile of the member");
  }
  owner.url = url_in_invitations(content[ExportFile::invitations]);
  if (!owner.url.empty()) return owner;
  if (owner.name.empty()) return most_frequent(messages, archive);
  owner.url = url_beside(owner.name, messages, archive);
  return owner;
}

}  // namespace ssi::internal
