// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_READING_REPORT_HPP
#define SSI_TOOLS_READING_REPORT_HPP

#include <string>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "ssi/files/outcome_file.hpp"

namespace ssi::command {

/// Counts what was taken of a file of members in other words than the strict format has.
class ReadingReport {
 public:
  void add(const MemberChunk& chunk);

  /// Returns a line for each kind; empty for a strict file.
  std::string text(const RecordSource& source, const MemberParser& parser) const;

 private:
  std::vector<SpellingCounts> spellings_;  // [column]
};

/// Returns a line for what a file is packed, encoded and separated by, and one for columns that
/// were read as other names; empty for UTF-8, commas and exact names.
std::string source_report(const RecordSource& source, const std::vector<ReadAs>& read_as);

/// Returns lines for the words in a table of outcomes that were taken for missing, and for 0 or 1;
/// empty without.
std::string outcomes_report(const OutcomeTable& table, const std::string& outcome);

}  // namespace ssi::command

#endif  // SSI_TOOLS_READING_REPORT_HPP
