// SPDX-License-Identifier: MIT
#ifndef SSI_VERSION_HPP
#define SSI_VERSION_HPP

#include <string_view>

#include "ssi/export.hpp"

/// @file
/// The version of the headers, and of the package.

#define SSI_VERSION_MAJOR 0  ///< the major number: see CHANGELOG.md
#define SSI_VERSION_MINOR 1  ///< the minor number
#define SSI_VERSION_PATCH 0  ///< the patch number

namespace ssi {

/// The version of the linked library, "0.1.0".
SSI_EXPORT std::string_view version() noexcept;

}  // namespace ssi

#endif  // SSI_VERSION_HPP
