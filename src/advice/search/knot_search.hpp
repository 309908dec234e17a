// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_KNOT_SEARCH_HPP
#define SSI_SRC_ADVICE_SEARCH_KNOT_SEARCH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "advice/search/member_state.hpp"
#include "advice/search/options.hpp"

namespace ssi::internal {

/// Tries all combinations of a knot's actions for one member. The last action runs in rows, whose
/// terms are looked up one after the other; what depends on earlier actions alone is computed once
/// for each of their combinations, and what depends on one action alone once.
class KnotSearch {
 public:
  /// Requires: an active knot of the state, which must outlive it.
  KnotSearch(const MemberState& state, const Knot& knot);

  /// Returns the options worth keeping. The origin of each is its combination.
  Options run();

  /// Writes how many times each action is done in a combination; [action].
  void decode(std::uint32_t combination, std::span<std::uint32_t> times) const;

 private:
  static constexpr std::size_t kClosed = 0;  // the slot of points that add up
  static constexpr std::size_t kBent = 1;    // the first of bent competencies

  struct LocalSignal {
    Signal signal;
    MovingSignal value;
  };
  struct LocalMove {
    std::size_t signal;
    std::uint64_t change;
    std::uint64_t expects;
  };
  struct LocalAction {
    std::uint32_t action;
    std::uint32_t at_most;
    Cost cost;  // of doing it once
    std::vector<LocalMove> moves;
    std::vector<std::size_t> terms;   // that depend on it and on earlier ones
    std::vector<std::int32_t> alone;  // [times * slots + slot]: gains of terms of it alone
  };
  struct LocalTerm {
    const TermPoints* points;
    std::size_t a;  // its signals
    std::size_t b;
    std::size_t slot;
    std::int32_t start;  // its points at the start
  };
  /// What the signals moved by, and what the slots gained, after some actions.
  struct Level {
    std::vector<std::uint64_t> changes;  // [signal]
    std::vector<std::uint64_t> expects;
    std::vector<std::int32_t> gains;  // [slot]
  };

  void add_actions(const Knot& knot);
  void add_slots(const Knot& knot);
  void add_terms(const Knot& knot);
  void tabulate(LocalAction& action, const LocalTerm& term);
  std::size_t local(Signal signal);
  std::size_t slot_of(std::uint32_t competency) const;

  std::uint32_t value(const Level& level, std::size_t signal) const {
    return signals_[signal].value.moved(level.changes[signal], level.expects[signal]);
  }
  template <class Offer>
  void descend(std::size_t depth, Cost cost, std::uint32_t combination, Offer& offer);
  void fill_rows(const LocalAction& last, const Level& level);
  void fill_signal(const LocalAction& last, const Level& level, std::size_t signal);
  void add_formulas(const LocalAction& last, const Level& level);
  Options collect_line(std::size_t slot, const std::array<std::int64_t, 2>& range);
  Options collect_table();

  const MemberState& state_;
  std::vector<LocalAction> actions_;
  std::vector<LocalSignal> signals_;
  std::vector<LocalTerm> terms_;
  std::vector<std::uint32_t> formulas_;
  std::vector<std::uint32_t> slots_;  // [slot]: its competency; that of the closed points is none
  std::size_t open_begin_ = 1;        // from here on those that other knots touch too
  bool has_closed_ = false;           // some points add up
  std::array<std::int64_t, 2> closed_range_ = {0, 0};  // bounds of the closed points
  std::array<std::int64_t, 2> open_range_ = {0, 0};    // of the open sums, together
  std::vector<Level> levels_;
  std::vector<std::vector<std::int32_t>> rows_;     // [slot][times of the last action]
  std::vector<std::vector<std::uint32_t>> values_;  // [signal], likewise
  std::vector<std::size_t> row_signals_;            // those that terms of the last action read
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_KNOT_SEARCH_HPP
