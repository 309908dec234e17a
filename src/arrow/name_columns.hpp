// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_NAME_COLUMNS_HPP
#define SSI_SRC_ARROW_NAME_COLUMNS_HPP

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "arrow/given.hpp"

namespace ssi::internal {

/// Returns a column of texts.
ArrowArray text_column(const std::vector<std::string>& texts);

/// The type of a column of names in a dictionary.
ArrowType dictionary_type(std::string name);
/// Returns a column of names in a dictionary: `positions` in the names, beyond which are nulls.
ArrowArray dictionary_column(std::span<const std::uint8_t> positions,
                             const std::vector<std::string>& names);

/// The type of a column of lists of names.
ArrowType list_type(std::string name);
/// Returns a column of lists of names: of each name i whose bit i is set.
ArrowArray list_column(std::span<const std::uint32_t> bits, const std::vector<std::string>& names);

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_NAME_COLUMNS_HPP
