// SPDX-License-Identifier: MIT
#include "files/action_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "advice/action_check.hpp"
#include "files/toml_reader.hpp"
#include "files/toml_value.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

/// Turns a parsed file into a definition, collecting problems, as the reader of models does.
class ActionReader : private TomlReader {
 public:
  explicit ActionReader(const TomlTable& root) : root_{root, {}} {}

  /// Throws ActionError.
  ActionList read(const std::string& file, const SignalCatalogue& catalogue) {
    allow(root_, {"id", "unit", "actions"});
    definition_.id = text(root_, "id").value_or("");
    if (auto unit = optional_text(root_, "unit")) definition_.unit = std::move(*unit);
    for_each(root_, "actions", kMostActions, [this](const TomlSection& s) { read_action(s); });
    report_violations(check(definition_, catalogue));
    std::vector<ModelProblem> problems = take_problems();
    if (!problems.empty()) throw ActionError(file, std::move(problems));
    return ActionList(std::move(definition_), catalogue);
  }

 private:
  void read_action(const TomlSection& s) {
    allow(s, {"name", "title", "effort", "at_most", "changes", "expects"});
    Action action;
    action.name = text(s, "name").value_or("");
    action.title = text(s, "title").value_or("");
    action.effort = whole_number(s, "effort", 1, kMostOfAction).value_or(1);
    action.at_most = whole_number(s, "at_most", 1, kMostTimes).value_or(1);
    for_each_signal(s, "changes", [&](const TomlSection& table, const std::string& signal) {
      const auto amount = whole_number(table, signal, 1, kMostOfAction);
      action.changes.push_back({signal, amount.value_or(1)});
    });
    for_each_signal(s, "expects", [&](const TomlSection& table, const std::string& signal) {
      const std::int64_t hundredths = expectation(table, signal).value_or(1);
      action.expects.push_back({signal, static_cast<std::uint64_t>(hundredths)});
    });
    if (!s.contains("changes")) report(s.at.field("changes"), "is missing");
    definition_.actions.push_back(std::move(action));
  }

  /// Calls `use` with each name in a table of signals, in the order of the file. Which names there
  /// are, the rules say.
  template <class Use>
  void for_each_signal(const TomlSection& s, std::string_view key, const Use& use) {
    const auto table = optional_table(s, key);
    if (!table) return;
    std::vector<const TomlTable::value_type*> entries;
    for (const auto& entry : table->table) entries.push_back(&entry);
    std::ranges::sort(entries,
                      [](const auto* a, const auto* b) { return a->second.is_before(b->second); });
    for (const auto* entry : entries) {
      note(table->at.field(entry->first), entry->second);
      use(*table, entry->first);
    }
  }

  /// Returns hundredths.
  std::optional<std::int64_t> expectation(const TomlSection& s, const std::string& key) {
    const auto value = optional_number(s, key);
    if (!value) return std::nullopt;
    if (!(*value > 0 && *value <= kMostOfAction)) {
      report(s.at.field(key), "must be above 0 and at most " + std::to_string(kMostOfAction));
      return std::nullopt;
    }
    return hundredths(s, key, *value);
  }

  TomlSection root_;
  ActionListDefinition definition_;
};

}  // namespace

ActionList read_actions(std::string_view toml, const std::string& file,
                        const SignalCatalogue& catalogue) {
  try {
    const TomlTable root = parse_toml(toml, "a list of actions");
    return ActionReader(root).read(file, catalogue);
  } catch (TomlProblem& refused) {
    throw ActionError(file, {std::move(refused.problem)});
  }
}

}  // namespace ssi::internal
