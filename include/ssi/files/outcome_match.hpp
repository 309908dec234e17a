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
#include "ssi/left_out.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// What a score table says of members, read whole, in the order of the file.
struct ScoreFile {
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
SSI_EXPORT ScoreFile read_scores(RecordSource& source, const std::string& id = "member_id");

/// Members in a score table and in a table of outcomes, with a known outcome: columns for
/// report_outcomes(), in the order of the score table.
struct MatchedOutcomes {
  std::vector<std::string> competencies = {};    ///< as ScoreFile has them
  std::vector<std::vector<Points>> points = {};  ///< of each competency, one per member
  std::vector<Points> totals = {};               ///< one per member
  std::vector<double> outcomes = {};             ///< one per member
  /// The number of each member's label, from 0 in the order in which they first come, or kNoLabel;
  /// empty without labels.
  std::vector<std::uint32_t> strata = {};
  LeftOut left_out = {};  ///< who is not among them
};

/// Matches members by id, byte by byte. O(members).
SSI_EXPORT MatchedOutcomes match_outcomes(const ScoreFile& scores, const OutcomeTable& outcomes);

}  // namespace ssi

#endif  // SSI_FILES_OUTCOME_MATCH_HPP
