// SPDX-License-Identifier: MIT
#include "ssi/version.hpp"

namespace ssi {

#define SSI_TEXT_OF(x) #x
#define SSI_TEXT(x) SSI_TEXT_OF(x)

std::string_view version() noexcept {
  return SSI_TEXT(SSI_VERSION_MAJOR) "." SSI_TEXT(SSI_VERSION_MINOR) "." SSI_TEXT(
      SSI_VERSION_PATCH);
}

}  // namespace ssi
