// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_MEMBER_STATE_HPP
#define SSI_SRC_ADVICE_SEARCH_MEMBER_STATE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "advice/search/action_graph.hpp"
#include "ssi/member/member.hpp"

namespace ssi::internal {

/// A signal of one member as actions move it: never beyond its limit, unless it starts there.
struct MovingSignal {
  std::uint32_t start;  // as observed
  std::uint32_t top;    // the most that it can become

  MovingSignal(std::uint32_t observed, SignalKind kind) noexcept;

  /// `expects` is in hundredths; their sum is rounded down.
  std::uint32_t moved(std::uint64_t change, std::uint64_t expects) const noexcept {
    const std::uint64_t value = start + change + expects / 100;
    return value < top ? static_cast<std::uint32_t>(value) : top;
  }
};

/// What one member starts from: which actions it can do and what they could change. All points are
/// in hundredths.
class MemberState {
 public:
  /// A competency of the member. Its points are those of the sum of its terms, clamped and perhaps
  /// scaled.
  struct OfCompetency {
    double all = 0;           // positive points
    double observed = 0;      // those of them that were observed
    double maximum = 0;       //
    std::int32_t sum = 0;     // of the observed terms, at the start
    std::int32_t points = 0;  // of the competency, at the start
    bool is_scaled = false;   // renormalised, by more than 1
    bool is_bent = false;     // what its sum gains is not always what its points gain
    std::uint32_t knots = 0;  // that may change its sum
  };

  struct OfTerm {
    bool is_live = false;  // observed, and some action can move a signal of it
    std::uint32_t a = 0;   // the values of its signals at the start
    std::uint32_t b = 0;
    std::int32_t points = 0;           // at the start
    TermPoints::Range range = {0, 0};  // over all that actions can do
  };

  /// All of these must outlive it. `start` is the member, with what it is assumed to start from.
  MemberState(const Model& model, const ActionList& actions, const ActionGraph& graph,
              const Member& start);

  const Model& model() const noexcept { return model_; }
  const ActionList& actions() const noexcept { return actions_; }
  const ActionGraph& graph() const noexcept { return graph_; }
  const Member& start() const noexcept { return start_; }

  /// The total at the start.
  std::int32_t total() const noexcept { return total_; }
  const OfCompetency& competency(std::size_t position) const { return competencies_[position]; }
  const OfTerm& term(std::size_t position) const { return terms_[position]; }
  /// Whether the member can do an action that moves something.
  bool is_available(std::size_t action) const { return is_available_[action]; }
  /// Whether any choice in a knot is worth looking at. If no term of it can rise, nothing beats
  /// doing nothing: points of competencies do not fall with their sums, and effort is > 0.
  bool is_active(std::size_t knot) const { return is_active_[knot]; }

  /// Returns the points that a competency gains if its sum gains so much.
  std::int32_t gain(std::size_t competency, std::int64_t of_sum) const noexcept {
    const OfCompetency& c = competencies_[competency];
    const std::int64_t sum = c.sum + of_sum;
    if (renormalises_) return points_of(c, static_cast<double>(sum)) - c.points;
    // The same in integers: this is asked once per combination.
    const auto most = static_cast<std::int64_t>(c.maximum);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, 0, most)) - c.points;
  }

  /// Returns the points of a formula without terms for a member, less those at the start.
  std::int32_t gain_of_formula(std::size_t competency, const Member& member) const;

 private:
  std::int32_t points_of(const OfCompetency& competency, double sum) const noexcept;
  void start_competencies();
  void find_available();
  void start_terms();
  void find_active();
  void find_bent();

  const Model& model_;
  const ActionList& actions_;
  const ActionGraph& graph_;
  const Member& start_;
  bool renormalises_;
  std::int32_t total_ = 0;
  std::vector<OfCompetency> competencies_;
  std::vector<OfTerm> terms_;
  std::vector<bool> is_available_;
  std::vector<bool> is_active_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_MEMBER_STATE_HPP
