// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_WHAT_IF_HPP
#define SSI_EXPLAIN_WHAT_IF_HPP

#include <cstdint>
#include <span>

#include "ssi/explain/change.hpp"
#include "ssi/export.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// One signal of a member that is imagined otherwise.
struct SignalEdit {
  /// How it is.
  enum class Kind : std::uint8_t {
    set,  ///< it has this value, whether it was observed or not
    add,  ///< it has so much more than the observed value, at most its kind's largest
  };

  Kind kind = Kind::set;    ///< how
  Signal signal{};          ///< the signal
  std::uint32_t value = 0;  ///< of a flag that is set, 0 or 1

  friend bool operator==(const SignalEdit&, const SignalEdit&) = default;
};

/// Returns the member with these signals. Throws std::invalid_argument for a signal that the
/// catalogue does not have or that comes twice, for a flag that is set to more than 1, and where
/// something is to be added to a missing signal, which has no value.
SSI_EXPORT Member edited(const SignalCatalogue& catalogue, const Member& member,
                         std::span<const SignalEdit> edits);

/// Returns how a member's score would change with these signals: change() from the member to
/// edited(). Throws as edited().
///
///     const ssi::SignalEdit more_posts{ssi::SignalEdit::Kind::add, ssi::Signal::posts, 3};
///     std::cout << ssi::what_if(model, ada, {{more_posts}}).after;
SSI_EXPORT Change what_if(const Model& model, const Member& member,
                          std::span<const SignalEdit> edits);

}  // namespace ssi

#endif  // SSI_EXPLAIN_WHAT_IF_HPP
