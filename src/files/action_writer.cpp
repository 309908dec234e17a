// SPDX-License-Identifier: MIT
#include "files/action_writer.hpp"

#include <cstdint>

#include "files/toml_text.hpp"

namespace ssi::internal {
namespace {

/// "0.3", "8", "1.25": no more decimals than it has.
std::string decimal(std::uint64_t hundredths) {
  std::string result = std::to_string(hundredths / 100);
  const std::uint64_t decimals = hundredths % 100;
  if (decimals == 0) return result;
  result += '.' + std::to_string(decimals / 10);
  if (decimals % 10 != 0) result += std::to_string(decimals % 10);
  return result;
}

void append_action(std::string& out, const Action& action) {
  out += "\n[[actions]]\nname = " + toml_text(action.name);
  out += "\ntitle = " + toml_text(action.title);
  out += "\neffort = " + std::to_string(action.effort);
  out += "\nat_most = " + std::to_string(action.at_most);
  out += "\nchanges = {";
  const char* separator = " ";
  for (const SignalChange& change : action.changes) {
    out += separator + change.signal + " = " + std::to_string(change.amount);
    separator = ", ";
  }
  out += " }\n";
  if (action.expects.empty()) return;
  out += "expects = {";
  separator = " ";
  for (const SignalExpectation& expectation : action.expects) {
    out += separator + expectation.signal + " = " + decimal(expectation.hundredths);
    separator = ", ";
  }
  out += " }\n";
}

}  // namespace

std::string write_actions(const ActionList& actions) {
  std::string out = "# What a member can do, what it takes, and what may come of it.";
  if (actions == ActionList::standard()) {
    out += " Efforts and expectations are this project's own estimates, for a quarter.";
  }
  out += "\nid = " + toml_text(actions.id());
  out += "\nunit = " + toml_text(actions.unit()) + '\n';
  for (const Action& action : actions.actions()) append_action(out, action);
  return out;
}

}  // namespace ssi::internal
