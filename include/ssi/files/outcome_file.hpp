// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_OUTCOME_FILE_HPP
#define SSI_FILES_OUTCOME_FILE_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi {

/// What became of members: a table of outcomes, read whole, in the order of the file.
struct OutcomeTable {
  std::vector<std::string> member_ids = {};  ///< each once
  std::vector<double> outcomes = {};         ///< one per member; NaN: an empty cell
  /// A label per member, "" where the cell is empty; empty if no column of labels was asked for.
  std::vector<std::string> strata = {};
  std::vector<ReadAs> read_as = {};  ///< columns that were read as another name
  std::uint64_t missing_words = 0;   ///< outcomes that say in a word that they are not known
  std::uint64_t flag_words = 0;      ///< outcomes that say 0 or 1 in a word, such as TRUE
};

/// Reads a table of outcomes to its end: the columns `id`, `outcome` and, unless it is empty,
/// `strata`; others are left alone. An outcome is empty or a decimal number such as 1, -3.5 or
/// 1200.00, of at most 10^100; what is nearer to 0 than 10^-100 is read as 0. Unless the dialect
/// has cells strict, it may be a word for missing, such as NULL or one of `missing_words`, or one
/// for 0 or 1, as flags of members may: TRUE, no. A label is any text.
///
///     ssi::RecordSource source("outcomes.csv", ssi::Dialect::lenient());
///     const ssi::OutcomeTable table = ssi::read_outcomes(source, "won", "region");
///
/// Throws FileError, and DataError for a column that is missing, an id that is empty or comes
/// twice, and a malformed record or cell. O(bytes of the file).
SSI_EXPORT OutcomeTable read_outcomes(RecordSource& source, const std::string& outcome,
                                      const std::string& strata = {},
                                      const std::string& id = "member_id",
                                      const std::vector<std::string>& missing_words = {});

}  // namespace ssi

#endif  // SSI_FILES_OUTCOME_FILE_HPP
