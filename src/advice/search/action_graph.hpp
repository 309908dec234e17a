// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_ACTION_GRAPH_HPP
#define SSI_SRC_ADVICE_SEARCH_ACTION_GRAPH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "advice/search/term_points.hpp"
#include "ssi/advice/action.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// What an action adds, each time, to a signal that the model uses.
struct Move {
  Signal signal;
  std::uint64_t change = 0;   // whole
  std::uint64_t expects = 0;  // hundredths
};

/// A term that some action touches: one of its signals moves.
struct TouchedTerm {
  std::uint32_t competency;            // position in the model
  std::array<Signal, 2> operands;      // equal for a count
  TermPoints points;                   // as a function of their values
  std::vector<std::uint32_t> actions;  // that touch it, ascending
};

/// Actions that are entangled: each touches a term that another of them touches, so that their
/// numbers of times are to be chosen together.
struct Knot {
  std::vector<std::uint32_t> actions;   // ascending
  std::vector<std::uint32_t> terms;     // that they touch
  std::vector<std::uint32_t> formulas;  // competencies without terms that they touch
};

/// The most combinations of a knot's actions that are searched.
inline constexpr std::uint64_t kMostCombinations = std::uint64_t{1} << 26;

/// What plans need of a model and a list of actions, whoever the member is: which action moves
/// which signals and touches which terms, and which actions are entangled.
struct ActionGraph {
  /// `is_left_out` has a flag for each action. Throws ActionError if a signal is not of the model's
  /// catalogue, or if actions are too entangled to be searched.
  ActionGraph(const Model& model, const ActionList& actions, const std::vector<bool>& is_left_out);

  /// [action]: empty if it moves nothing that the model uses, or is left out.
  std::vector<std::vector<Move>> moves;
  std::vector<TouchedTerm> terms;
  std::vector<Knot> knots;
};

/// Returns the number of combinations of so many times of each action, 0 times included; 2^64 - 1
/// if there are more.
std::uint64_t combinations(const ActionList& actions, std::span<const std::uint32_t> of);

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_ACTION_GRAPH_HPP
