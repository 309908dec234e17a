// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_SIGNAL_USES_HPP
#define SSI_MODEL_SIGNAL_USES_HPP

#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Where a model reads a signal. The names live as long as the model.
struct SignalUse {
  std::string_view competency;  ///< the competency's name()
  std::string_view term;        ///< the term's name; empty: the competency is no sum of terms

  friend bool operator==(const SignalUse&, const SignalUse&) = default;
};

/// Returns where a model reads each signal of its catalogue, at index_of() of the signal, in the
/// model's order; nowhere: none. O(signals + terms).
SSI_EXPORT std::vector<std::vector<SignalUse>> signal_uses(const Model& model);

}  // namespace ssi

#endif  // SSI_MODEL_SIGNAL_USES_HPP
