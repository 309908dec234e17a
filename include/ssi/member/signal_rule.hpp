// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_SIGNAL_RULE_HPP
#define SSI_MEMBER_SIGNAL_RULE_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// How the rows of an activity log become a signal's value on a day D. With the rows of the
/// signals in `from`, and the window that ends with D, the value is
///
///     last     that of the latest row dated D or earlier; of one date, of the later row in the log
///     sum      the sum of the values in the window
///     days     how many dates in the window have a row with a value of at least 1
///     people   how many persons the rows in the window with a value of at least 1 name
///
/// and at most 4,294,967,295, or 1 for a flag. docs/monitoring.md says when it is observed.
struct SignalRule {
  Aggregate aggregate = Aggregate::last;      ///< what becomes of the rows
  std::vector<Signal> from;                   ///< whose rows; in the catalogue's order, no repeats
  ObservedFrom observed = ObservedFrom::log;  ///< of a window signal

  friend bool operator==(const SignalRule&, const SignalRule&) = default;
};

/// Returns the rule of a signal, with all defaults filled in; names in `from` that the catalogue
/// does not have are left out. Requires: a signal of the catalogue. O(size of the catalogue), times
/// the logarithm of the names.
SSI_EXPORT SignalRule rule_of(const SignalCatalogue& catalogue, Signal signal);

/// Returns the rule that a signal has by default: `last` for a state, `sum` for a window signal,
/// from its own rows, observed from the log. Requires: a signal of the catalogue.
SSI_EXPORT SignalRule default_rule(const SignalCatalogue& catalogue, Signal signal);

}  // namespace ssi

#endif  // SSI_MEMBER_SIGNAL_RULE_HPP
