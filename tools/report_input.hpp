// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_REPORT_INPUT_HPP
#define SSI_TOOLS_REPORT_INPUT_HPP

#include <cstdint>
#include <optional>

#include "commands/report.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::command {

/// What the input of a report is.
enum class InputKind : std::uint8_t {
  table,    ///< a table of members
  log,      ///< one or several activity logs: the header has `date` and `signal`
  archive,  ///< a member's own archive from LinkedIn: a ZIP, or a folder
};

/// The input of a report: a file of records is open, since a pipe can be opened only once.
struct ReportInput {
  InputKind kind = InputKind::table;
  std::optional<RecordSource> source = {};  ///< nothing for an archive
};

/// Finds out what the input is. Throws as InputOptions::open().
ReportInput open_input(const ReportOptions& options, const Model& model);

/// Throws UsageError for options that do not apply to a kind of input, or that it lacks.
void refuse_other_options(const ReportOptions& options, InputKind kind);

}  // namespace ssi::command

#endif  // SSI_TOOLS_REPORT_INPUT_HPP
