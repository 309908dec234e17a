// SPDX-License-Identifier: MIT
// Its assertions fail on some malformed texts that it goes on to refuse properly.
#define TOML_ASSERT(expression) static_cast<void>(0)
#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

#include "byte_source.hpp"
#include "log.hpp"
#include "model_check.hpp"
#include "ssi/error.hpp"
#include "ssi/model_file.hpp"

namespace ssi {
namespace {

using internal::At;

std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

/// A table of the file and where it is in the model.
struct Section {
  const toml::table& table;
  At at;
};

/// Turns a parsed file into a definition, collecting what is wrong by the way. What cannot be read
/// keeps its default, and what the rules of the model then say of that place is not reported.
class ModelReader {
 public:
  explicit ModelReader(const toml::table& root) : root_{root, {}} {}

  /// Throws ModelError.
  Model read(const std::string& file) {
    read_root();
    for (internal::Violation& violation : internal::check(definition_)) {
      if (!is_reported(violation.at.path)) report(violation.at, std::move(violation.rule));
    }
    if (!problems_.empty()) {
      std::ranges::stable_sort(problems_, {}, &ModelProblem::line);
      throw ModelError(file, std::move(problems_));
    }
    return Model(std::move(definition_));
  }

 private:
  void read_root() {
    allow(root_, {"id", "window_days", "missing", "signal", "competency", "band", "badge"});
    definition_.id = text(root_, "id").value_or("");
    if (const auto days = whole_number(root_, "window_days")) definition_.window_days = *days;
    if (const auto name = optional_text(root_, "missing")) {
      const auto policy = missing_policy(*name);
      if (policy) definition_.missing = *policy;
      if (!policy) report(root_.at.field("missing"), R"(must be "zero" or "renormalise")");
    }
    for_each(root_, "signal", [this](const Section& s) { read_signal(s); });
    for_each(root_, "competency", [this](const Section& s) { read_competency(s); });
    for_each(root_, "band", [this](const Section& s) { read_band(s); });
    for_each(root_, "badge", [this](const Section& s) { read_badge(s); });
  }

  void read_signal(const Section& s) {
    allow(s, {"name", "kind", "scope", "counts"});
    SignalInfo signal;
    signal.name = text(s, "name").value_or("");
    signal.counts = optional_text(s, "counts").value_or("");
    const auto kind = one_of(s, "kind", {"flag", "count"});
    const auto scope = one_of(s, "scope", {"state", "window"});
    if (kind) signal.kind = static_cast<SignalKind>(*kind);
    if (scope) signal.scope = static_cast<SignalScope>(*scope);
    if (definition_.signals.size() > 0xFFFF) {
      report(s.at, "is one signal too many");
      return;
    }
    definition_.signals.add(std::move(signal));
  }

  void read_competency(const Section& s) {
    allow(s, {"name", "title", "maximum", "terms"});
    const std::string name = text(s, "name").value_or("");
    const std::string title = optional_text(s, "title").value_or(name);
    const Points maximum = points(s, "maximum").value_or(Points());
    std::vector<Term> terms;
    for_each(s, "terms", [&](const Section& t) { terms.push_back(read_term(t)); });
    definition_.competencies.push_back(
        std::make_shared<TermCompetency>(name, title, maximum, std::move(terms)));
  }

  Term read_term(const Section& s) {
    allow(s,
          {"name", "count", "ratio", "difference", "prior", "curve", "full", "points", "reason"});
    Term term;
    term.name = text(s, "name").value_or("");
    term.input = read_input(s);
    if (const auto curve = required(s, "curve", &ModelReader::read_curve)) term.curve.kind = *curve;
    term.curve.full = number(s, "full").value_or(1);
    term.points = points(s, "points").value_or(Points());
    term.reason = optional_text(s, "reason").value_or("");
    return term;
  }

  std::optional<CurveKind> read_curve(const Section& s, std::string_view key) {
    const auto name = optional_text(s, key);
    if (!name) return std::nullopt;
    const auto curve = curve_kind(*name);
    if (!curve) report(s.at.field(key), "'" + *name + "' is not a curve: linear or log");
    return curve;
  }

  Input read_input(const Section& s) {
    Input input;
    int inputs = 0;
    for (const auto kind : {InputKind::count, InputKind::ratio, InputKind::difference}) {
      if (!s.table.contains(to_string(kind))) continue;
      ++inputs;
      input.kind = kind;
      read_operands(s, kind, input);
    }
    if (inputs != 1) report(s.at, "needs one of count, ratio and difference");
    if (input.kind == InputKind::ratio) {
      input.prior = number(s, "prior").value_or(0);
    } else if (s.table.contains("prior")) {
      report(s.at.field("prior"), "belongs to a ratio only");
    }
    return input;
  }

  void read_operands(const Section& s, InputKind kind, Input& input) {
    const std::string_view key = to_string(kind);
    const toml::node& node = *s.table.get(key);
    std::vector<std::string> names;
    if (kind == InputKind::count) {
      if (const auto name = node.value_exact<std::string>()) names.push_back(*name);
    } else if (const toml::array* array = node.as_array()) {
      for (const toml::node& element : *array) {
        if (const auto name = element.value_exact<std::string>()) names.push_back(*name);
      }
      if (names.size() != array->size()) names.clear();
    }
    const std::size_t wanted = kind == InputKind::count ? 1 : 2;
    if (names.size() != wanted) {
      report(s.at.field(key), wanted == 1 ? "must be the name of a signal"
                                          : R"(must be the names of two signals, ["a", "b"])");
      return;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto signal = definition_.signals.find(names[i]);
      if (!signal)
        report(s.at.field(key), "'" + names[i] + "' is not a signal, standard or of a [[signal]]");
      if (signal) input.operands[i] = *signal;
    }
    if (wanted == 1) input.operands[1] = input.operands[0];
  }

  void read_band(const Section& s) {
    allow(s, {"name", "above", "below"});
    Band band;
    band.name = text(s, "name").value_or("");
    band.above = optional_points(s, "above");
    band.below = optional_points(s, "below");
    // A limit that cannot be read is a limit all the same.
    if (is_reported(s.at.field("above").path) || is_reported(s.at.field("below").path)) {
      reported_.insert(s.at.path);
    }
    definition_.bands.push_back(std::move(band));
  }

  void read_badge(const Section& s) {
    allow(s, {"name", "competency", "at_least"});
    definition_.badges.push_back({text(s, "name").value_or(""), text(s, "competency").value_or(""),
                                  points(s, "at_least").value_or(Points())});
  }

  // The kinds of values. Each returns nothing, and reports it, where the file has something else.

  template <class Read>
  auto required(const Section& s, std::string_view key, Read read_value)
      -> decltype((this->*read_value)(s, key)) {
    if (s.table.contains(key)) return (this->*read_value)(s, key);
    report(s.at.field(key), "is missing");
    return std::nullopt;
  }

  std::optional<std::string> text(const Section& s, std::string_view key) {
    return required(s, key, &ModelReader::optional_text);
  }
  std::optional<double> number(const Section& s, std::string_view key) {
    return required(s, key, &ModelReader::optional_number);
  }
  std::optional<Points> points(const Section& s, std::string_view key) {
    return required(s, key, &ModelReader::optional_points);
  }

  std::optional<std::string> optional_text(const Section& s, std::string_view key) {
    const toml::node* node = s.table.get(key);
    if (node == nullptr) return std::nullopt;
    auto value = node->value_exact<std::string>();
    if (!value) report(s.at.field(key), "must be a text");
    return value;
  }

  std::optional<double> optional_number(const Section& s, std::string_view key) {
    const toml::node* node = s.table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto integer = node->value_exact<std::int64_t>()) {
      return static_cast<double>(*integer);
    }
    const auto value = node->value_exact<double>();
    if (!value) report(s.at.field(key), "must be a number");
    return value;
  }

  std::optional<Points> optional_points(const Section& s, std::string_view key) {
    const auto value = optional_number(s, key);
    if (!value) return std::nullopt;
    if (!(std::abs(*value) < 1e6)) {
      report(s.at.field(key), "must be a number of at most 655.35");
      return std::nullopt;
    }
    // A text with two decimals reads as the double nearest to a number of hundredths.
    const double hundredths = std::round(*value * 100);
    if (hundredths / 100 != *value) {
      report(s.at.field(key), "must have at most two decimals");
      return std::nullopt;
    }
    return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
  }

  std::optional<std::uint32_t> whole_number(const Section& s, std::string_view key) {
    const toml::node* node = s.table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= 0 && *value <= 0xFFFFFFFF) return static_cast<std::uint32_t>(*value);
    report(s.at.field(key), "must be a whole number");
    return std::nullopt;
  }

  /// Returns the position of the value among the names.
  std::optional<std::size_t> one_of(const Section& s, std::string_view key,
                                    std::initializer_list<std::string_view> names) {
    const auto value = optional_text(s, key);
    if (!value) return std::nullopt;
    const auto found = std::ranges::find(names, *value);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string rule = "must be";
    for (const std::string_view name : names) {
      rule += (name == *names.begin() ? " \"" : " or \"") + std::string(name) + '"';
    }
    report(s.at.field(key), rule);
    return std::nullopt;
  }

  /// Calls `use` with each table of an array of tables.
  template <class Read>
  void for_each(const Section& s, std::string_view key, Read&& use) {
    const toml::node* node = s.table.get(key);
    if (node == nullptr) return;
    note(s.at.field(key), *node);
    const toml::array* array = node->as_array();
    if (array == nullptr || !std::ranges::all_of(*array, &toml::node::is_table)) {
      report(s.at.field(key), "must be an array of tables");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      const toml::table& table = *array->get(i)->as_table();
      const Section item{table, s.at.item(key, i, table["name"].value_or(std::string()))};
      note(item.at, table);
      use(item);
    }
  }

  /// Notes the lines of all keys of a table, and reports those that it does not have.
  void allow(const Section& s, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, node] : s.table) {
      const At at = s.at.field(key.str());
      note(at, node);
      if (std::ranges::find(keys, key.str()) == keys.end()) report(at, "is not a known key");
    }
  }

  void note(const At& at, const toml::node& node) { lines_[at.path] = line_of(node); }

  void report(const At& at, std::string rule) {
    // A place that the file lacks is reported with the line of what should hold it.
    std::string path = at.path;
    while (!path.empty() && !lines_.contains(path)) {
      const std::size_t dot = path.rfind('.');
      path.resize(dot == std::string::npos ? 0 : dot);
    }
    reported_.insert(at.path);
    problems_.push_back({path.empty() ? 1 : lines_[path], at.key, std::move(rule)});
  }

  bool is_reported(const std::string& path) const { return reported_.contains(path); }

  Section root_;
  ModelDefinition definition_;
  std::map<std::string, std::size_t> lines_;  // of each path that the file has
  std::set<std::string> reported_;
  std::vector<ModelProblem> problems_;
};

/// Refuses keys of very many parts, which the parser would follow by recursion until its stack
/// ends.
void check_depth(std::string_view text, const std::string& file) {
  constexpr std::size_t kMostDots = 1000;  // between characters that end a key or a number
  std::size_t dots = 0;
  std::size_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '.') ++dots;
    if (std::string_view("\n=,[]{}#").find(c) != std::string_view::npos) dots = 0;
    if (dots > kMostDots) throw ModelError(file, {{line, "", "a key or a text has too many dots"}});
  }
}

toml::table parse_toml(std::string_view text, const std::string& file) {
  check_depth(text, file);
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw ModelError(file, {{error.source().begin.line, "", std::string(error.description())}});
  }
}

}  // namespace

Model parse_model(std::string_view toml, const std::string& file) {
  const toml::table root = parse_toml(toml, file);
  Model model = ModelReader(root).read(file);
  internal::log(LogLevel::info, "{}: model {} ({})", file, model.id(), model.fingerprint());
  return model;
}

Model load_model(const std::string& path) {
  internal::ByteSource source(path);
  std::string text;
  while (!source.at_end()) source.append_to(text, std::size_t{64} << 10);
  return parse_model(text, source.name());
}

}  // namespace ssi
