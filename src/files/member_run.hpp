// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MEMBER_RUN_HPP
#define SSI_SRC_FILES_MEMBER_RUN_HPP

#include "files/member_fields.hpp"
#include "ssi/files/member_file.hpp"

namespace ssi::internal {

/// Parses a text of records into a chunk's storage, whatever that held. Throws DataError.
void parse_members(const MemberFields& fields, const RecordText& text, MemberStorage& chunk);

/// The same, but notes what it would throw for, and goes on.
void inspect_members(const MemberFields& fields, const RecordText& text, MemberStorage& chunk);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MEMBER_RUN_HPP
