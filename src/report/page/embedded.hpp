// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_EMBEDDED_HPP
#define SSI_SRC_REPORT_PAGE_EMBEDDED_HPP

#include <span>
#include <string_view>

namespace ssi::internal {

/// A file of src/report/page/templates, which the build made part of the library.
struct EmbeddedFile {
  std::string_view name;                     ///< "member.mustache"
  std::span<const std::string_view> pieces;  ///< what it holds, cut between lines
};

/// Returns all of them.
std::span<const EmbeddedFile> embedded_files();

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_EMBEDDED_HPP
