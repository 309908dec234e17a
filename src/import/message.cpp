// SPDX-License-Identifier: MIT
#include "import/message.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "import/text.hpp"

namespace ssi::internal {
namespace {

bool is_yes(const std::string& cell) {
  const std::string word = lower_case(cell);
  return word == "yes" || word == "true" || word == "y" || word == "1";
}

/// Returns the URLs of a cell.
std::vector<std::string> urls_of(std::string_view cell) {
  std::vector<std::string> urls;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(",;"), cell.size());
    std::string url = profile_key(cell.substr(0, end));
    if (!url.empty()) urls.push_back(std::move(url));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return urls;
}

}  // namespace

std::vector<Message> take_messages(Export& content) {
  std::vector<Message> messages;
  for (ExportRow& row : content[ExportFile::messages].rows) {
    if (is_yes(row[MessageColumn::is_message_draft]) ||
        is_yes(row[MessageColumn::is_conversation_draft])) {
      content.leave_out(LeftOut::draft);
    } else if (row[MessageColumn::conversation].empty()) {
      content.leave_out(LeftOut::no_conversation);
    } else {
      messages.push_back({.at = row.at,
                          .conversation = std::move(row.cells[MessageColumn::conversation]),
                          .from = one_spaced(row[MessageColumn::from]),
                          .sender = profile_key(row[MessageColumn::sender]),
                          .to = one_spaced(row[MessageColumn::to]),
                          .recipients = urls_of(row[MessageColumn::recipients])});
    }
  }
  content[ExportFile::messages].rows.clear();
  return messages;
}

void add_names(NameIndex& names, const std::vector<Message>& messages) {
  for (const Message& message : messages) {
    names.add(message.from, message.sender);
    if (message.recipients.size() == 1) names.add(message.to, message.recipients.front());
  }
}

}  // namespace ssi::internal
