// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_SIGNAL_PLAN_HPP
#define SSI_SRC_HISTORY_SIGNAL_PLAN_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "history/log_content.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/signal_table.hpp"
#include "ssi/member/signal_rule.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// What the rows of a log do to signals: the rules of a catalogue, turned round.
class SignalPlan {
 public:
  /// What rows of one signal do to another one.
  struct Target {
    Aggregate aggregate;
    bool is_member_observed;  ///< a row says that the member has the signal
    std::uint16_t slot;       ///< the signal, among those that are wanted
    std::uint16_t counter;    ///< of `days` and `people`, its number among such signals
    std::uint32_t largest;    ///< the signal's largest value
  };

  /// A signal that is wanted and comes from rows.
  struct Slot {
    Signal signal;
    bool is_window;           ///< counts over the window
    bool is_always_observed;  ///< by every member
  };

  /// The plan for signals of the model. Untracked ones are missing for everybody, and have no slot.
  /// Throws std::invalid_argument if the log's catalogue is not the model's.
  SignalPlan(const LogContent& log, const Model& model, WantedSignals wanted);

  /// What rows of a signal do.
  std::span<const Target> targets(std::size_t signal) const noexcept {
    return std::span(targets_).subspan(begins_[signal], begins_[signal + 1] - begins_[signal]);
  }
  std::span<const Slot> slots() const noexcept { return slots_; }
  /// How many signals count persons.
  std::size_t people() const noexcept { return people_; }
  /// How many signals count days.
  std::size_t days() const noexcept { return days_; }

 private:
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> begins_;  // [signal]
  std::vector<Target> targets_;
  std::size_t people_ = 0;
  std::size_t days_ = 0;
};

/// Throws std::invalid_argument unless a log can have the day.
void require_day(Day day);

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_SIGNAL_PLAN_HPP
