// SPDX-License-Identifier: MIT
#include <spdlog/fmt/fmt.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/page/numbers.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "ssi/report/text.hpp"

// A change's causes and lines in words.

namespace ssi::internal {
namespace {

/// A signal of a line that moved.
struct Move {
  const SignalInfo* signal;
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> after;

  bool is_amount() const { return before && after && signal->kind == SignalKind::count; }
  bool is_more() const { return *after > *before; }
  std::uint32_t difference() const { return is_more() ? *after - *before : *before - *after; }
};

std::vector<Move> moves_of(const ChangeLine& line, const ModelPair& models) {
  const SignalCatalogue& signals = models.after_reader().catalogue();
  std::vector<Move> result;
  for (const MovedSignal& moved : line.values) {
    const auto signal = signals.find(moved.name);
    if (moved.before != moved.after && signal) {
      result.push_back({&signals[*signal], moved.before, moved.after});
    }
  }
  return result;
}

/// "6 replies came in"; but "2 more decision-makers contacted".
std::string came_in(const Move& move) {
  const std::string noun = shown(noun_of(move.difference(), *move.signal));
  const bool is_done = noun.ends_with("ed") || noun.ends_with("given");
  return fmt::format("{} {}{}{}", move.difference(), is_done ? "more " : "", noun,
                     is_done ? "" : " came in");
}

std::string amount_words(const Move& move, Cause cause, std::uint32_t window_days) {
  const std::string noun = shown(noun_of(move.difference(), *move.signal));
  if (cause == Cause::profile) {
    return fmt::format("{} {} {}", move.difference(), move.is_more() ? "more" : "fewer", noun);
  }
  if (move.is_more()) return came_in(move);
  if (cause == Cause::aged_out) {
    return fmt::format("{} {} left the {}-day window", move.difference(), noun, window_days);
  }
  return fmt::format("{} fewer {} in the {}-day window", move.difference(), noun, window_days);
}

/// What no amount says: flags, and what is known on one side only.
std::string state_words(const Move& move) {
  if (!move.before) return "now known: " + value_words(*move.signal, move.after);
  if (!move.after) return "no longer known: " + noun_words(*move.signal);
  const std::string noun = noun_words(*move.signal);
  if (move.signal->one.empty()) return noun + (move.is_more() ? ": now yes" : ": now no");
  return noun + (move.is_more() ? " added" : " gone");
}

std::string moves_words(const ChangeLine& line, const ModelPair& models) {
  std::vector<std::string> parts;
  for (const Move& move : moves_of(line, models)) {
    parts.push_back(move.is_amount() ? amount_words(move, line.cause, models.before().window_days())
                                     : state_words(move));
  }
  return listed(parts);
}

std::string adjustment_words(const ChangeLine& line, const ModelPair& models) {
  const bool is_after = line.cause == Cause::model && models.after().position(line.competency);
  const Model& model = is_after ? models.after() : models.before();
  std::vector<std::string> parts;
  if (line.renormalisation != Points()) parts.emplace_back("scaled to what is known");
  const auto position = model.position(line.competency);
  if (position && line.clamp != Points()) {
    parts.push_back("kept within 0 and " +
                    maximum_text(model.competencies()[*position]->maximum()));
  }
  return competency_words(model, line.competency) + ": " + listed(parts);
}

std::string model_words(const ChangeLine& line, const ModelPair& models) {
  const auto has_term = [&line](const Model& model) {
    const auto position = model.position(line.competency);
    if (!position) return false;
    for (const Term& term : model.competencies()[*position]->terms()) {
      if (term.name == line.term) return true;
    }
    return line.term == line.competency;
  };
  const bool is_after = has_term(models.after());
  return term_words(is_after ? models.after() : models.before(), line.competency, line.term) +
         (is_after ? " by the other model" : " is not in the other model");
}

}  // namespace

std::string_view cause_title(Cause cause) {
  constexpr std::string_view kTitles[kCauses] = {"What is known", "What got too old",
                                                 "What you did, and others for you",
                                                 "Your profile and network", "Another model"};
  return kTitles[static_cast<std::size_t>(cause)];
}

std::string_view cause_words(Cause cause) {
  constexpr std::string_view kWords[kCauses] = {"what is known", "what got too old", "what you did",
                                                "your profile and network", "another model"};
  return kWords[static_cast<std::size_t>(cause)];
}

std::string_view cause_words_of_team(Cause cause) {
  constexpr std::string_view kWords[kCauses] = {
      "what is known", "what got too old", "what was done", "profile and network", "another model"};
  return kWords[static_cast<std::size_t>(cause)];
}

std::string cause_why(Cause cause, const ModelPair& models) {
  switch (cause) {
    case Cause::observation:
      return "known on one side only";
    case Cause::aged_out:
      return fmt::format("left the window of {} days", models.before().window_days());
    case Cause::activity:
      return "what came into the window";
    case Cause::profile:
      return "as they stand";
    case Cause::model:
      break;
  }
  return fmt::format("{} instead of {}", shown(models.after().id()), shown(models.before().id()));
}

std::string sentence_of(const ChangeLine& line, const ModelPair& models) {
  std::string result = line.is_adjustment()         ? adjustment_words(line, models)
                       : line.cause == Cause::model ? model_words(line, models)
                                                    : moves_words(line, models);
  if (result.empty()) result = term_words(models.before(), line.competency, line.term);
  return capitalised(std::move(result));
}

}  // namespace ssi::internal
