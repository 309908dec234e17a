// SPDX-License-Identifier: MIT
#include "score/prepared_model.hpp"

#include <algorithm>
#include <utility>

#include "base/log.hpp"

namespace ssi::internal {
namespace {

std::vector<Penalty> penalties_of(const Competency& competency, std::span<const Signal> signals) {
  const auto position = [&](Signal signal) {
    return static_cast<std::uint32_t>(std::ranges::find(signals, signal) - signals.begin());
  };
  std::vector<Penalty> penalties;
  for (const Term& term : competency.terms()) {
    if (term.points >= Points()) continue;
    const std::span<const Signal> operands = term.input.used_signals();
    penalties.push_back(
        {position(operands.front()), position(operands.back()), term.points.hundredths()});
  }
  return penalties;
}

/// What each number of points counts for, if `maximum` counts for `worth`: points * worth /
/// maximum, rounded half up. A quotient and a remainder that grow with the points, because
/// divisions would take as long as the rest of a preparation.
std::vector<std::uint16_t> worths_of(std::uint32_t maximum, std::uint32_t worth) {
  const std::uint32_t divisor = 2 * maximum;
  const std::uint32_t more = 2 * worth / divisor;
  const std::uint32_t more_left = 2 * worth % divisor;
  std::vector<std::uint16_t> worths(maximum + std::size_t{1});
  std::uint32_t quotient = 0;
  std::uint32_t left = maximum;  // half a divisor: rounds half up
  for (std::uint16_t& its : worths) {
    its = static_cast<std::uint16_t>(quotient);
    quotient += more;
    left += more_left;
    if (left < divisor) continue;
    ++quotient;
    left -= divisor;
  }
  return worths;
}

}  // namespace

PreparedCompetency::PreparedCompetency(const Competency& c, const Model& model)
    : competency(&c),
      program(ProgramBuilder::build(c, model.used_signals())),
      maximum(c.maximum().hundredths()),
      positive(c.positive_points().hundredths()),
      renormalises(model.missing() == MissingPolicy::renormalise),
      penalties(penalties_of(c, model.used_signals())) {}

PreparedModel::PreparedModel(Model m) : model(std::move(m)) {
  std::size_t programs = 0;
  for (const auto& competency : model.competencies()) {
    const PreparedCompetency& prepared = competencies.emplace_back(*competency, model);
    positive += prepared.positive;
    programs += prepared.program != nullptr ? 1 : 0;
  }
  const std::int32_t highest = model.maximum().hundredths();
  for (std::int32_t total = 0; total <= highest; ++total) {
    const auto band = model.band_of(Points::from_hundredths(total));
    band_of.push_back(band ? static_cast<std::uint8_t>(*band) : kNoBand);
  }
  constexpr double kMostCoverages = 1 << 16;
  for (double observed = 0; observed <= positive && positive < kMostCoverages; ++observed) {
    coverages.push_back(static_cast<std::uint16_t>(coverage(observed, positive)));
  }
  for (std::size_t i = 0; i < model.badges().size(); ++i) {
    const Badge& badge = model.badges()[i];
    badge_rules.push_back(
        {model.position(badge.competency).value(), badge.at_least, std::uint32_t{1} << i});
  }
  log(LogLevel::debug, "prepared model {} ({}): {} competencies, {} of them for vector kernels",
      model.id(), model.fingerprint(), competencies.size(), programs);
}

PreparedModel::PreparedModel(Model m, const MovedPoints& points) : model(std::move(m)) {
  auto term_points = points.terms.begin();
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    std::shared_ptr<const Competency> competency = model.competencies()[c];
    const Points maximum = competency->maximum();
    std::vector<Term> terms(competency->terms().begin(), competency->terms().end());
    if (!terms.empty()) {
      for (Term& term : terms) term.points = *term_points++;
      competency = std::make_shared<TermCompetency>("", "", maximum, std::move(terms));
      moved.push_back(competency);
    }
    PreparedCompetency& prepared = competencies.emplace_back(*competency, model);
    if (points.maxima[c] == maximum) continue;
    prepared.worths = worths_of(static_cast<std::uint32_t>(maximum.hundredths()),
                                static_cast<std::uint32_t>(points.maxima[c].hundredths()));
  }
}

void PreparedModel::coverage_of(std::span<const std::uint32_t> observed,
                                std::uint16_t* out) const noexcept {
  const std::uint16_t* table = coverages.data();
  for (std::size_t i = 0; i < observed.size(); ++i) {
    out[i] = table != nullptr ? table[observed[i]]
                              : static_cast<std::uint16_t>(coverage(observed[i], positive));
  }
}

}  // namespace ssi::internal
