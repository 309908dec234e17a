// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_SIMPLE_ROWS_HPP
#define SSI_SRC_IMPORT_SIMPLE_ROWS_HPP

#include "import/export_table.hpp"
#include "import/log_draft.hpp"

namespace ssi::internal {

/// Adds the states of the profile that no date goes with: headline, summary, positions.
void add_profile(LogDraft& log, const Export& content);

/// Adds what the rows of files become without further thought, as kFileMappings says.
void add_counted_rows(LogDraft& log, const Export& content);

/// Adds own posts, and what of others the member shared.
void add_shares(LogDraft& log, const ExportTable& shares);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_SIMPLE_ROWS_HPP
