// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_COHORT_SCHEMA_HPP
#define SSI_SRC_FILES_COHORT_SCHEMA_HPP

#include <string>

#include "files/cohort_bytes.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi::internal {

inline constexpr std::uint64_t kMostHundredths = 0xFFFF;  // of points

/// Writes what cohort files keep of a model. Throws std::invalid_argument for what no model has.
void write_schema(ByteWriter& out, const ScoreSchema& model);

/// Reads it. Throws DataError for what no model has: whoever reads a file prints ids and names.
ScoreSchema read_schema(ByteReader& in);

/// Reads a text. Throws DataError unless it is UTF-8.
std::string read_text(ByteReader& in);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_COHORT_SCHEMA_HPP
