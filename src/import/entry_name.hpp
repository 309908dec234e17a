// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_ENTRY_NAME_HPP
#define SSI_SRC_IMPORT_ENTRY_NAME_HPP

#include <string>
#include <string_view>

#include "import/mapping.hpp"

namespace ssi::internal {

/// Returns why a name in an archive is refused, for people; null for one that is not. A backslash
/// stands for a slash here and below.
const char* unsafe_name(std::string_view name) noexcept;

/// Returns the path that a name stands for: without empty parts and ".".
std::string path_of(std::string_view name);

/// Returns the file of the export that a path is, by its last part; null if it is none.
const FileMapping* mapping_of(std::string_view path);

/// Returns a name of a file or column in the form in which two are compared: without regard to
/// ASCII case, spaces and underscores.
std::string folded_name(std::string_view name);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_ENTRY_NAME_HPP
