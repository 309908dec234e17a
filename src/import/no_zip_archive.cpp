// SPDX-License-Identifier: MIT
//
// The reader of ZIPs in a build without libzip: see the option SSI_ZIP.
#include "import/refusal.hpp"
#include "import/zip_archive.hpp"

namespace ssi::internal {

bool can_read_zip() noexcept { return false; }

std::unique_ptr<Archive> open_zip(const std::string& path, Descriptor /*file*/) {
  throw refusal(path,
                "is no folder, and this ssi is built without libzip: unpack the ZIP, and name the "
                "folder");
}

}  // namespace ssi::internal
