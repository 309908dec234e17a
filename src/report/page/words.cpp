// SPDX-License-Identifier: MIT
#include "report/page/words.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

#include "report/page/shown.hpp"

namespace ssi::internal {
namespace {

const Term* find_term(const Competency& competency, std::string_view name) {
  const auto terms = competency.terms();
  const auto found = std::ranges::find(terms, name, &Term::name);
  return found == terms.end() ? nullptr : &*found;
}

}  // namespace

std::string spaced(std::string_view name) {
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

std::string title_of(const Term& term) { return capitalised(spaced(term.name)); }

std::string title_of(const ExplanationLine& line) {
  return line.term != nullptr ? title_of(*line.term) : capitalised(spaced(line.name));
}

std::string competency_title(const Model& model, std::string_view name) {
  const auto position = model.position(name);
  return position ? shown(model.competencies()[*position]->title()) : capitalised(spaced(name));
}

std::string term_title(const Model& model, std::string_view competency, std::string_view term) {
  const auto position = model.position(competency);
  if (position && term == competency) return competency_title(model, competency);
  const Term* const found = position ? find_term(*model.competencies()[*position], term) : nullptr;
  return found != nullptr ? title_of(*found) : capitalised(spaced(term));
}

std::string noun_of(const SignalInfo& signal) { return spaced(signal.name); }

std::string counted_signal(std::uint64_t count, const SignalInfo& signal) {
  return fmt::format("{} {}", count, noun_of(signal));
}

std::string observed_signal(const SignalInfo& signal, const std::optional<std::uint32_t>& value) {
  if (!value) return noun_of(signal) + ": not observed";
  if (signal.kind == SignalKind::flag) return noun_of(signal) + (*value > 0 ? ": yes" : ": no");
  return counted_signal(*value, signal);
}

std::string step_text(const NextStep& step, const SignalCatalogue& signals) {
  const SignalInfo& signal = signals[step.signal];
  const std::string noun = noun_of(signal);
  if (signal.kind == SignalKind::flag) return step.is_fewer ? "without " + noun : noun;
  return fmt::format("{} {} {}", step.change, step.is_fewer ? "fewer" : "more", noun);
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

}  // namespace ssi::internal
