// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_MODEL_PAIR_HPP
#define SSI_EXPLAIN_MODEL_PAIR_HPP

#include <memory>

#include "ssi/export.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// The models that score the two sides of a change: often one and the same. Signals of two models
/// are matched by name.
///
/// The signals of a side are those of its own model's catalogue and, behind them, those that only
/// the other model has: before_reader() and after_reader() have them in their catalogues. Where
/// both sides have one model, that model is its own reader.
///
/// Immutable: any number of threads may share one. Copies share their content.
class SSI_EXPORT ModelPair {
 public:
  /// One model for both sides.
  explicit ModelPair(const Model& both);
  /// A model for each side. Throws std::length_error if the signals of the two are more than
  /// 65,536, and ModelError if they are more than a model may have.
  ModelPair(const Model& before, const Model& after);

  /// The model of the side before.
  const Model& before() const noexcept;
  /// The model of the side after.
  const Model& after() const noexcept;

  /// Whether both sides are scored alike, so that their totals may be compared in one cohort: the
  /// fingerprints are equal.
  bool are_alike() const noexcept { return before().fingerprint() == after().fingerprint(); }

  /// A model to read files of members before with, and not to score with: its catalogue has the
  /// signals of that side, and it uses all that either model uses.
  const Model& before_reader() const noexcept;
  /// The same for files of members after.
  const Model& after_reader() const noexcept;

  /// Returns the position on the side after of a signal of the model before.
  Signal after_of(Signal before) const noexcept;

  /// Returns what the model before sees of a member after: the signals that it uses, and no others.
  Member as_before(const Member& after) const;
  /// Returns what the model before sees of members after. Like a slice, it shares their values.
  MemberTable as_before(const MemberTable& after) const;

 private:
  struct Content;
  std::shared_ptr<const Content> content_;
};

}  // namespace ssi

#endif  // SSI_EXPLAIN_MODEL_PAIR_HPP
