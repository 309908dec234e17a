// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MEMBER_RUN_HPP
#define SSI_SRC_FILES_MEMBER_RUN_HPP

#include <cstddef>
#include <vector>

#include "files/member_fields.hpp"
#include "ssi/files/member_check.hpp"
#include "ssi/files/member_file.hpp"

namespace ssi::internal {

/// Parses a text of records into a chunk's storage, whatever that held. Throws DataError.
void parse_members(const MemberFields& fields, const RecordText& text, MemberStorage& chunk);

/// The same, but notes what it would throw for, and goes on: a malformed cell is missing, or the
/// text that it is, and a malformed record is left out. Notes the first few other spellings of each
/// column too. In the order of the file. Returns how many records there are now.
std::size_t inspect_members(const MemberFields& fields, const RecordText& text,
                            MemberStorage& chunk, std::vector<MemberNote>& notes);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MEMBER_RUN_HPP
