// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_OUTCOMES_HPP
#define SSI_EVIDENCE_OUTCOMES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/evidence/estimate.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/left_out.hpp"

namespace ssi {

/// The points of one competency, for ScoredOutcomes.
struct CompetencyPoints {
  std::string competency;          ///< its name
  std::span<const Points> points;  ///< one per member
};

/// Members' scores and what became of them, as columns: views that must live while they are used.
struct ScoredOutcomes {
  std::span<const Points> totals;    ///< one per member
  std::span<const double> outcomes;  ///< one per member: 0, or of a size from 1e-100 to 1e100
  std::vector<CompetencyPoints> points = {};   ///< of each competency that is to be looked at
  std::span<const std::uint32_t> strata = {};  ///< the number of each member's stratum, less than
                                               ///< the number of members, or kNoLabel for none, as
                                               ///< TextIndex::find_or_add() gives them to labels;
                                               ///< empty: nothing is adjusted
  LeftOut left_out = {};                       ///< whoever matches the files knows; for the report
};

/// How outcomes are looked at.
struct OutcomeQuestion {
  std::string outcome = "outcome";                        ///< its name, for people
  std::string strata = "stratum";                         ///< what strata are, for people: "region"
  Points leaders_above = Points::from_hundredths(7000);   ///< who has more points leads
  Points laggards_below = Points::from_hundredths(3000);  ///< who has fewer lags
};

/// Whether a slope's limits leave a sign.
enum class OutcomeVerdict : std::uint8_t {
  positive,   ///< both over 0: high scores go with high outcomes
  negative,   ///< both under 0
  not_shown,  ///< neither, or there are no limits
};

/// Returns "positive", "negative" or "not shown".
SSI_EXPORT std::string_view to_string(OutcomeVerdict verdict) noexcept;

/// The slope of the outcome within strata.
struct AdjustedSlope {
  Estimate slope = {};               ///< as OutcomeReport::slope, but within strata
  std::uint64_t members = 0;         ///< whom it is of
  std::uint64_t strata = 0;          ///< of how many strata
  std::uint64_t without_label = 0;   ///< dropped: they have no stratum
  std::uint64_t alone = 0;           ///< dropped: nobody else is in their stratum
  std::optional<double> crude = {};  ///< the slope of all members with a stratum, not adjusted
};

/// How ranks go together.
struct RankCorrelation {
  /// Spearman's r, -1 to 1, with mid-ranks; nothing if one side never varies.
  std::optional<double> estimate = {};
  /// How likely ranks without connection would be as far from 0, two-sided, by Student's
  /// distribution with n - 2 degrees of freedom: I(1 - r^2; (n - 2)/2, 1/2).
  std::optional<double> p = {};
};

/// Members whose totals are in the same tenth: 1 + floor(10 * members with a lower total / n).
struct OutcomeTenth {
  unsigned tenth = 0;               ///< 1 to 10, the highest totals
  std::uint64_t members = 0;        ///< how many; equal totals are in the same tenth
  Points total_low = {};            ///< the lowest total
  Points total_high = {};           ///< the highest
  std::optional<double> mean = {};  ///< their mean outcome; nothing for fewer than 10
};

/// Leaders or laggards.
struct OutcomeGroup {
  std::uint64_t members = 0;        ///< how many
  std::optional<double> mean = {};  ///< their mean outcome; nothing for fewer than 10
};

/// Leaders and laggards within strata.
struct AdjustedGroups {
  /// Binary: the ratio of Mantel and Haenszel, with the variance of its logarithm by Greenland and
  /// Robins. Numeric: the difference of means, a stratum's weight being n1 * n0 / (n1 + n0).
  Estimate figure = {};
  std::uint64_t leaders = 0;         ///< in the strata that count
  std::uint64_t laggards = 0;        ///< in the strata that count
  std::uint64_t strata = 0;          ///< with both groups; numeric: with two or more of both
  std::uint64_t left_out = 0;        ///< strata of members that do not count
  std::optional<double> crude = {};  ///< the figure of the same members, not adjusted
};

/// How one competency goes with the outcome.
struct CompetencyOutcome {
  std::string competency;            ///< its name
  RankCorrelation correlation = {};  ///< of its points and the outcome
  /// p adjusted by Holm's method for how many competencies were looked at; one that never varies
  /// has none and does not count.
  std::optional<double> p_holm = {};
};

/// Whether high scores go with success, of members whose outcomes are known. It shows how they go
/// together, not that one causes the other.
struct OutcomeReport {
  OutcomeQuestion question = {};           ///< how it was looked at
  OutcomeKind kind = OutcomeKind::binary;  ///< what values the outcome has
  std::uint64_t members = 0;               ///< n: whom the report is of
  LeftOut left_out = {};                   ///< as the caller says
  double mean = 0;                         ///< the mean outcome
  /// The main figure: the least-squares slope, the difference of the mean outcome per 10 points of
  /// total. Limits: Student's with n - 2 degrees of freedom, and the HC3 variance of MacKinnon and
  /// White, which holds whatever the spread of outcomes at each total; none where the leverage of
  /// a member is 1.
  Estimate slope = {};
  std::optional<AdjustedSlope> adjusted_slope = {};  ///< nothing: there are no strata
  OutcomeVerdict verdict =
      OutcomeVerdict::not_shown;          ///< of the adjusted slope, or else of the slope
  RankCorrelation rank_correlation = {};  ///< of total and outcome
  /// Binary: the area under the ROC curve: how likely a member with outcome 1 has a higher total
  /// than one with 0, an equal total counting half. Limits by DeLong's variance, cut to 0 and 1.
  std::optional<Estimate> auc = {};
  std::vector<OutcomeTenth> tenths = {};  ///< those that members are in, the lowest totals first;
                                          ///< of 100 members or more
  OutcomeGroup leaders = {};              ///< above OutcomeQuestion::leaders_above
  OutcomeGroup laggards = {};             ///< below OutcomeQuestion::laggards_below
  /// The mean outcome of leaders over that of laggards. Limits of its logarithm by the delta method
  /// (binary: Katz's).
  Estimate ratio = {};
  /// The mean outcome of leaders less that of laggards. Limits by Newcombe's method 10 (binary) or
  /// Welch's.
  Estimate difference = {};
  std::optional<AdjustedGroups> adjusted = {};       ///< nothing: there are no strata
  std::vector<CompetencyOutcome> competencies = {};  ///< in the order given
};

/// The fewest members that a report is made of.
inline constexpr std::uint64_t kFewestWithOutcome = 20;
/// The fewest leaders or laggards, or members of a tenth, whose outcomes are shown.
inline constexpr std::uint64_t kFewestInGroup = 10;

/// Returns how outcomes go with scores; docs/outcomes.md explains each figure. All limits are of
/// 95 %. The order of members, the numbering of strata and the number of threads elsewhere change
/// nothing but the last digits.
///
///     const ssi::OutcomeReport report = ssi::report_outcomes({.totals = totals, .outcomes = won});
///     std::cout << to_text(report);
///
/// Throws EvidenceError for fewer than 20 members, a total or an outcome that never varies, and
/// leaders' points under the laggards'; std::invalid_argument for columns of different sizes,
/// outcomes out of range, and strata that are numbered otherwise. O(n log n).
SSI_EXPORT OutcomeReport report_outcomes(const ScoredOutcomes& members,
                                         const OutcomeQuestion& question = {});

}  // namespace ssi

#endif  // SSI_EVIDENCE_OUTCOMES_HPP
