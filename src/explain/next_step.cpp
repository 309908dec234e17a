// SPDX-License-Identifier: MIT
#include "ssi/explain/next_step.hpp"

#include <algorithm>
#include <limits>

namespace ssi {
namespace {

/// A term whose first signal moves: more of it for points, less of it for a penalty.
struct MovingTerm {
  const Term& term;
  std::uint32_t a;  // the signals' values, as observed
  std::uint32_t b;

  bool is_penalty() const { return term.points < Points(); }

  /// What a change brings. It does not fall as the change grows, because curves do not fall.
  Points gain(std::uint32_t change) const {
    const std::uint32_t moved = is_penalty() ? a - change : a + change;
    const bool is_one_signal = term.input.operands[0] == term.input.operands[1];
    return evaluate(term, moved, is_one_signal ? moved : b) - evaluate(term, a, b);
  }

  /// The largest change that keeps the signal within its range.
  std::uint32_t room(const SignalCatalogue& catalogue) const {
    if (is_penalty()) return a;
    const Signal signal = term.input.operands[0];
    std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    if (catalogue[signal].kind == SignalKind::flag) most = 1;
    const bool is_share =
        term.input.kind == InputKind::ratio && whole_of(signal) == term.input.operands[1];
    if (is_share) most = b;
    return most > a ? most - a : 0;
  }

  /// The smallest change that brings as much as `wanted`. Requires: that of all the room does.
  std::uint32_t smallest_change(Points wanted, std::uint32_t room) const {
    std::uint32_t low = 1;
    while (low < room) {
      const std::uint32_t middle = low + (room - low) / 2;
      if (gain(middle) >= wanted) {
        room = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
};

/// A tenth of a term's points, rounded up, because points come in hundredths.
Points tenth_of(Points full) {
  const std::int32_t hundredths = std::max(full, -full).hundredths();
  return Points::from_hundredths((hundredths + 9) / 10);
}

}  // namespace

std::optional<NextStep> next_step(const ExplanationLine& line, const SignalCatalogue& catalogue) {
  if (line.term == nullptr || line.left() == Points()) return std::nullopt;
  const MovingTerm moving{*line.term, *line.values[0].value,
                          *line.values[line.values.size() - 1].value};
  const std::uint32_t room = moving.room(catalogue);
  const Points most = moving.gain(room);
  if (most == Points()) return std::nullopt;
  const std::uint32_t change = moving.smallest_change(std::min(most, tenth_of(line.full)), room);
  return NextStep{line.values[0].signal, change, moving.is_penalty(), moving.gain(change)};
}

}  // namespace ssi
