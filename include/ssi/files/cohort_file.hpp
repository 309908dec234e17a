// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_COHORT_FILE_HPP
#define SSI_FILES_COHORT_FILE_HPP

#include <string>
#include <string_view>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Returns the cohorts of a label column as the content of a cohort file: with their model's id and
/// fingerprint, their sources and a checksum, as docs/cohorts.md describes it. Equal cohorts of
/// equal sources give equal bytes, however they were put together. A set without sources gets one
/// in the file: see CohortSet::sources(). Throws std::invalid_argument for a schema that no model
/// can have, and std::length_error for more than 1 GiB. All cohorts are in the file, even the
/// smallest, from which a member's score could be worked out: it is for merging, not for
/// publishing.
///
///     ssi::CohortSet all = ssi::load_cohorts("east.cohorts");
///     all += ssi::load_cohorts("west.cohorts");
///     file << ssi::to_bytes(all);
SSI_EXPORT std::string to_bytes(const CohortSet& cohorts);

/// Reads the content of a cohort file. Throws DataError, naming `file`, if a byte is missing or
/// changed, the format is of another version, or no model can have such ids and names. Memory: at
/// most some hundred bytes per byte of the content, whatever counts and lengths it claims.
SSI_EXPORT CohortSet parse_cohorts(std::string_view bytes, const std::string& file);

/// Reads cohorts from a file, "-" being standard input. Of a file that does not begin as a cohort
/// file it reads the first bytes only, and never more than 1 GiB. Throws DataError as
/// parse_cohorts(), and FileError if the file cannot be read.
SSI_EXPORT CohortSet load_cohorts(const std::string& path);

}  // namespace ssi

#endif  // SSI_FILES_COHORT_FILE_HPP
