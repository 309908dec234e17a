// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_LINKEDIN_INPUT_HPP
#define SSI_TOOLS_LINKEDIN_INPUT_HPP

#include <optional>
#include <string>
#include <vector>

#include "activity_input.hpp"
#include "commands/report.hpp"
#include "ssi/advice/action.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi::command {

/// A member's own archive from LinkedIn, as a log for pages that look back. An archive tells the
/// profile on its as-of date alone; here that holds for all days before, too, as if a table of
/// members had said so.
class LinkedInInput {
 public:
  /// Reads the archive. Throws as read_linkedin(), DataError if all that it tells is
  /// later than the day of the page, and UsageError for what cannot be known of it, and if the
  /// output would replace one of its files.
  LinkedInInput(const ReportOptions& options, const Model& model);

  const ActivityLog& log() const noexcept { return *log_; }
  const std::string& member() const noexcept { return imported_.member; }
  /// The day that the archive tells of.
  Day day() const noexcept { return imported_.as_of; }

  /// The member's labels in these columns, as the call gives them. Throws UsageError if it lacks
  /// one.
  std::vector<TextColumn> labels(const std::vector<std::string>& columns) const;
  /// What a reader of the page must know.
  std::vector<std::string> notes() const;
  /// Actions with a tool that the archive does not say the member has.
  std::vector<std::string> actions_of_unknown_tools(const ActionList& actions) const;
  /// What is to be said of the archive.
  std::string report() const { return summary_of(imported_); }

 private:
  std::string missing(MissingBecause because, const std::string& sentence) const;

  const ReportOptions& options_;
  Model model_;
  ImportedLog imported_;
  std::optional<ActivityLog> log_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_LINKEDIN_INPUT_HPP
