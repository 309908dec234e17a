// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP
#define SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP

#include <optional>
#include <string>
#include <vector>

namespace ssi::internal {

/// Returns the names of all entries in the directory at the end of a ZIP, byte for byte; nothing if
/// there is no sound one. libzip gives names up to a NUL, which would hide what comes behind it.
/// Throws FileError if it cannot be read.
std::optional<std::vector<std::string>> names_in_zip(int descriptor);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_ZIP_DIRECTORY_HPP
