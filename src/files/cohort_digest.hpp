// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_COHORT_DIGEST_HPP
#define SSI_SRC_FILES_COHORT_DIGEST_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "ssi/cohort/cohort_set.hpp"

namespace ssi::internal {

inline constexpr std::size_t kChecksumBytes = 4;

/// Returns the CRC-32 (IEEE 802.3) of the bytes, the lowest byte first.
std::string checksum_of(std::string_view bytes);

/// Returns the source of a set of cohorts that was saved before it was merged, from the bytes that
/// describe its model, its column and its cohorts: their UUID of version 5 (RFC 9562: SHA-1) in the
/// nil namespace.
///
/// It is made only of what the file says anyway. A digest of the members' ids would recognise the
/// same members on another day too, but whoever has the file of a small cohort could try out who is
/// in it. Equal cohorts have equal sources on any machine, in any order.
CohortSource source_of(std::string_view bytes);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_COHORT_DIGEST_HPP
