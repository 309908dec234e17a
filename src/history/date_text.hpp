// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_DATE_TEXT_HPP
#define SSI_SRC_HISTORY_DATE_TEXT_HPP

#include <optional>
#include <string_view>

#include "ssi/history/day.hpp"

namespace ssi::internal {

/// Reads the date of a row: YYYY-MM-DD, perhaps with a time and a zone, which are checked and of
/// which nothing is taken. Returns nothing for any other text.
std::optional<Day> read_date(std::string_view cell) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_DATE_TEXT_HPP
