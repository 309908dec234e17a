// SPDX-License-Identifier: MIT
#include "advice/search/member_state.hpp"

#include <algorithm>
#include <limits>

#include "model/formula.hpp"
#include "model/member_row.hpp"

namespace ssi::internal {
namespace {

/// What all actions of a member together can add to a signal.
struct Added {
  std::uint64_t change = 0;
  std::uint64_t expects = 0;
};

}  // namespace

MovingSignal::MovingSignal(std::uint32_t observed, SignalKind kind) noexcept
    : start(observed), top(std::numeric_limits<std::uint32_t>::max()) {
  if (kind == SignalKind::flag) top = std::max(observed, 1U);
}

MemberState::MemberState(const Model& model, const ActionList& actions, const ActionGraph& graph,
                         const Member& start)
    : model_(model),
      actions_(actions),
      graph_(graph),
      start_(start),
      renormalises_(model.missing() == MissingPolicy::renormalise),
      competencies_(model.competencies().size()),
      terms_(graph.terms.size()),
      is_available_(graph.moves.size()),
      is_active_(graph.knots.size()) {
  start_competencies();
  find_available();
  start_terms();
  find_active();
  find_bent();
}

std::int32_t MemberState::points_of(const OfCompetency& competency, double sum) const noexcept {
  if (renormalises_) sum = renormalise(sum, competency.all, competency.observed);
  return clamp(sum, competency.maximum);
}

std::int32_t MemberState::gain_of_formula(std::size_t competency, const Member& member) const {
  const RawScore raw = score_row(*model_.competencies()[competency], member);
  OfCompetency scored = competencies_[competency];
  scored.observed = raw.observed.hundredths();
  return points_of(scored, raw.points.hundredths()) - scored.points;
}

void MemberState::start_competencies() {
  for (std::size_t i = 0; i < competencies_.size(); ++i) {
    const Competency& formula = *model_.competencies()[i];
    OfCompetency& c = competencies_[i];
    c.all = formula.positive_points().hundredths();
    c.maximum = formula.maximum().hundredths();
    std::int32_t observed = 0;
    if (formula.terms().empty()) {
      const RawScore raw = score_row(formula, start_);
      c.sum = raw.points.hundredths();
      observed = raw.observed.hundredths();
    }
    for (const Term& term : formula.terms()) {
      const auto operands = term.input.used_signals();
      const auto a = start_[operands.front()];
      const auto b = start_[operands.back()];
      if (!a || !b) continue;
      c.sum += evaluate(term, *a, *b).hundredths();
      observed += std::max(term.points, Points()).hundredths();
    }
    c.observed = observed;
    c.is_scaled = renormalises_ && c.observed != c.all;
    c.points = points_of(c, c.sum);
    total_ += c.points;
  }
}

void MemberState::find_available() {
  for (std::size_t i = 0; i < graph_.moves.size(); ++i) {
    const std::vector<Move>& moves = graph_.moves[i];
    is_available_[i] = !moves.empty() && std::ranges::all_of(moves, [&](const Move& move) {
      return start_[move.signal].has_value();
    });
  }
}

void MemberState::start_terms() {
  std::vector<Added> added(model_.catalogue().size());
  for (std::size_t i = 0; i < graph_.moves.size(); ++i) {
    if (!is_available_[i]) continue;
    const std::uint64_t times = actions_.actions()[i].at_most;
    for (const Move& move : graph_.moves[i]) {
      // No overflow: the movers of a signal are in one knot, and its combinations are limited, so
      // that their times add up to under 2^26, and what each adds is under 2^39.
      added[index_of(move.signal)].change += times * move.change;
      added[index_of(move.signal)].expects += times * move.expects;
    }
  }
  const auto most = [&](Signal signal, std::uint32_t value) {
    const Added& of = added[index_of(signal)];
    return MovingSignal(value, model_.catalogue()[signal].kind).moved(of.change, of.expects);
  };
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const TouchedTerm& touched = graph_.terms[t];
    const auto a = start_[touched.operands[0]];
    const auto b = start_[touched.operands[1]];
    OfTerm& term = terms_[t];
    term.is_live = a && b && std::ranges::any_of(touched.actions, [&](std::uint32_t action) {
                     return is_available_[action];
                   });
    if (!term.is_live) continue;
    term.a = *a;
    term.b = *b;
    term.points = touched.points(*a, *b);
    term.range =
        touched.points.range(*a, most(touched.operands[0], *a), *b, most(touched.operands[1], *b));
  }
}

void MemberState::find_active() {
  for (std::size_t k = 0; k < graph_.knots.size(); ++k) {
    const Knot& knot = graph_.knots[k];
    const bool can_act = std::ranges::any_of(
        knot.actions, [&](std::uint32_t action) { return is_available_[action]; });
    const bool can_rise = std::ranges::any_of(knot.terms, [&](std::uint32_t t) {
      return terms_[t].is_live && terms_[t].range.high > terms_[t].points;
    });
    is_active_[k] = can_act && (can_rise || !knot.formulas.empty());
  }
}

void MemberState::find_bent() {
  std::vector<std::int64_t> low(competencies_.size());
  std::vector<std::int64_t> high(competencies_.size());
  for (std::size_t k = 0; k < graph_.knots.size(); ++k) {
    if (!is_active_[k]) continue;
    std::vector<std::uint32_t> touched;
    for (const std::uint32_t t : graph_.knots[k].terms) {
      const OfTerm& term = terms_[t];
      if (!term.is_live) continue;
      const std::uint32_t c = graph_.terms[t].competency;
      low[c] += term.range.low - term.points;
      high[c] += term.range.high - term.points;
      if (std::ranges::find(touched, c) == touched.end()) touched.push_back(c);
    }
    for (const std::uint32_t c : touched) ++competencies_[c].knots;
  }
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    OfCompetency& of = competencies_[c];
    of.is_bent =
        of.is_scaled || of.sum + low[c] < 0 || static_cast<double>(of.sum + high[c]) > of.maximum;
  }
}

}  // namespace ssi::internal
