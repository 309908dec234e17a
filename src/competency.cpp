// SPDX-License-Identifier: MIT
#include "ssi/competency.hpp"

#include <algorithm>
#include <utility>

#include "member_row.hpp"

namespace ssi {
namespace {

/// One term of one member: its points, or nothing if a signal is missing.
template <class ValueOf>
std::optional<Points> evaluate_observed(const Term& term, ValueOf&& value_of) {
  const std::span<const Signal> operands = term.input.signals();
  const std::optional<std::uint32_t> a = value_of(operands.front());
  const std::optional<std::uint32_t> b = value_of(operands.back());
  if (!a || !b) return std::nullopt;
  return evaluate(term, *a, *b);
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
    for (Signal signal : signals()) line.signals.push_back({signal, member[signal]});
    const internal::RawScore raw = internal::score_row(*this, member);
    line.points = raw.points;
    line.full = positive_points();
    line.observed = raw.observed > Points() || line.full == Points();
    return lines;
  }
  lines.reserve(terms().size());
  for (const Term& term : terms()) {
    const auto earned = evaluate_observed(term, [&](Signal signal) { return member[signal]; });
    ExplanationLine& line = lines.emplace_back();
    line.name = term.name;
    line.observed = earned.has_value();
    line.points = earned.value_or(Points());
    line.full = term.points;
    for (Signal signal : term.input.signals()) line.signals.push_back({signal, member[signal]});
  }
  return lines;
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

std::vector<Signal> TermCompetency::signals() const {
  std::vector<Signal> result;
  for (const Term& term : terms_) {
    for (Signal signal : term.input.signals()) {
      if (std::ranges::find(result, signal) == result.end()) result.push_back(signal);
    }
  }
  return result;
}

void TermCompetency::score(const MemberTable& members, std::span<Points> points,
                           std::span<Points> observed) const noexcept {
  for (std::size_t row = 0; row < members.rows(); ++row) {
    points[row] = observed[row] = Points();
    for (const Term& term : terms_) {
      const auto earned =
          evaluate_observed(term, [&](Signal signal) { return members.value(signal, row); });
      if (!earned) continue;
      points[row] += *earned;
      observed[row] += std::max(term.points, Points());
    }
  }
}

}  // namespace ssi
