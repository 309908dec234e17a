// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_SCORE_FILE_HPP
#define SSI_FILES_SCORE_FILE_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/model/model.hpp"
#include "ssi/network/network.hpp"

namespace ssi {

/// A row of the score table.
struct ScoreRow {
  std::string_view member_id;            ///< any text
  std::span<const Points> competencies;  ///< in the model's order
  Points total;                          ///< their sum
  Percent coverage;                      ///< share of the positive points that was observed
  /// One per cohort column; nothing where the cohort is too small or the member has no label.
  std::span<const std::optional<Standing>> standings = {};
  /// Nothing where the network is too small; not used by a table without a network.
  std::optional<NetworkStanding> network = {};
};

/// Which columns a score table has besides those of the scores.
struct ScoreTableFormat {
  std::vector<std::string> cohort_columns = {};  ///< standings in the cohorts of these columns
  bool has_network = false;                      ///< standings in networks
};

/// Writes the score table: CSV with `member_id`, one column per competency, `total`, `coverage`,
/// and for each cohort column X the columns `X_rank`, `X_percentile` and `X_top_percent`; with a
/// network `network_rank`, `network_percentile`, `network_top_percent` and `network_average` come
/// last.
///
///     ssi::ScoreTableWriter table(model, {.cohort_columns = {"industry"}});
///     std::string out;
///     table.append_header(out);
///     table.append(out, {"m1", score.competencies, score.total, score.coverage, standings});
///
/// It appends to the caller's string, which the caller writes where it likes. Immutable.
class SSI_EXPORT ScoreTableWriter {
 public:
  /// Throws std::invalid_argument if repeated_column() is a name.
  explicit ScoreTableWriter(const Model& model, const ScoreTableFormat& format = {});

  /// Returns the name that two columns of such a table would have, or nothing: for callers whose
  /// cohort columns are input, which may be wrong.
  static std::optional<std::string> repeated_column(const Model& model,
                                                    const ScoreTableFormat& format);

  /// Appends the line of column names.
  void append_header(std::string& out) const { out += header_; }

  /// Appends a member's line. Requires: a competency's points for each competency, a standing for
  /// each cohort column.
  void append(std::string& out, const ScoreRow& row) const;

 private:
  bool has_network_;
  std::string header_;
};

/// Appends the line of column names of the terms table: `member_id`, `competency`, `term`,
/// `points`.
SSI_EXPORT void append_terms_header(std::string& out);
/// Appends a member's lines of the terms table, CSV with one for each term in the model's order;
/// empty points: not observed. A competency that is not a sum of terms has the lines of its
/// Competency::explain().
SSI_EXPORT void append_terms(std::string& out, std::string_view member_id, const Model& model,
                             const Member& member);

}  // namespace ssi

#endif  // SSI_FILES_SCORE_FILE_HPP
