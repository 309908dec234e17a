// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_ACTION_HPP
#define SSI_ADVICE_ACTION_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// What doing an action once adds to a signal.
struct SignalChange {
  std::string signal;        ///< the name of the signal
  std::uint32_t amount = 1;  ///< >= 1

  friend bool operator==(const SignalChange&, const SignalChange&) = default;
};

/// What others are expected to add to a signal for each time that an action is done.
struct SignalExpectation {
  std::string signal;            ///< the name of the signal
  std::uint64_t hundredths = 0;  ///< 100 times the number; from 1 to 429,496,729,500

  friend bool operator==(const SignalExpectation&, const SignalExpectation&) = default;
};

/// Something that a member can do for its score.
struct Action {
  std::string name;                             ///< [a-z][a-z0-9_]*, unique in a list
  std::string title;                            ///< what people are shown; not empty
  std::uint32_t effort = 1;                     ///< of doing it once, in the list's unit; >= 1
  std::uint32_t at_most = 1;                    ///< how many times; 1 to 65,535
  std::vector<SignalChange> changes = {};       ///< at least one; each signal once
  std::vector<SignalExpectation> expects = {};  ///< each signal once; may be empty

  friend bool operator==(const Action&, const Action&) = default;
};

/// The content of a list of actions, before it is checked.
struct ActionListDefinition {
  std::string id;                    ///< [a-z0-9][a-z0-9._-]*
  std::string unit = "minutes";      ///< what effort is counted in, for people
  std::vector<Action> actions = {};  ///< 1 to 1000

  friend bool operator==(const ActionListDefinition&, const ActionListDefinition&) = default;
};

/// A checked, immutable list of what members can do, how much effort that takes and what it adds to
/// their signals. With n times an action, a signal rises by n times its changes and by what all
/// actions together expect of it, rounded down: see Planner.
///
/// Copies share their content. Thread-safe.
class SSI_EXPORT ActionList {
 public:
  /// Throws ActionError with the rules that the definition breaks; docs/plans.md lists them. The
  /// signals must be of this catalogue: that of the model, which may have signals of its own.
  explicit ActionList(ActionListDefinition definition,
                      const SignalCatalogue& catalogue = SignalCatalogue());

  /// The list `standard-actions-1`. Its efforts, in minutes, and what it expects are this project's
  /// own estimates.
  static ActionList standard();

  /// The name of the list, e.g. "standard-actions-1".
  const std::string& id() const noexcept { return definition_->id; }
  /// What effort is counted in, e.g. "minutes".
  const std::string& unit() const noexcept { return definition_->unit; }
  /// The actions, at least one, in the order in which plans list them.
  std::span<const Action> actions() const noexcept { return definition_->actions; }

  /// Returns the position in actions() of the one with that name, or nothing. O(actions).
  std::optional<std::size_t> find(std::string_view name) const noexcept;

  /// The definition that it was made from: change a copy, and make a list of that.
  const ActionListDefinition& definition() const noexcept { return *definition_; }

  /// Whether both have the same content.
  friend bool operator==(const ActionList& a, const ActionList& b) {
    return a.definition() == b.definition();
  }

 private:
  std::shared_ptr<const ActionListDefinition> definition_;
};

}  // namespace ssi

#endif  // SSI_ADVICE_ACTION_HPP
