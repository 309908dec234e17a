// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_COHORT_SCHEMA_HPP
#define SSI_SRC_FILES_COHORT_SCHEMA_HPP

#include <string>

#include "files/cohort_bytes.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi::internal {

inline constexpr std::uint64_t kMostHundredths = 0xFFFF;  // of points

/// Writes a schema. Throws std::invalid_argument for one that no model can have.
void write_schema(ByteWriter& out, const ScoreSchema& model);

/// Reads a schema. Throws DataError for one that no model can have: programs that read a file print
/// its ids and names.
ScoreSchema read_schema(ByteReader& in);

/// Reads a text. Throws DataError unless it is UTF-8.
std::string read_text(ByteReader& in);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_COHORT_SCHEMA_HPP
