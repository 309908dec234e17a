// SPDX-License-Identifier: MIT
#include "ssi/model/competency.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "member/member_signals.hpp"
#include "model/member_row.hpp"

namespace ssi {
namespace {

void append(SignalValues& values, Signal signal, internal::MemberSignals::Value of) {
  SignalValue& added = values.emplace_back(signal);
  if (of.mask != 0) added.value = of.value;
}

}  // namespace

Competency::~Competency() = default;

std::string_view Competency::title() const { return name(); }
std::span<const Term> Competency::terms() const noexcept { return {}; }
std::string Competency::parameters() const { return {}; }

std::vector<ExplanationLine> Competency::explain(const Member& member) const {
  std::vector<ExplanationLine> lines;
  if (terms().empty()) {
    ExplanationLine& line = lines.emplace_back();
    line.name = name();
    for (Signal signal : used_signals()) line.values.push_back({signal, member[signal]});
    const internal::RawScore raw = internal::score_row(*this, member);
    line.points = raw.points;
    line.full = positive_points();
    line.observed = raw.observed > Points() || line.full == Points();
    return lines;
  }
  lines.reserve(terms().size());
  for (const Term& term : terms()) {
    ExplanationLine& line = lines.emplace_back();
    line.name = term.name;
    line.full = term.points;
    const std::span<const Signal> operands = term.input.used_signals();
    const auto a = internal::MemberSignals::value_of(member, operands.front());
    const auto b = internal::MemberSignals::value_of(member, operands.back());
    append(line.values, operands.front(), a);
    if (operands.size() > 1) append(line.values, operands.back(), b);
    line.observed = (a.mask & b.mask) != 0;
    if (line.observed) line.points = evaluate(term, a.value, b.value);
    line.term = &term;
  }
  return lines;
}

bool is_anything_observed(const Competency& competency, const Member& member) {
  if (competency.terms().empty()) {
    return competency.positive_points() == Points() ||
           internal::score_row(competency, member).observed > Points();
  }
  return std::ranges::any_of(competency.terms(), [&](const Term& term) {
    return std::ranges::all_of(term.input.used_signals(),
                               [&](Signal signal) { return member[signal].has_value(); });
  });
}

TermCompetency::TermCompetency(std::string name, std::string title, Points maximum,
                               std::vector<Term> terms)
    : name_(std::move(name)),
      title_(std::move(title)),
      maximum_(maximum),
      terms_(std::move(terms)) {}

Points TermCompetency::positive_points() const noexcept {
  Points result;
  for (const Term& term : terms_) result += std::max(term.points, Points());
  return result;
}

std::vector<Signal> TermCompetency::used_signals() const {
  std::vector<Signal> result;
  std::set<Signal> listed;
  for (const Term& term : terms_) {
    for (Signal signal : term.input.used_signals()) {
      if (listed.insert(signal).second) result.push_back(signal);
    }
  }
  return result;
}

void TermCompetency::score(const MemberTable& members, std::span<Points> points,
                           std::span<Points> observed) const noexcept {
  for (std::size_t row = 0; row < members.rows(); ++row) {
    points[row] = observed[row] = Points();
    for (const Term& term : terms_) {
      const std::span<const Signal> operands = term.input.used_signals();
      const auto x = members.value(operands.front(), row);
      const auto y = members.value(operands.back(), row);
      if (!x || !y) continue;  // not observed
      points[row] += evaluate(term, *x, *y);
      observed[row] += std::max(term.points, Points());
    }
  }
}

}  // namespace ssi
