// SPDX-License-Identifier: MIT
#include "files/model_writer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"
#include "files/toml_text.hpp"

namespace ssi::internal {
namespace {

constexpr std::string_view kIntroduction =
    R"(# A model of an open Social Selling Index: what every point is given for. Points, maxima and curves
# are this model's own choice, not LinkedIn's, which are not published.
#
# A competency is the sum of its terms, kept within 0 and its maximum; the total is the sum of the
# competencies. A term takes an input
#     count = "a"                           the signal a
#     ratio = ["a", "b"], prior = p         a / (b + p)
#     difference = ["a", "b"]               a - b, at least 0
# and gives its points in full from full marks, `full`, on, in proportion below it (curve = "linear")
# or with diminishing returns (curve = "log": log1p(x) / log1p(full); not for a ratio). Negative
# points make it a penalty. Points have at most two decimals.

)";

/// The shortest text that reads back as the same double, and that is no integer beyond TOML's.
std::string number(double value) {
  constexpr std::size_t kSafeDigits = 15;
  std::string text = internal::shortest(value);
  const bool is_integer = text.find_first_not_of("0123456789") == std::string::npos;
  return is_integer && text.size() > kSafeDigits ? text + ".0" : text;
}

std::string input_of(const Term& term, const SignalCatalogue& signals) {
  const Input& input = term.input;
  const std::string key = std::string(to_string(input.kind)) + " = ";
  const std::string a = toml_text(signals[input.operands[0]].name);
  if (input.kind == InputKind::count) return key + a;
  const std::string pair = key + '[' + a + ", " + toml_text(signals[input.operands[1]].name) + ']';
  return input.kind == InputKind::ratio ? pair + ", prior = " + number(input.prior) : pair;
}

/// What a term says to people, behind its columns.
std::string words_of(const Term& term) {
  std::string words;
  if (!term.title.empty()) words += "title = " + toml_text(term.title);
  if (!term.title.empty() && !term.reason.empty()) words += ", ";
  if (!term.reason.empty()) words += "reason = " + toml_text(term.reason);
  return words;
}

/// A term's columns, which line up under each other.
using Cells = std::array<std::string, 5>;

Cells cells_of(const Term& term, const SignalCatalogue& signals) {
  return {"name = " + toml_text(term.name) + ",", input_of(term, signals) + ",",
          "curve = " + toml_text(to_string(term.curve.kind)) + ",",
          "full = " + number(term.curve.full) + ",",
          "points = " + to_string(term.points) + (words_of(term).empty() ? "" : ",")};
}

void append_terms(std::string& out, std::span<const Term> terms, const SignalCatalogue& signals) {
  std::vector<Cells> rows;
  std::array<std::size_t, 5> widths{};
  for (const Term& term : terms) {
    rows.push_back(cells_of(term, signals));
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], rows.back()[i].size());
    }
  }
  out += "terms = [\n";
  for (std::size_t row = 0; row < rows.size(); ++row) {
    out += "  {";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      out += ' ' + rows[row][i] + std::string(widths[i] - rows[row][i].size(), ' ');
    }
    const std::string words = words_of(terms[row]);
    out += (words.empty() ? "" : ' ' + words) + " },\n";
  }
  out += "]\n";
}

/// Says only what was said: what is left out has its default.
void append_rule(std::string& out, const SignalInfo& signal) {
  if (signal.aggregate) out += "aggregate = " + toml_text(to_string(*signal.aggregate)) + "\n";
  if (!signal.from.empty()) {
    std::string names;
    for (const std::string& name : signal.from)
      names += (names.empty() ? "" : ", ") + toml_text(name);
    out += "from = [" + names + "]\n";
  }
  if (signal.observed != ObservedFrom::log) {
    out += "observed = " + toml_text(to_string(signal.observed)) + "\n";
  }
}

void append_signals(std::string& out, const SignalCatalogue& signals) {
  if (signals.own().empty()) return;
  out += "\n# Signals of this model's own, besides the standard ones.\n";
  for (const SignalInfo& signal : signals.own()) {
    out += "[[signal]]\nname = " + toml_text(signal.name);
    out += std::string("\nkind = ") + (signal.kind == SignalKind::flag ? "\"flag\"" : "\"count\"");
    out += std::string("\nscope = ") +
           (signal.scope == SignalScope::state ? "\"state\"" : "\"window\"");
    out += "\ncounts = " + toml_text(signal.counts) + "\n";
    if (!signal.one.empty()) out += "one = " + toml_text(signal.one) + "\n";
    if (!signal.many.empty()) out += "many = " + toml_text(signal.many) + "\n";
    append_rule(out, signal);
    if (signal.given_by != GivenBy::member) {
      out += "given_by = " + toml_text(to_string(signal.given_by)) + "\n";
    }
  }
}

void append_competency(std::string& out, const Competency& competency,
                       const SignalCatalogue& signals) {
  if (competency.terms().empty()) {
    throw std::invalid_argument("competency '" + std::string(competency.name()) +
                                "' is code: a model file cannot hold it");
  }
  out += "\n[[competency]]\nname = " + toml_text(competency.name());
  out += "\ntitle = " + toml_text(competency.title());
  out += "\nmaximum = " + to_string(competency.maximum()) + "\n";
  append_terms(out, competency.terms(), signals);
}

void append_bands(std::string& out, std::span<const Band> bands) {
  if (bands.empty()) return;
  out += "\n# A member is in the first band whose limits its total keeps; the last has none.\n";
  for (const Band& band : bands) {
    out += "[[band]]\nname = " + toml_text(band.name) + "\n";
    if (band.above) out += "above = " + to_string(*band.above) + "\n";
    if (band.below) out += "below = " + to_string(*band.below) + "\n";
  }
}

void append_badges(std::string& out, std::span<const Badge> badges) {
  if (badges.empty()) return;
  out += "\n# Distinctions for members with at least so many points in a competency.\n";
  for (const Badge& badge : badges) {
    out += "[[badge]]\nname = " + toml_text(badge.name);
    out += "\ncompetency = " + toml_text(badge.competency);
    out += "\nat_least = " + to_string(badge.at_least) + "\n";
  }
}

}  // namespace

std::string write_model(const Model& model) {
  std::string out(kIntroduction);
  out += "id = " + toml_text(model.id()) + "\n";
  out += "window_days = " + std::to_string(model.window_days()) +
         "  # what window signals count over\n";
  out += "missing = " + toml_text(to_string(model.missing())) +
         "  # or \"renormalise\": scale the observed points up to all\n";
  append_signals(out, model.catalogue());
  for (const auto& competency : model.competencies()) {
    append_competency(out, *competency, model.catalogue());
  }
  append_bands(out, model.bands());
  append_badges(out, model.badges());
  return out;
}

}  // namespace ssi::internal
