// SPDX-License-Identifier: MIT
#include "report/page/words.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "report/page/shown.hpp"
#include "ssi/report/text.hpp"

namespace ssi::internal {

std::string spaced_name(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '_', ' ');
  return shown(result);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string listed(const std::vector<std::string>& texts) {
  std::string result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) result += i + 1 == texts.size() ? " and " : ", ";
    result += texts[i];
  }
  return result;
}

std::string term_words(const ExplanationLine& line) { return capitalised(shown(title_of(line))); }

std::string term_words(const Model& model, std::string_view competency, std::string_view term) {
  if (term == competency) return competency_words(model, competency);
  if (const auto position = model.position(competency)) {
    const auto terms = model.competencies()[*position]->terms();
    const auto found = std::ranges::find(terms, term, &Term::name);
    if (found != terms.end()) return capitalised(shown(title_of(*found)));
  }
  return capitalised(spaced_name(term));
}

std::string competency_words(const Model& model, std::string_view name) {
  const auto position = model.position(name);
  return position ? shown(model.competencies()[*position]->title())
                  : capitalised(spaced_name(name));
}

std::string noun_words(const SignalInfo& signal) {
  return shown(noun_of(signal.kind == SignalKind::flag ? 1 : 2, signal));
}

std::string noun_words(const std::vector<Signal>& signals, const Model& model) {
  std::vector<std::string> nouns;
  nouns.reserve(signals.size());
  for (const Signal signal : signals) nouns.push_back(noun_words(model.catalogue()[signal]));
  return listed(nouns);
}

std::string value_words(const SignalInfo& signal, const std::optional<std::uint32_t>& value) {
  if (!value) return noun_words(signal) + " not known";
  if (signal.kind == SignalKind::flag) return noun_words(signal) + (*value > 0 ? ": yes" : ": no");
  return shown(counted(*value, signal));
}

std::string date_text(Day day) {
  constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[(static_cast<unsigned>(date.month()) - 1) % 12],
                     static_cast<int>(date.year()));
}

std::string data_words(const Model& model, const std::optional<Day>& day, std::string_view whose,
                       std::string_view coverage) {
  const std::string when =
      day ? fmt::format("as they stood on {}, and what happened in the {} days up to then",
                        date_text(*day), model.window_days())
          : fmt::format("as they stand, and what happened in the last {} days",
                        model.window_days());
  return fmt::format(
      "{} {}. {} of the model's points are known: this share is the "
      "coverage.",
      whose, when, coverage);
}

std::string missing_words(const Model& model) {
  return model.missing() == MissingPolicy::zero
             ? "What is not known gives no points, so a total is mostly too low rather than too "
               "high."
             : "What is known is scaled up to all points, as if what is not known were alike.";
}

}  // namespace ssi::internal
