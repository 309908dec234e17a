// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_FOLDER_HPP
#define SSI_SRC_IMPORT_FOLDER_HPP

#include <memory>
#include <string>

#include "import/archive.hpp"

namespace ssi::internal {

/// Opens the folder that an archive was unpacked to. Links in it are not followed, and only regular
/// files are read. Throws as open_archive().
std::unique_ptr<Archive> open_folder(const std::string& path);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_FOLDER_HPP
