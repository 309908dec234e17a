// SPDX-License-Identifier: MIT
#include "files/model_reader.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "files/toml_reader.hpp"
#include "files/toml_value.hpp"
#include "model/model_check.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace {

using internal::shortened;
using internal::TomlSection;
using internal::TomlTable;
using internal::TomlValue;

/// Turns a parsed file into a definition, collecting problems. A value that cannot be read keeps
/// its default, and what the model's rules say of it is not reported, so that each mistake is
/// reported once.
class ModelReader : private internal::TomlReader {
 public:
  explicit ModelReader(const TomlTable& root) : root_{root, {}} {}

  /// Throws ModelError.
  Model read(const std::string& file) {
    read_root();
    report_violations(internal::check(definition_));
    std::vector<ModelProblem> problems = take_problems();
    if (!problems.empty()) throw ModelError(file, std::move(problems));
    return Model(std::move(definition_));
  }

 private:
  void read_root() {
    allow(root_, {"id", "window_days", "missing", "signal", "competency", "band", "badge"});
    definition_.id = text(root_, "id").value_or("");
    const auto days = optional_whole_number(root_, "window_days");
    if (days) definition_.window_days = *days;
    if (const auto name = optional_text(root_, "missing")) {
      const auto policy = missing_policy(*name);
      if (policy) definition_.missing = *policy;
      if (!policy) report(root_.at.field("missing"), R"(must be "zero" or "renormalise")");
    }
    for_each(root_, "signal", internal::kMostOwnSignals,
             [this](const TomlSection& s) { read_signal(s); });
    for_each(root_, "competency", internal::kMostCompetencies,
             [this](const TomlSection& s) { read_competency(s); });
    for_each(root_, "band", kMostBands, [this](const TomlSection& s) { read_band(s); });
    for_each(root_, "badge", internal::kMostBadges,
             [this](const TomlSection& s) { read_badge(s); });
  }

  void read_signal(const TomlSection& s) {
    allow(s, {"name", "kind", "scope", "counts", "one", "many", "aggregate", "from", "observed",
              "given_by"});
    SignalInfo signal;
    signal.name = text(s, "name").value_or("");
    signal.counts = optional_text(s, "counts").value_or("");
    read_nouns(s, signal);
    const auto kind = one_of(s, "kind", {"flag", "count"});
    const auto scope = one_of(s, "scope", {"state", "window"});
    if (kind) signal.kind = static_cast<SignalKind>(*kind);
    const auto given_by = one_of(s, "given_by", {"member", "others"});
    if (scope) signal.scope = static_cast<SignalScope>(*scope);
    if (given_by) signal.given_by = static_cast<GivenBy>(*given_by);
    read_rule(s, signal);
    definition_.catalogue.add(std::move(signal));
  }

  void read_nouns(const TomlSection& s, SignalInfo& signal) {
    signal.one = optional_text(s, "one").value_or("");
    signal.many = optional_text(s, "many").value_or("");
    // A noun that cannot be read is a noun all the same.
    if (is_reported(s.at.field("one"))) signal.one = "?";
    if (is_reported(s.at.field("many"))) signal.many = "?";
  }

  /// How a log's rows become the signal's value.
  void read_rule(const TomlSection& s, SignalInfo& signal) {
    const auto aggregate = one_of(s, "aggregate", {"last", "sum", "days", "people"});
    const auto observed = one_of(s, "observed", {"log", "member"});
    if (aggregate) signal.aggregate = static_cast<Aggregate>(*aggregate);
    if (observed) signal.observed = static_cast<ObservedFrom>(*observed);
    if (observed && signal.scope == SignalScope::state) {
      report(s.at.field("observed"), "belongs to a window signal only");
    }
    if (!s.contains("from")) return;
    signal.from = texts(*s.get("from"));
    if (signal.from.empty()) {
      report(s.at.field("from"), R"(must be the names of signals, ["a", "b"], at least one)");
    }
  }

  void read_competency(const TomlSection& s) {
    allow(s, {"name", "title", "maximum", "terms"});
    const std::string name = text(s, "name").value_or("");
    const std::string title = optional_text(s, "title").value_or(name);
    const Points maximum = points(s, "maximum").value_or(Points());
    std::vector<Term> terms;
    for_each(s, "terms", internal::kMostTerms,
             [&](const TomlSection& t) { terms.push_back(read_term(t)); });
    definition_.competencies.push_back(
        std::make_shared<TermCompetency>(name, title, maximum, std::move(terms)));
  }

  Term read_term(const TomlSection& s) {
    allow(s, {"name", "count", "ratio", "difference", "prior", "curve", "full", "points", "title",
              "reason"});
    Term term;
    term.name = text(s, "name").value_or("");
    term.input = read_input(s);
    if (const auto curve = read_curve(s)) term.curve.kind = *curve;
    term.curve.full = number(s, "full").value_or(1);
    term.points = points(s, "points").value_or(Points());
    term.title = optional_text(s, "title").value_or("");
    term.reason = optional_text(s, "reason").value_or("");
    return term;
  }

  std::optional<CurveKind> read_curve(const TomlSection& s) {
    const auto name = text(s, "curve");
    if (!name) return std::nullopt;
    const auto curve = curve_kind(*name);
    if (!curve) {
      report(s.at.field("curve"), "'" + shortened(*name) + "' is not a curve: linear or log");
    }
    return curve;
  }

  Input read_input(const TomlSection& s) {
    Input input;
    int inputs = 0;
    for (const auto kind : {InputKind::count, InputKind::ratio, InputKind::difference}) {
      if (!s.contains(to_string(kind))) continue;
      ++inputs;
      input.kind = kind;
      read_operands(s, kind, input);
    }
    if (inputs != 1) report(s.at, "needs one of count, ratio and difference");
    if (input.kind == InputKind::ratio) {
      input.prior = number(s, "prior").value_or(0);
    } else if (s.contains("prior")) {
      report(s.at.field("prior"), "belongs to a ratio only");
    }
    return input;
  }

  void read_operands(const TomlSection& s, InputKind kind, Input& input) {
    const std::string_view key = to_string(kind);
    const TomlValue& value = *s.get(key);
    std::vector<std::string> names;
    if (kind == InputKind::count) {
      if (const auto* name = value.as<std::string>()) names.push_back(*name);
    } else {
      names = texts(value);
    }
    const std::size_t wanted = kind == InputKind::count ? 1 : 2;
    if (names.size() != wanted) {
      report(s.at.field(key), wanted == 1 ? "must be the name of a signal"
                                          : R"(must be the names of two signals, ["a", "b"])");
      return;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto signal = definition_.catalogue.find(names[i]);
      if (signal) {
        input.operands[i] = *signal;
      } else {
        report(s.at.field(key),
               "'" + shortened(names[i]) + "' is not a signal, standard or of a [[signal]]");
      }
    }
    if (wanted == 1) input.operands[1] = input.operands[0];
  }

  void read_band(const TomlSection& s) {
    allow(s, {"name", "above", "below"});
    Band band;
    band.name = text(s, "name").value_or("");
    band.above = optional_points(s, "above");
    band.below = optional_points(s, "below");
    // A limit that cannot be read is a limit all the same.
    if (is_reported(s.at.field("above")) || is_reported(s.at.field("below"))) silence(s.at);
    definition_.bands.push_back(std::move(band));
  }

  void read_badge(const TomlSection& s) {
    allow(s, {"name", "competency", "at_least"});
    definition_.badges.push_back({text(s, "name").value_or(""), text(s, "competency").value_or(""),
                                  points(s, "at_least").value_or(Points())});
  }

  TomlSection root_;
  ModelDefinition definition_;
};

}  // namespace

namespace internal {

Model read_model(std::string_view toml, const std::string& file) {
  try {
    const TomlTable root = parse_toml(toml, "a model");
    return ModelReader(root).read(file);
  } catch (TomlProblem& refused) {
    throw ModelError(file, {std::move(refused.problem)});
  }
}

}  // namespace internal
}  // namespace ssi
