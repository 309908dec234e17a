// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_FILE_RIGHTS_HPP
#define SSI_TOOLS_FILE_RIGHTS_HPP

#include <string>

namespace ssi::command {

/// Gives the open `file`, which is new and private, the owner, group, mode, access control list and
/// user attributes of the file at `path`, which it is to replace. Where the owner, the group or the
/// list cannot be kept, nobody but the owner gets a right that the old file did not give. Set-uid,
/// set-gid and sticky bits and capabilities are dropped: they were given to other contents.
void copy_rights(const std::string& path, int file);

}  // namespace ssi::command

#endif  // SSI_TOOLS_FILE_RIGHTS_HPP
