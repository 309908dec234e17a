// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_BYTES_HPP
#define SSI_SRC_FILES_CSV_BYTES_HPP

#include <cstddef>
#include <string_view>

namespace ssi::internal {

/// Returns how often a byte stands in a text, at the speed of vector registers.
std::size_t count_byte(std::string_view text, char byte) noexcept;

/// Returns whether every byte is ASCII and none is NUL. Fast: most text is.
bool is_plain(std::string_view text) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_BYTES_HPP
