// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_FILE_RIGHTS_HPP
#define SSI_TOOLS_FILE_RIGHTS_HPP

#include <string>

namespace ssi::command {

/// Gives the open `file` the rights that a new file gets: those of the umask.
void set_new_rights(int file);

/// Gives the open `file` the owner, group, mode, access control list and user attributes of the
/// file at `path`, which it is to replace. Where the owner or the group cannot be kept, nobody gets
/// a right by it that the old file did not give. Set-uid, set-gid and sticky bits and capabilities
/// are dropped: they were given to other contents.
void copy_rights(const std::string& path, int file);

}  // namespace ssi::command

#endif  // SSI_TOOLS_FILE_RIGHTS_HPP
