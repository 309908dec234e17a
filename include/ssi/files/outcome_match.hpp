// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_OUTCOME_MATCH_HPP
#define SSI_FILES_OUTCOME_MATCH_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/outcome_file.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// What a score table says of members, read whole, in the order of the file.
struct ScoresOfFile {
  TextIndex members = {};                        ///< their ids, each at its row
  std::vector<std::string> competencies = {};    ///< the columns between the ids and `total`
  std::vector<std::vector<Points>> points = {};  ///< of each competency, one per member
  std::vector<Points> totals = {};               ///< one per member
  std::vector<ReadAs> read_as = {};              ///< columns that were read as another name
};

/// Reads a score table, as `ssi score` writes it, to its end: the column `id`, a column of points
/// for each competency, `total`; others are left alone. Points have at most two decimals.
///
/// Throws FileError, and DataError for a column that is missing, an id that is empty or comes
/// twice, and a malformed record or cell. O(bytes of the file).
SSI_EXPORT ScoresOfFile read_scores(RecordSource& source, const std::string& id = "member_id");

/// Members in a score table and in a table of outcomes, with a known outcome: columns for
/// report_outcomes(), in the order of the score table.
struct MatchedOutcomes {
  std::vector<std::string> competencies = {};    ///< as ScoresOfFile has them
  std::vector<std::vector<Points>> points = {};  ///< of each competency, one per member
  std::vector<Points> totals = {};               ///< one per member
  std::vector<double> outcomes = {};             ///< one per member
  /// The number of each member's label, from 0 in the order in which they first come, or kNoLabel;
  /// empty without labels.
  std::vector<std::uint32_t> strata = {};
  std::uint64_t without_outcome = 0;   ///< in both tables, but the outcome is not known
  std::uint64_t only_in_scores = 0;    ///< not in the table of outcomes
  std::uint64_t only_in_outcomes = 0;  ///< not in the score table
};

/// Matches members by id, byte by byte. O(members).
SSI_EXPORT MatchedOutcomes match_outcomes(const ScoresOfFile& scores, const OutcomeTable& outcomes);

}  // namespace ssi

#endif  // SSI_FILES_OUTCOME_MATCH_HPP
