// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_CAUSE_WORDS_HPP
#define SSI_SRC_REPORT_CAUSE_WORDS_HPP

#include <cstddef>
#include <string_view>

#include "ssi/explain/change.hpp"

namespace ssi::internal {

/// Returns what a cause of a change is, as people read it behind its name.
inline std::string_view meaning_of(Cause cause) {
  constexpr std::string_view kMeanings[kCauses] = {
      "signals that are known on one side only", "what left the window",
      "what was done in the window", "profile and network as they stand", "the other model"};
  return kMeanings[static_cast<std::size_t>(cause)];
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_CAUSE_WORDS_HPP
