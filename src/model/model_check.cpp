// SPDX-License-Identifier: MIT
#include "model/model_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <set>
#include <string_view>

#include "base/utf8.hpp"
#include "model/formula.hpp"

namespace ssi::internal {
namespace {

constexpr Points kMostPoints = Points::from_hundredths(65535);  // scores fit 16-bit columns
constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";

bool is_one_of(char c, std::initializer_list<std::string_view> sets) {
  return std::ranges::any_of(sets, [c](std::string_view set) { return set.find(c) != set.npos; });
}

bool is_in_range(Points points) { return points <= kMostPoints && points >= -kMostPoints; }

/// Whether a terminal would obey something in the UTF-8 text instead of showing it.
bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    // U+0080 to U+009F
    if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

/// How many levels the table of a term's points has.
double levels_of(const Term& term) {
  const bool is_tabulated = term.input.kind != InputKind::ratio && term.curve.full <= kMostLevels;
  return is_tabulated ? std::ceil(std::max(term.curve.full, 0.0)) : 0;
}

class Checker {
 public:
  explicit Checker(const ModelDefinition& definition) : definition_(definition) {}

  std::vector<Violation> run() {
    if (definition_.id.size() > kMostNameBytes) {
      report(At().field("id"), too_long(kMostNameBytes));
    } else if (!is_model_id(definition_.id)) {
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

  static std::string too_long(std::size_t most) {
    return "must be at most " + std::to_string(most) + " bytes long";
  }

  /// Returns whether there are so many, which is reported.
  bool is_beyond(const At& at, std::size_t count, std::size_t most) {
    if (count > most) report(at, "must be at most " + std::to_string(most));
    return count > most;
  }

  /// Reports a name that is malformed, or that stands in `taken`, which it then joins.
  void check_name(const At& at, const std::string& name, std::set<std::string>& taken) {
    if (name.size() > kMostNameBytes) {
      report(at.field("name"), too_long(kMostNameBytes));
    } else if (!is_model_name(name)) {
      report(at.field("name"), "must be a lower-case letter and then letters, digits and '_'");
    } else if (!taken.insert(name).second) {
      report(at.field("name"), "'" + name + "' is already taken");
    }
  }

  void check_signals() {
    std::set<std::string> taken{"member_id"};
    for (const SignalInfo& signal : standard_signals()) taken.insert(signal.name);
    const auto own = definition_.catalogue.own();
    if (is_beyond(At().field("signal"), own.size(), kMostOwnSignals)) return;
    for (std::size_t i = 0; i < own.size(); ++i) {
      const At at = At().item("signal", i, own[i].name);
      check_name(at, own[i].name, taken);
      check_nouns(at, own[i]);
    }
    std::set<std::string_view> names;
    for (const SignalInfo& signal : definition_.catalogue.all()) names.insert(signal.name);
    for (std::size_t i = 0; i < own.size(); ++i) {
      check_rule(At().item("signal", i, own[i].name), own[i], names);
    }
  }

  /// Both or none: the plural of another language cannot be guessed.
  void check_nouns(const At& at, const SignalInfo& signal) {
    check_title(at.field("one"), signal.one);
    check_title(at.field("many"), signal.many);
    if (signal.one.empty() == signal.many.empty()) return;
    if (signal.one.empty()) report(at.field("many"), "needs one beside it, as in \"1 reply\"");
    if (signal.many.empty()) report(at.field("one"), "needs many beside it, as in \"6 replies\"");
  }

  /// Checks how a log's rows become the signal's value. `names` are those of all signals.
  void check_rule(const At& at, const SignalInfo& signal, const std::set<std::string_view>& names) {
    const bool is_state = signal.scope == SignalScope::state;
    if (signal.aggregate && is_state != (*signal.aggregate == Aggregate::last)) {
      report(at.field("aggregate"), is_state ? R"(must be "last" for a state)"
                                             : R"(must not be "last" for a window signal)");
    }
    if (is_state && signal.observed != ObservedFrom::log) {
      report(at.field("observed"), "belongs to a window signal only");
    }
    std::set<std::string_view> taken;
    for (const std::string& name : signal.from) {
      if (!names.contains(name)) {
        report(at.field("from"),
               "'" + shortened(name) + "' is not a signal, standard or of a [[signal]]");
      } else if (!taken.insert(name).second) {
        report(at.field("from"), "must name '" + name + "' once");
      }
    }
  }

  void check_competencies() {
    const At all = At().field("competency");
    if (definition_.competencies.empty()) report(all, "must be there at least once");
    if (is_beyond(all, definition_.competencies.size(), kMostCompetencies)) return;
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
    check_sums(all, maximum, positive);
  }

  /// Checks the limits of all competencies together.
  void check_sums(const At& all, std::int64_t maximum, std::int64_t positive) {
    if (maximum > kMostPoints.hundredths()) {
      report(all, "maxima must add up to at most 655.35, but add up to " +
                      std::to_string(maximum / 100) + '.' + std::to_string(maximum % 100 / 10) +
                      std::to_string(maximum % 10));
    }
    // If one competency alone has too many, that was reported already.
    if (violations_.empty() && positive > kMostSummedPoints) {
      report(all, "points must add up to at most 335544.32 in all");
    }
    if (terms_ > kMostTerms) {
      report(all, "terms must be at most " + std::to_string(kMostTerms) + " in all");
    }
    if (levels_ > kMostLevelsInAll) {
      report(all,
             "full marks of counts and differences must add up to at most 8388608, those beyond "
             "65535 left out");
    }
  }

  /// Returns its positive points, as far as they are in range.
  std::int64_t check_competency(const At& at, const Competency& competency) {
    if (competency.maximum() <= Points()) report(at.field("maximum"), "must be more than 0");
    check_title(at.field("title"), competency.title());
    const std::span<const Term> terms = competency.terms();
    terms_ += terms.size();
    if (terms_ > kMostTerms) return 0;  // check_sums() says so
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

  /// Checks a text that people are shown in a line of their own or within one.
  void check_title(const At& at, std::string_view title) {
    if (title.size() > kMostTitleBytes) {
      report(at, too_long(kMostTitleBytes));
    } else if (!is_utf8(title) || has_control_character(title)) {
      report(at, "must be UTF-8 text without control characters or line ends");
    }
  }

  /// Checks the signals that a competency says it reads: they must be in the catalogue, and all
  /// that its terms read must be among them.
  void check_signals_of(const At& at, std::span<const Term> terms,
                        std::span<const Signal> signals) {
    const std::set<Signal> read(signals.begin(), signals.end());
    std::set<Signal> of_terms;  // check_term() finds these
    for (const Term& term : terms) {
      for (const Signal signal : term.input.used_signals()) {
        of_terms.insert(signal);
        if (read.contains(signal)) continue;
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
      levels_ += levels_of(terms[i]);
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
    check_title(at.field("title"), term.title);
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
    if (is_beyond(At().field("band"), bands.size(), kMostBands)) return;
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
    if (is_beyond(At().field("badge"), definition_.badges.size(), kMostBadges)) return;
    std::set<std::string, std::less<>> competencies;
    for (const auto& competency : definition_.competencies) {
      if (competency != nullptr) competencies.emplace(competency->name());
    }
    std::set<std::string> taken;
    for (std::size_t i = 0; i < definition_.badges.size(); ++i) {
      const Badge& badge = definition_.badges[i];
      const At at = At().item("badge", i, badge.name);
      check_name(at, badge.name, taken);
      if (!competencies.contains(badge.competency)) {
        report(at.field("competency"),
               "'" + shortened(badge.competency) + "' is not one of the model's");
      }
      if (badge.at_least < Points()) report(at.field("at_least"), "must not be negative");
    }
  }

  const ModelDefinition& definition_;
  std::vector<Violation> violations_;
  std::size_t terms_ = 0;  // terms of the competencies so far
  double levels_ = 0;      // levels of those terms
};

}  // namespace

bool is_model_id(std::string_view id) {
  return !id.empty() && id.size() <= kMostNameBytes && is_one_of(id.front(), {kLower, kDigits}) &&
         std::ranges::all_of(id, [](char c) {
           return is_one_of(c, {kLower, kDigits, "._-"});
         });
}

bool is_model_name(std::string_view name) {
  return !name.empty() && name.size() <= kMostNameBytes && is_one_of(name.front(), {kLower}) &&
         std::ranges::all_of(name, [](char c) {
           return is_one_of(c, {kLower, kDigits, "_"});
         });
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::string shortened(std::string_view text) {
  const std::string_view shown = beginning(text, kMostNameBytes);
  return std::string(shown) + (shown.size() < text.size() ? "..." : "");
}

std::string shown_key(std::string_view key) {
  const bool is_bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return is_one_of(c, {kLower, kUpper, kDigits, "_-"});
  });
  return is_bare ? shortened(key) : '"' + shortened(key) + '"';
}

void limit_problems(std::vector<ModelProblem>& problems) {
  if (problems.size() <= kMostProblems) return;
  const std::size_t more = problems.size() - kMostProblems;
  problems.resize(kMostProblems);
  problems.push_back({0, "", "and " + std::to_string(more) + " more"});
}

std::vector<Violation> check(const ModelDefinition& definition) {
  return Checker(definition).run();
}

}  // namespace ssi::internal
