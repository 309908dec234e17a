// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SYNTHETIC_GENERATE_MEMBERS_HPP
#define SSI_SRC_SYNTHETIC_GENERATE_MEMBERS_HPP

#include <cstddef>
#include <cstdint>

#include "ssi/synthetic/members.hpp"
#include "synthetic/places.hpp"

namespace ssi::internal {

/// Throws std::invalid_argument unless the population has the `rows` members from `first` on.
void require_members(const synthetic::Members& population, std::uint64_t first, std::size_t rows);

/// Members::generate() without its checks: the members of any row, as a population without an end
/// has them. Requires: columns that are empty or long enough.
void generate_members(const Places& places, std::uint64_t first, std::size_t rows,
                      const synthetic::MemberColumns& columns, const Execution& execution = {});

}  // namespace ssi::internal

#endif  // SSI_SRC_SYNTHETIC_GENERATE_MEMBERS_HPP
