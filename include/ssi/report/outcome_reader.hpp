// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_OUTCOME_READER_HPP
#define SSI_REPORT_OUTCOME_READER_HPP

#include <string>
#include <string_view>

#include "ssi/evidence/outcomes.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Reads what to_json() of an OutcomeReport wrote, `ssi outcomes --json`: statistics come back with
/// six significant digits, and members that are alone in their stratum or without one as 0. Fields
/// that it does not know are left alone. `file` names the text in errors. Throws DataError for what
/// is no JSON, is longer than 1 MiB, has another `schema_version` than 1, lacks a field, or has a
/// value there that cannot be one.
SSI_EXPORT OutcomeReport parse_outcome_report(std::string_view json, const std::string& file);

/// Reads it from a file, "-" being standard input. Throws as parse_outcome_report(), and FileError
/// if the file cannot be read.
SSI_EXPORT OutcomeReport load_outcome_report(const std::string& path);

}  // namespace ssi

#endif  // SSI_REPORT_OUTCOME_READER_HPP
