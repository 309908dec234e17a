// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_OWNER_HPP
#define SSI_SRC_IMPORT_OWNER_HPP

#include <string>
#include <string_view>
#include <vector>

#include "import/export_table.hpp"
#include "import/message.hpp"

namespace ssi::internal {

/// The member whose archive it is, as messages show it.
struct Owner {
  std::string name;  ///< in full, with single spaces; may be empty
  std::string url;   ///< as profile_key() gives it; may be empty

  /// Whether the member wrote a message.
  bool wrote(const Message& message) const;
  /// Whether a URL, or without one a name, is the member's.
  bool is(const std::string& name_of_other, const std::string& url_of_other) const;
};

/// Returns the full name that Profile.csv gives; empty without one.
std::string full_name(const Export& content);

/// Finds out who the member is. Throws DataError, which names the archive, if two may be it, and if
/// a profile is said to be the member's that has no part in its messages and invitations.
Owner find_owner(const Export& content, const std::vector<Message>& messages,
                 std::string_view profile_url, const std::string& archive);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_OWNER_HPP
