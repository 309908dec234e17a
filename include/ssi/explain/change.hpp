// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_CHANGE_HPP
#define SSI_EXPLAIN_CHANGE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/explain/model_pair.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"

namespace ssi {

/// Why a score changed. Each cause is a step from one state of the member to the next, in this
/// order: all are scored by the model before, but the last, which scores by the model after.
enum class Cause : std::uint8_t {
  observation,  ///< signals observed on one side only take their value after, or become missing
  aged_out,     ///< what left the window is gone, nothing new has come: known from a log only
  activity,     ///< window signals take their values after
  profile,      ///< state signals take their values after
  model,        ///< the model after scores
};

/// The number of causes.
inline constexpr std::size_t kCauses = 5;

/// All causes, in their order.
inline constexpr std::array<Cause, kCauses> kAllCauses = {
    Cause::observation, Cause::aged_out, Cause::activity, Cause::profile, Cause::model};

/// Returns the name of a cause in files, e.g. "aged_out".
SSI_EXPORT std::string_view to_string(Cause cause) noexcept;

/// The term of lines that say how much of a change the clamp and the renormalisation of a
/// competency took or gave.
inline constexpr std::string_view kAdjustment = "(adjustment)";

/// A signal of a line, with its values before and after the step.
struct MovedSignal {
  std::string_view name = {};                ///< lives as long as the change
  std::optional<std::uint32_t> before = {};  ///< nothing: missing
  std::optional<std::uint32_t> after = {};   ///< nothing: missing

  friend bool operator==(const MovedSignal&, const MovedSignal&) = default;
};

/// One line of a change: by how many points a cause moved a term, never 0.
struct ChangeLine {
  Cause cause = Cause::observation;      ///< why
  std::string_view competency = {};      ///< its name(); lives as long as the change
  std::string_view term = {};            ///< its name, the competency's if that has no terms, or
                                         ///< kAdjustment; lives as long as the change
  Points points = {};                    ///< after the step less before it; != 0
  std::vector<MovedSignal> values = {};  ///< what the term reads; none for an adjustment
  Points renormalisation = {};           ///< of an adjustment: how the scaling moved
  Points clamp = {};                     ///< of an adjustment: how the clamp moved

  /// Whether it is of a clamp or a renormalisation, and of no term.
  bool is_adjustment() const noexcept { return term == kAdjustment; }
};

/// A change of one member's score, split into its causes without remainder: after - before = the
/// sum of the causes = the sum of the lines.
///
///     const ssi::Change change = ssi::change(model, ada_on_monday, ada_today);
///     std::cout << change.points(ssi::Cause::activity) << " for what she did\n";
///
/// It holds its models, so all names in it live as long as it does.
struct SSI_EXPORT Change {
  ModelPair models;                         ///< the models that scored the two sides
  Points before = {};                       ///< total of the side before
  Points after = {};                        ///< total of the side after
  std::array<Points, kCauses> causes = {};  ///< [cause]: by how much it moved the total
  bool knows_aging = false;                 ///< whether it was known what left the window
  /// By cause, then in the order of the model before, `(adjustment)` behind the terms of its
  /// competency. Those of Cause::model in the order of the model after, then those that only the
  /// model before has; within a competency that both have, the terms after, then those that only
  /// the one before has, then the adjustment.
  std::vector<ChangeLine> lines = {};

  /// By how many points a cause moved the total.
  Points points(Cause cause) const noexcept { return causes[static_cast<std::size_t>(cause)]; }
};

/// Splits the change of a member's score. The signals of each side are those of its reader in the
/// pair: a member of one model's signals will do where both sides have one model. `aged_out` is the
/// member with its window signals counted over the days after's window shares with before's, in the
/// catalogue of the model before: window signals that were observed on both sides take these
/// values, 0 for missing ones, in the step of that name; null: it is not known. O(terms of both).
SSI_EXPORT Change change(const ModelPair& models, const Member& before, const Member& after,
                         const Member* aged_out = nullptr);
/// The same by one model.
SSI_EXPORT Change change(const Model& model, const Member& before, const Member& after,
                         const Member* aged_out = nullptr);

/// Returns the cause that moved a total most the way that it went, the first of equals; of a total
/// that stayed, the one that moved it most either way. Nothing if no cause moved it that way.
SSI_EXPORT std::optional<Cause> main_cause(const Change& change) noexcept;

/// Standings of a member on the two sides of a change; nothing where there is none. own - before is
/// the member's doing, after - own that of the others.
struct ChangedStanding {
  std::optional<Standing> before = {};  ///< among the totals before
  std::optional<Standing> own = {};     ///< with the total after among the totals before
  std::optional<Standing> after = {};   ///< among the totals after
};

/// The standings of a member among those with its labels in a column.
struct ChangedCohort {
  std::string column;             ///< the name of the column, such as "industry"
  std::string label_before = {};  ///< empty: none, or the member is not there
  std::string label_after = {};   ///< likewise
  ChangedStanding standing = {};  ///< among those with these labels
};

/// A member that only one side has, so that there is no change to split.
struct OneSided {
  ModelPair models;        ///< the models of the two sides
  bool is_before = false;  ///< the side: before, or after
  Points total = {};       ///< the total there
};

}  // namespace ssi

#endif  // SSI_EXPLAIN_CHANGE_HPP
