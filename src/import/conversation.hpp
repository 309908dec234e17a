// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_CONVERSATION_HPP
#define SSI_SRC_IMPORT_CONVERSATION_HPP

#include <vector>

#include "import/connection_list.hpp"
#include "import/export_table.hpp"
#include "import/log_draft.hpp"
#include "import/message.hpp"
#include "import/owner.hpp"
#include "import/person.hpp"

namespace ssi::internal {

/// Adds what the member's messages become: whom it has contacted, and who answered. Counts those in
/// conversations without anybody else among the rows that are left out.
void add_messages(LogDraft& log, const std::vector<Message>& messages, const Owner& owner,
                  const NameIndex& names, const ConnectionList& connections, Export& content);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_CONVERSATION_HPP
