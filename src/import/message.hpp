// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_MESSAGE_HPP
#define SSI_SRC_IMPORT_MESSAGE_HPP

#include <string>
#include <vector>

#include "import/export_table.hpp"
#include "import/person.hpp"
#include "import/written_date.hpp"

namespace ssi::internal {

/// A message that was sent. Names have single spaces, and URLs are as profile_key() gives them.
struct Message {
  DayAndTime at;
  std::string conversation;
  std::string from;
  std::string sender;  ///< URL; may be empty
  std::string to;
  std::vector<std::string> recipients;  ///< URLs; may be none
};

/// Takes the messages from an export, in the order of the files. Drafts and those that belong to no
/// conversation are left out.
std::vector<Message> take_messages(Export& content);

/// Notes which URLs stand beside which names in messages.
void add_names(NameIndex& names, const std::vector<Message>& messages);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_MESSAGE_HPP
