// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_HISTOGRAM_HPP
#define SSI_SRC_REPORT_PAGE_HISTOGRAM_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/cohort/distribution.hpp"
#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// How many members have totals in each range of a step: from the first total that somebody has to
/// the last. A range takes its lower end in, and the last of the model its upper end too.
struct Histogram {
  struct Range {
    Points low;
    Points high;
    std::uint64_t members = 0;
  };

  std::vector<Range> ranges;       ///< none if there are no members
  std::optional<std::size_t> own;  ///< the range of the member whose page it is
};

/// Returns the histogram of totals in 20 steps of round numbers, at most, up to the model's
/// maximum.
Histogram histogram_of(const Distribution& totals, Points maximum, std::optional<Points> own);

/// Returns the ranges as a text: "from 25.00 to 30.00: 4 members; ...".
std::string text_of(const Histogram& histogram);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_HISTOGRAM_HPP
