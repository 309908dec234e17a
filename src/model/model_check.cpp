// SPDX-License-Identifier: MIT
#include "model/model_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "model/formula.hpp"

namespace ssi::internal {
namespace {

constexpr Points kMostPoints = Points::from_hundredths(65535);  // scores fit 16-bit columns
constexpr std::size_t kMostBadges = 32;
constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";

/// Returns whether `name` is one of the letters `first` and then letters of `first` and `rest`.
bool is_name(std::string_view name, const std::string& first, const std::string& rest) {
  return !name.empty() && first.find(name.front()) != std::string::npos &&
         name.find_first_not_of(first + rest) == std::string_view::npos;
}

bool is_in_range(Points points) { return points <= kMostPoints && points >= -kMostPoints; }

bool is_identifier(std::string_view name) {
  return is_name(name, std::string(kLower), std::string(kDigits) + '_');
}

class Checker {
 public:
  explicit Checker(const ModelDefinition& definition) : definition_(definition) {}

  std::vector<Violation> run() {
    if (!is_name(definition_.id, std::string(kLower) + std::string(kDigits), "._-")) {
      report(At().field("id"), "must be lower-case letters, digits, '.', '_' and '-'");
    }
    if (definition_.window_days < 1) report(At().field("window_days"), "must be at least 1");
    check_signals();
    check_competencies();
    check_bands();
    check_badges();
    return std::move(violations_);
  }

 private:
  void report(const At& at, std::string rule) { violations_.push_back({at, std::move(rule)}); }

  /// Reports a name that is malformed, or that stands in `taken`, which it then joins.
  void check_name(const At& at, const std::string& name, std::set<std::string>& taken) {
    if (!is_identifier(name)) {
      report(at.field("name"), "must be a lower-case letter and then letters, digits and '_'");
    } else if (!taken.insert(name).second) {
      report(at.field("name"), "'" + name + "' is already taken");
    }
  }

  void check_signals() {
    std::set<std::string> taken{"member_id"};
    for (const SignalInfo& signal : standard_signals()) taken.insert(signal.name);
    const auto own = definition_.catalogue.own();
    for (std::size_t i = 0; i < own.size(); ++i) {
      check_name(At().item("signal", i, own[i].name), own[i].name, taken);
    }
  }

  void check_competencies() {
    if (definition_.competencies.empty())
      report(At().field("competency"), "must be there at least once");
    std::set<std::string> taken{"member_id", "total", "coverage"};
    std::int64_t maximum = 0;
    std::int64_t positive = 0;
    for (std::size_t i = 0; i < definition_.competencies.size(); ++i) {
      if (definition_.competencies[i] == nullptr) {
        report(At().item("competency", i, ""), "is null");
        continue;
      }
      const Competency& competency = *definition_.competencies[i];
      const At at = At().item("competency", i, std::string(competency.name()));
      check_name(at, std::string(competency.name()), taken);
      positive += check_competency(at, competency);
      maximum += std::max(competency.maximum(), Points()).hundredths();
    }
    if (maximum > kMostPoints.hundredths()) {
      report(At().field("competency"), "maxima must add up to at most 655.35, but add up to " +
                                           std::to_string(maximum / 100) + '.' +
                                           std::to_string(maximum % 100 / 10) +
                                           std::to_string(maximum % 10));
    }
    // Said of each competency, if one alone has too many.
    if (violations_.empty() && positive > kMostSummedPoints) {
      report(At().field("competency"), "points must add up to at most 335544.32 in all");
    }
  }

  /// Returns its positive points, as far as they are in range.
  std::int64_t check_competency(const At& at, const Competency& competency) {
    if (competency.maximum() <= Points()) report(at.field("maximum"), "must be more than 0");
    const std::span<const Term> terms = competency.terms();
    const std::vector<Signal> signals = competency.used_signals();
    if (terms.empty() && signals.empty()) {
      report(at.field("terms"), "must have at least one term");
      return 0;
    }
    const std::int64_t summed = check_terms(at, terms);
    check_signals_of(at, terms, signals);
    if (summed > kMostSummedPoints) return kMostSummedPoints;
    const std::int32_t positive = competency.positive_points().hundredths();
    if (positive < 0 || positive > kMostSummedPoints) {
      report(at.field("positive_points"), "must be from 0 to 335544.32");
    } else if (!terms.empty() && positive != summed) {
      report(at.field("positive_points"), "must be those of its terms");
    }
    return std::clamp<std::int64_t>(positive, 0, kMostSummedPoints);
  }

  /// What a competency says that it reads: all that its terms read, and signals of the catalogue.
  void check_signals_of(const At& at, std::span<const Term> terms,
                        std::span<const Signal> signals) {
    std::set<Signal> of_terms;  // check_term() finds these
    for (const Term& term : terms) {
      for (const Signal signal : term.input.used_signals()) {
        of_terms.insert(signal);
        if (std::ranges::find(signals, signal) != signals.end()) continue;
        report(at.field("used_signals"), "must have those of term '" + term.name + "'");
      }
    }
    for (const Signal signal : signals) {
      if (!of_terms.contains(signal)) check_signal(at.field("used_signals"), signal);
    }
  }

  /// Returns the sum of the positive points, or more than any if a term is out of range.
  std::int64_t check_terms(const At& at, std::span<const Term> terms) {
    std::set<std::string> taken;
    std::int64_t positive = 0;
    std::int64_t penalty = 0;
    bool in_range = true;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const At term_at = at.item("terms", i, terms[i].name);
      check_name(term_at, terms[i].name, taken);
      check_term(term_at, terms[i]);
      in_range = in_range && is_in_range(terms[i].points);
      (terms[i].points > Points() ? positive : penalty) +=
          std::abs(std::int64_t{terms[i].points.hundredths()});
    }
    if (!in_range) return kMostSummedPoints + 1;
    if (std::max(positive, penalty) > kMostSummedPoints) {
      report(at.field("terms"), "points must add up to at most 335544.32");
    }
    return positive;
  }

  void check_signal(const At& at, Signal signal) {
    if (index_of(signal) < definition_.catalogue.size()) return;
    report(at, "signal number " + std::to_string(index_of(signal)) +
                   " is not in the model's catalogue");
  }

  void check_term(const At& at, const Term& term) {
    if (term.points == Points()) report(at.field("points"), "must not be 0");
    if (!is_in_range(term.points)) report(at.field("points"), "must be from -655.35 to 655.35");
    for (const Signal signal : term.input.used_signals()) {
      check_signal(at.field(to_string(term.input.kind)), signal);
    }
    if (!(term.curve.full > 0) || !std::isfinite(term.curve.full)) {
      report(at.field("full"), "must be a number more than 0");
    }
    if (!(term.input.prior >= 0) || !std::isfinite(term.input.prior)) {
      report(at.field("prior"), "must be a number of at least 0");
    }
    if (!accepts(term.curve.kind, term.input.kind)) {
      report(at.field("curve"), "'" + std::string(to_string(term.curve.kind)) +
                                    "' does not take a " + std::string(to_string(term.input.kind)));
    }
  }

  void check_bands() {
    const auto& bands = definition_.bands;
    if (bands.size() > kMostBands) report(At().field("band"), "must be at most 255");
    std::set<std::string> taken;
    for (std::size_t i = 0; i < bands.size(); ++i) {
      const Band& band = bands[i];
      const At at = At().item("band", i, band.name);
      check_name(at, band.name, taken);
      const bool limited = band.above || band.below;
      if (i + 1 < bands.size() && !limited) report(at, "has no limits, so it must be the last");
      if (i + 1 == bands.size() && limited) report(at, "is the last, so it must have no limits");
      if (band.above && band.below && *band.above >= *band.below) {
        report(at.field("above"), "must be less than below");
      }
    }
  }

  void check_badges() {
    if (definition_.badges.size() > kMostBadges) report(At().field("badge"), "must be at most 32");
    std::set<std::string> taken;
    for (std::size_t i = 0; i < definition_.badges.size(); ++i) {
      const Badge& badge = definition_.badges[i];
      const At at = At().item("badge", i, badge.name);
      check_name(at, badge.name, taken);
      const bool known = std::ranges::any_of(definition_.competencies, [&](const auto& c) {
        return c != nullptr && c->name() == badge.competency;
      });
      if (!known) {
        report(at.field("competency"), "'" + badge.competency + "' is not one of the model's");
      }
      if (badge.at_least < Points()) report(at.field("at_least"), "must not be negative");
    }
  }

  const ModelDefinition& definition_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> check(const ModelDefinition& definition) {
  return Checker(definition).run();
}

}  // namespace ssi::internal
