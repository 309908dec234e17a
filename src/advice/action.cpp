// SPDX-License-Identifier: MIT
#include "ssi/advice/action.hpp"

#include <algorithm>
#include <utility>

#include "advice/action_check.hpp"
#include "ssi/error.hpp"

namespace ssi {

ActionList::ActionList(ActionListDefinition definition, const SignalCatalogue& catalogue) {
  std::vector<ModelProblem> problems;
  for (internal::Violation& violation : internal::check(definition, catalogue)) {
    problems.push_back({0, std::move(violation.at.key), std::move(violation.rule)});
  }
  if (!problems.empty()) {
    internal::limit_problems(problems);
    throw ActionError("", std::move(problems));
  }
  definition_ = std::make_shared<const ActionListDefinition>(std::move(definition));
}

std::optional<std::size_t> ActionList::find(std::string_view name) const noexcept {
  const auto found = std::ranges::find(definition_->actions, name, &Action::name);
  if (found == definition_->actions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - definition_->actions.begin());
}

}  // namespace ssi
