// SPDX-License-Identifier: MIT
#include "advice/search/knot_search.hpp"

#include <algorithm>
#include <utility>

namespace ssi::internal {

KnotSearch::KnotSearch(const MemberState& state, const Knot& knot) : state_(state) {
  add_actions(knot);
  add_slots(knot);
  add_terms(knot);
  for (const std::uint32_t competency : knot.formulas) {
    formulas_.push_back(competency);
    has_closed_ = true;
    closed_range_[0] -= state_.competency(competency).points;
    closed_range_[1] += static_cast<std::int64_t>(state_.competency(competency).maximum);
  }
  const Level none{std::vector<std::uint64_t>(signals_.size()),
                   std::vector<std::uint64_t>(signals_.size()),
                   std::vector<std::int32_t>(slots_.size())};
  levels_.assign(actions_.size(), none);
  const std::size_t row = std::size_t{actions_.back().at_most} + 1;
  rows_.assign(slots_.size(), std::vector<std::int32_t>(row));
  values_.assign(signals_.size(), std::vector<std::uint32_t>(row));
}

/// The one with the most times comes last, for long rows.
void KnotSearch::add_actions(const Knot& knot) {
  for (const std::uint32_t action : knot.actions) {
    if (!state_.is_available(action)) continue;
    const Action& of = state_.actions().actions()[action];
    LocalAction& added = actions_.emplace_back();
    added.action = action;
    added.at_most = of.at_most;
    added.cost = Cost(of.effort, 1);
    for (const Move& move : state_.graph().moves[action]) {
      added.moves.push_back({local(move.signal), move.change, move.expects});
    }
  }
  const auto longest = std::ranges::max_element(actions_, {}, &LocalAction::at_most);
  std::rotate(longest, longest + 1, actions_.end());
}

std::size_t KnotSearch::local(Signal signal) {
  const auto found = std::ranges::find(signals_, signal, &LocalSignal::signal);
  if (found != signals_.end()) return static_cast<std::size_t>(found - signals_.begin());
  const SignalKind kind = state_.model().catalogue()[signal].kind;
  signals_.push_back({signal, MovingSignal(*state_.start()[signal], kind)});
  return signals_.size() - 1;
}

/// First the closed points, then competencies that are bent here alone, then those bent elsewhere
/// too.
void KnotSearch::add_slots(const Knot& knot) {
  std::vector<std::uint32_t> here;
  std::vector<std::uint32_t> open;
  for (const std::uint32_t t : knot.terms) {
    const std::uint32_t c = state_.graph().terms[t].competency;
    const MemberState::OfCompetency& of = state_.competency(c);
    if (!state_.term(t).is_live || !of.is_bent) continue;
    (of.knots == 1 ? here : open).push_back(c);
  }
  slots_.assign(1, 0);
  for (std::vector<std::uint32_t>* some : {&here, &open}) {
    std::ranges::sort(*some);
    some->erase(std::unique(some->begin(), some->end()), some->end());
    open_begin_ = slots_.size();
    slots_.insert(slots_.end(), some->begin(), some->end());
  }
  for (const std::uint32_t c : here) {
    closed_range_[0] -= state_.competency(c).points;
    closed_range_[1] += static_cast<std::int64_t>(state_.competency(c).maximum);
  }
}

std::size_t KnotSearch::slot_of(std::uint32_t competency) const {
  if (!state_.competency(competency).is_bent) return kClosed;
  const auto found = std::find(slots_.begin() + kBent, slots_.end(), competency);
  return static_cast<std::size_t>(found - slots_.begin());
}

void KnotSearch::add_terms(const Knot& knot) {
  for (LocalAction& action : actions_) {
    action.alone.resize((std::size_t{action.at_most} + 1) * slots_.size());
  }
  for (const std::uint32_t t : knot.terms) {
    const MemberState::OfTerm& of = state_.term(t);
    if (!of.is_live) continue;
    const TouchedTerm& touched = state_.graph().terms[t];
    const LocalTerm term{&touched.points, local(touched.operands[0]), local(touched.operands[1]),
                         slot_of(touched.competency), of.points};
    if (term.slot == kClosed) has_closed_ = true;
    if (term.slot == kClosed || term.slot >= open_begin_) {
      auto& range = term.slot == kClosed ? closed_range_ : open_range_;
      range[0] += of.range.low - of.points;
      range[1] += of.range.high - of.points;
    }
    std::vector<LocalAction*> movers;
    for (LocalAction& action : actions_) {
      if (std::ranges::binary_search(touched.actions, action.action)) movers.push_back(&action);
    }
    if (movers.size() == 1) {
      tabulate(*movers.front(), term);
      continue;
    }
    movers.back()->terms.push_back(terms_.size());
    terms_.push_back(term);
    if (movers.back() != &actions_.back()) continue;
    for (const std::size_t signal : {term.a, term.b}) {
      if (std::ranges::find(row_signals_, signal) == row_signals_.end()) {
        row_signals_.push_back(signal);
      }
    }
  }
}

/// Adds a term that depends on one action alone to its table.
void KnotSearch::tabulate(LocalAction& action, const LocalTerm& term) {
  const auto value = [&](std::size_t signal, std::uint64_t times) {
    const MovingSignal& of = signals_[signal].value;
    for (const LocalMove& move : action.moves) {
      if (move.signal == signal) return of.moved(times * move.change, times * move.expects);
    }
    return of.start;
  };
  for (std::uint32_t times = 0; times <= action.at_most; ++times) {
    action.alone[times * slots_.size() + term.slot] +=
        (*term.points)(value(term.a, times), value(term.b, times)) - term.start;
  }
}

Options KnotSearch::run() {
  if (open_begin_ == slots_.size()) return collect_line(kClosed, closed_range_);
  // The knot may touch one open competency and nothing else.
  const bool is_one_open = open_begin_ == 1 && slots_.size() == 2;
  const bool is_line =
      is_one_open && !has_closed_ && LineCollector::takes(open_range_[0], open_range_[1]);
  return is_line ? collect_line(1, open_range_) : collect_table();
}

/// `offer` gets the times of the last action, the cost and the combination.
template <class Offer>
void KnotSearch::descend(std::size_t depth, Cost cost, std::uint32_t combination, Offer& offer) {
  const LocalAction& action = actions_[depth];
  const std::uint32_t first = combination * (action.at_most + 1);
  if (depth + 1 == actions_.size()) {
    fill_rows(action, levels_[depth]);
    for (std::uint32_t times = 0; times <= action.at_most; ++times) {
      offer(times, cost, first + times);
      cost = cost + action.cost;
    }
    return;
  }
  const std::size_t slots = slots_.size();
  const Level& before = levels_[depth];
  Level& level = levels_[depth + 1];
  level.changes = before.changes;
  level.expects = before.expects;
  for (std::uint32_t times = 0; times <= action.at_most; ++times) {
    if (times > 0) {
      for (const LocalMove& move : action.moves) {
        level.changes[move.signal] += move.change;
        level.expects[move.signal] += move.expects;
      }
    }
    for (std::size_t slot = 0; slot < slots; ++slot) {
      level.gains[slot] = before.gains[slot] + action.alone[times * slots + slot];
    }
    for (const std::size_t t : action.terms) {
      const LocalTerm& term = terms_[t];
      level.gains[term.slot] +=
          (*term.points)(value(level, term.a), value(level, term.b)) - term.start;
    }
    descend(depth + 1, cost, first + times, offer);
    cost = cost + action.cost;
  }
}

/// Computes what the slots gain for all times of the last action.
void KnotSearch::fill_rows(const LocalAction& last, const Level& level) {
  const std::size_t slots = slots_.size();
  const std::size_t length = std::size_t{last.at_most} + 1;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    std::int32_t* row = rows_[slot].data();
    const std::int32_t* alone = last.alone.data() + slot;
    const std::int32_t gained = level.gains[slot];
    for (std::size_t n = 0; n < length; ++n) row[n] = gained + alone[n * slots];
  }
  for (const std::size_t signal : row_signals_) fill_signal(last, level, signal);
  for (const std::size_t t : last.terms) {
    const LocalTerm& term = terms_[t];
    const TermPoints& points = *term.points;
    std::int32_t* row = rows_[term.slot].data();
    const std::uint32_t* a = values_[term.a].data();
    const std::uint32_t* b = values_[term.b].data();
    for (std::size_t n = 0; n < length; ++n) row[n] += points(a[n], b[n]) - term.start;
  }
  std::int32_t* closed = rows_[kClosed].data();
  for (std::size_t slot = kBent; slot < open_begin_; ++slot) {
    const std::int32_t* row = rows_[slot].data();
    for (std::size_t n = 0; n < length; ++n) closed[n] += state_.gain(slots_[slot], row[n]);
  }
  if (!formulas_.empty()) add_formulas(last, level);
}

void KnotSearch::fill_signal(const LocalAction& last, const Level& level, std::size_t signal) {
  std::vector<std::uint32_t>& values = values_[signal];
  const MovingSignal& of = signals_[signal].value;
  std::uint64_t change = level.changes[signal];
  std::uint64_t expects = level.expects[signal];
  const auto moves = std::ranges::find(last.moves, signal, &LocalMove::signal);
  if (moves == last.moves.end()) {
    std::ranges::fill(values, of.moved(change, expects));
    return;
  }
  for (std::uint32_t& value : values) {
    value = of.moved(change, expects);
    change += moves->change;
    expects += moves->expects;
  }
}

/// A formula may read any of the knot's signals.
void KnotSearch::add_formulas(const LocalAction& last, const Level& level) {
  for (std::size_t signal = 0; signal < signals_.size(); ++signal) {
    fill_signal(last, level, signal);
  }
  Member member = state_.start();
  for (std::size_t n = 0; n < rows_[kClosed].size(); ++n) {
    for (std::size_t signal = 0; signal < signals_.size(); ++signal) {
      member.set(signals_[signal].signal, values_[signal][n]);
    }
    for (const std::uint32_t competency : formulas_) {
      rows_[kClosed][n] += state_.gain_of_formula(competency, member);
    }
  }
}

Options KnotSearch::collect_line(std::size_t slot, const std::array<std::int64_t, 2>& range) {
  LineCollector collector(static_cast<std::int32_t>(range[0]), static_cast<std::int32_t>(range[1]));
  const std::int32_t* row = rows_[slot].data();
  const auto offer = [&](std::uint32_t times, Cost cost, std::uint32_t combination) {
    collector.offer(row[times], cost, {combination, 0});
  };
  descend(0, Cost(), 0, offer);
  return collector.take(slot == kClosed ? std::vector<std::uint32_t>()
                                        : std::vector<std::uint32_t>{slots_[slot]});
}

Options KnotSearch::collect_table() {
  TableCollector collector(
      {slots_.begin() + static_cast<std::ptrdiff_t>(open_begin_), slots_.end()});
  std::vector<std::int32_t> points(1 + slots_.size() - open_begin_);
  const auto offer = [&](std::uint32_t times, Cost cost, std::uint32_t combination) {
    points[0] = rows_[kClosed][times];
    for (std::size_t i = 1; i < points.size(); ++i) {
      points[i] = rows_[open_begin_ + i - 1][times];
    }
    collector.offer(points, cost, {combination, 0});
  };
  descend(0, Cost(), 0, offer);
  return collector.take();
}

void KnotSearch::decode(std::uint32_t combination, std::span<std::uint32_t> times) const {
  for (std::size_t i = actions_.size(); i-- > 0;) {
    const std::uint32_t choices = actions_[i].at_most + 1;
    times[actions_[i].action] = combination % choices;
    combination /= choices;
  }
}

}  // namespace ssi::internal
