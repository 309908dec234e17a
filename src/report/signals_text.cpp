// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <vector>

#include "report/print.hpp"
#include "report/wrap.hpp"
#include "ssi/model/signal_uses.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::print;

constexpr std::size_t kWidth = 80;
constexpr std::size_t kNames = 26;  // the longest name of a standard signal
constexpr std::size_t kWords = 43;  // where words begin: behind the name, the kind and the scope

/// "in insights: posts, reach" for each competency that reads it.
std::string text_of(const std::vector<SignalUse>& uses) {
  if (uses.empty()) return "not read";
  std::string result;
  std::string_view competency;
  for (const SignalUse& use : uses) {
    if (use.competency == competency) {
      result += ", " + printable(use.term);
      continue;
    }
    if (!result.empty()) result += "; ";
    competency = use.competency;
    result += "in " + printable(competency);
    if (!use.term.empty()) result += ": " + printable(use.term);
  }
  return result;
}

void append_row(std::string& out, const SignalInfo& signal, const std::vector<SignalUse>& uses) {
  std::vector<std::string> lines = internal::wrapped(printable(signal.counts), kWidth - kWords);
  if (signal.counts.empty()) lines.clear();
  for (std::string& line : internal::wrapped(text_of(uses), kWidth - kWords)) {
    lines.push_back(std::move(line));
  }
  std::string name = printable(signal.name);
  if (name.size() > kNames) {
    for (const std::string& line : internal::wrapped(name, kWidth)) out += line + '\n';
    name.clear();
  }
  print(out, "{:<{}}  {:<5}  {:<6}  {}\n", name, kNames, to_string(signal.kind),
        to_string(signal.scope), lines.front());
  for (std::size_t i = 1; i < lines.size(); ++i) print(out, "{:{}}{}\n", "", kWords, lines[i]);
}

}  // namespace

std::string signals_to_text(const Model& model) {
  std::string out;
  const std::string title =
      fmt::format("model {} (fingerprint {}) reads {} of {} signals; its window is {} days",
                  printable(model.id()), printable(model.fingerprint()),
                  model.used_signals().size(), model.catalogue().size(), model.window_days());
  for (const std::string& line : internal::wrapped(title, kWidth)) out += line + '\n';
  print(out, "\n{:<{}}  kind   scope   counts; the terms that read it\n", "signal", kNames);
  const auto uses = signal_uses(model);
  for (std::size_t i = 0; i < uses.size(); ++i)
    append_row(out, model.catalogue().all()[i], uses[i]);
  return out;
}

}  // namespace ssi
