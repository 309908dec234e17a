// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_ZIP_ARCHIVE_HPP
#define SSI_SRC_IMPORT_ZIP_ARCHIVE_HPP

#include <memory>
#include <string>

#include "import/archive.hpp"
#include "import/descriptor.hpp"

namespace ssi::internal {

/// Whether the library is built to read ZIPs at all.
bool can_read_zip() noexcept;

/// Opens a ZIP, whose name is for errors. Throws as open_archive(), and DataError for an entry,
/// read or not, that is encrypted or whose name leads out of the archive.
std::unique_ptr<Archive> open_zip(const std::string& path, Descriptor file);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_ZIP_ARCHIVE_HPP
