// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_WRITTEN_DATE_HPP
#define SSI_SRC_IMPORT_WRITTEN_DATE_HPP

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ssi/history/day.hpp"

namespace ssi::internal {

/// A date and a time as they are written, whatever the place.
struct DayAndTime {
  Day day = {};
  std::uint32_t second = 0;  ///< of the day

  friend auto operator<=>(const DayAndTime&, const DayAndTime&) = default;
};

/// Reads a date in one of the forms that LinkedIn has written, which docs/linkedin.md lists.
/// Returns nothing for another text and for a date that there is not.
std::optional<DayAndTime> read_written_date(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_WRITTEN_DATE_HPP
