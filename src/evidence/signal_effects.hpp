// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_SIGNAL_EFFECTS_HPP
#define SSI_SRC_EVIDENCE_SIGNAL_EFFECTS_HPP

#include <vector>

#include "evidence/term_extremes.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// What more of a signal does to points.
struct Effect {
  Signal signal;
  bool raises = false;  // more of it gives more points somewhere
  bool lowers = false;  // more of it gives fewer points somewhere
};

/// Returns what each signal of a term does in it: nothing in a term that always gives 0, where
/// signals have these values. At most two.
std::vector<Effect> effects_in(const Term& term, const SignalCatalogue& signals, Answers answers);

/// Returns what each signal of a model's catalogue does in all its terms, at index_of() the signal.
/// Competencies without terms are left out.
std::vector<Effect> effects_in(const Model& model, Answers answers);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_SIGNAL_EFFECTS_HPP
