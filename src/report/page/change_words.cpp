// SPDX-License-Identifier: MIT
#include <spdlog/fmt/fmt.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/page/words.hpp"

// A change's causes and lines in words.

namespace ssi::internal {
namespace {

const SignalInfo* find_signal_of(const ModelPair& models, std::string_view name) {
  const SignalCatalogue& signals = models.after_reader().catalogue();
  const auto found = signals.find(name);
  return found ? &signals[*found] : nullptr;
}

/// The words of a signal that is in no catalogue, which no change has.
const SignalInfo& unknown_signal() {
  static const SignalInfo kUnknown{.name = "other signals"};
  return kUnknown;
}

/// A signal of a line that moved.
struct Move {
  const SignalInfo* signal;
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> after;

  bool is_more() const { return before && after && *after > *before; }
  std::uint32_t difference() const { return is_more() ? *after - *before : *before - *after; }
};

std::vector<Move> moves_of(const ChangeLine& line, const ModelPair& models) {
  std::vector<Move> result;
  for (const MovedSignal& signal : line.values) {
    if (signal.before == signal.after) continue;
    const SignalInfo* const info = find_signal_of(models, signal.name);
    result.push_back({info != nullptr ? info : &unknown_signal(), signal.before, signal.after});
  }
  return result;
}

/// "6 replies and 10 messages", of those that became more, or fewer.
std::string amounts_of(const std::vector<Move>& moves, bool more, std::string_view word = {}) {
  std::vector<std::string> result;
  for (const Move& move : moves) {
    const bool is_flag = move.signal->kind == SignalKind::flag;
    if (is_flag || !move.before || !move.after || move.is_more() != more) continue;
    result.push_back(word.empty()
                         ? counted_signal(move.difference(), *move.signal)
                         : fmt::format("{} {} {}", move.difference(), word, noun_of(*move.signal)));
  }
  return listed(result);
}

/// What no amount says: flags, and what is known on one side only.
void add_states(std::vector<std::string>& parts, const std::vector<Move>& moves) {
  for (const Move& move : moves) {
    const std::string noun = noun_of(*move.signal);
    if (!move.before) {
      parts.push_back("now known: " + observed_signal(*move.signal, move.after));
    } else if (!move.after) {
      parts.push_back("no longer known: " + noun);
    } else if (move.signal->kind == SignalKind::flag) {
      parts.push_back(noun + (move.is_more() ? ": from no to yes" : ": from yes to no"));
    }
  }
}

void add(std::vector<std::string>& parts, const std::string& amounts, std::string_view rest) {
  if (!amounts.empty()) parts.push_back(amounts + std::string(rest));
}

std::string sentence_of_moves(const ChangeLine& line, const ModelPair& models) {
  const std::vector<Move> moves = moves_of(line, models);
  std::vector<std::string> parts;
  const std::string window = fmt::format(" the {}-day window", models.before().window_days());
  if (line.cause == Cause::profile) {
    add(parts, amounts_of(moves, true, "more"), "");
    add(parts, amounts_of(moves, false, "fewer"), "");
  } else {
    const bool is_aging = line.cause == Cause::aged_out;
    add(parts, amounts_of(moves, true), " came in");
    add(parts, amounts_of(moves, false, is_aging ? "" : "fewer"),
        (is_aging ? " left" : " in") + window);
  }
  add_states(parts, moves);
  return listed(parts);
}

std::string sentence_of_adjustment(const ChangeLine& line, const ModelPair& models) {
  const bool is_after = line.cause == Cause::model && models.after().position(line.competency);
  const Model& model = is_after ? models.after() : models.before();
  std::vector<std::string> parts;
  if (line.renormalisation != Points()) parts.emplace_back("scaled to what was observed");
  if (const auto position = model.position(line.competency); position && line.clamp != Points()) {
    parts.push_back("kept within 0.00 and " +
                    to_string(model.competencies()[*position]->maximum()));
  }
  return competency_title(model, line.competency) + ": " + listed(parts);
}

std::string sentence_of_model(const ChangeLine& line, const ModelPair& models) {
  const bool is_after = models.after().position(line.competency).has_value();
  const Model& model = is_after ? models.after() : models.before();
  return "the other model counts otherwise: " + term_title(model, line.competency, line.term);
}

}  // namespace

std::string_view title_of(Cause cause) {
  constexpr std::string_view kTitles[kCauses] = {"Observation", "Aged out", "Activity", "Profile",
                                                 "Model"};
  return kTitles[static_cast<std::size_t>(cause)];
}

std::string sentence_of(const ChangeLine& line, const ModelPair& models) {
  std::string result = line.is_adjustment()         ? sentence_of_adjustment(line, models)
                       : line.cause == Cause::model ? sentence_of_model(line, models)
                                                    : sentence_of_moves(line, models);
  if (result.empty()) result = term_title(models.before(), line.competency, line.term);
  return capitalised(std::move(result));
}

}  // namespace ssi::internal
