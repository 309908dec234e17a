// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_MERGE_HPP
#define SSI_SRC_ADVICE_SEARCH_MERGE_HPP

#include <cstdint>
#include <vector>

#include "advice/search/member_state.hpp"
#include "advice/search/options.hpp"

namespace ssi::internal {

/// Returns the choices worth keeping in two parts together. Open sums of these competencies, which
/// no other part has, are closed. The origin of each option is the options of a and b. O(a * b).
Options merge_options(const MemberState& state, const Options& a, const Options& b,
                      const std::vector<std::uint32_t>& closing);

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_MERGE_HPP
