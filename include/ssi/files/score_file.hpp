// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_SCORE_FILE_HPP
#define SSI_FILES_SCORE_FILE_HPP

#include <cstdint>
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
#include "ssi/score/score_bounds.hpp"

namespace ssi {

/// The "top x %" that a member would have in a cohort with the most and with the least total that
/// it can have, the others as scored.
struct TopPercentBounds {
  std::uint32_t best = 0;   ///< with the most
  std::uint32_t worst = 0;  ///< with the least
};

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
  /// Any text; empty: none is shown. Used by a table with bands.
  std::string_view band = {};
  /// The least and the most total, whatever is missing. Used by a table with bounds.
  PointBounds bounds = {};
  /// One per cohort column, in a table with bounds; nothing where there is no standing.
  std::span<const std::optional<TopPercentBounds>> top_percents = {};
  /// One per column that is carried along: any text.
  std::span<const std::string_view> kept = {};
};

/// Which columns a score table has besides those of the scores.
struct ScoreTableFormat {
  std::vector<std::string> cohort_columns = {};  ///< standings in the cohorts of these columns
  bool has_network = false;                      ///< standings in networks
  bool has_band = false;                         ///< the band of each member
  bool has_bounds = false;  ///< bounds of the total, and of each "top x %" in cohorts
  std::vector<std::string> kept_columns = {};  ///< columns of text that are carried along
};

/// Writes the score table: CSV with `member_id`, one column per competency, `total`, `coverage`;
/// with bands `band`; with bounds `total_low` and `total_high`; for each cohort column X the
/// columns `X_rank`, `X_percentile` and `X_top_percent`, with bounds `X_top_percent_best` and
/// `X_top_percent_worst` too; with a network `network_rank`, `network_percentile`,
/// `network_top_percent` and `network_average`; and the kept columns.
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
  /// each cohort column, with bounds a pair of bounds for each too, and a text for each kept
  /// column.
  void append(std::string& out, const ScoreRow& row) const;

 private:
  bool has_network_;
  bool has_band_;
  bool has_bounds_;
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
