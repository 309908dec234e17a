// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_COMPETENCY_HPP
#define SSI_MODEL_COMPETENCY_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/explanation_line.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// One of the abilities a score is made of: a pure function from a member's signals to points. Most
/// callers want the ScoreAggregator, which adds up a model's competencies. Derive from
/// TermCompetency, or use one, to add up terms; derive from this class for a formula that no terms
/// express, and it takes part in single and batch scoring, coverage and explanation all the same.
///
/// Immutable once built, so any number of threads may share one.
class SSI_EXPORT Competency {
 public:
  virtual ~Competency();

  /// A stable identifier, [a-z][a-z0-9_]*, e.g. "professional_brand": a column's name in files.
  virtual std::string_view name() const noexcept = 0;

  /// The name that people are shown, e.g. "Establish a professional brand"; name() by default.
  virtual std::string_view title() const;

  /// The most it can be worth. The aggregator clamps the points to [0, maximum()].
  virtual Points maximum() const noexcept = 0;

  /// The points that a member could be given, penalties left out: coverage is the share of these
  /// that was observed. > 0 unless everything is a penalty.
  virtual Points positive_points() const noexcept = 0;

  /// The signals that it reads, without repeats.
  virtual std::vector<Signal> used_signals() const = 0;

  /// The terms whose sum the points are; empty (the default) for a formula of another kind. Where
  /// there are terms, they are the formula, and the aggregator may add them up without score().
  virtual std::span<const Term> terms() const noexcept;

  /// Anything else that the points depend on, as text: it enters the model's fingerprint. A
  /// formula with parameters or versions returns them here; empty by default.
  virtual std::string parameters() const;

  /// Gives each member its points before the clamp, which may be negative or beyond maximum(), and
  /// the part of positive_points() that was observed (all of it, if no signal was missing). One
  /// call serves a block of members. A missing signal must give no points. Requires: points and
  /// observed have members.rows() elements; their values on entry are unspecified. Called from
  /// several threads at once; must not throw.
  virtual void score(const MemberTable& members, std::span<Points> points,
                     std::span<Points> observed) const noexcept = 0;

  /// Returns the lines that make up the points of score(): their points must add up to it. By
  /// default one line per term, in order; without terms, one line with the competency's name, all
  /// its signals, and positive_points() as full.
  virtual std::vector<ExplanationLine> explain(const Member& member) const;

 protected:
  Competency() = default;
  Competency(const Competency&) = default;             ///< For derived classes to copy.
  Competency& operator=(const Competency&) = default;  ///< For derived classes to copy.
};

/// Returns whether anything of a competency was observed of a member: all signals of one of its
/// terms or, where it has no terms, some of its positive points. Where nothing was, 0 points are no
/// judgement of the member. A formula without terms and without positive points counts as observed.
SSI_EXPORT bool is_anything_observed(const Competency& competency, const Member& member);

/// A competency that is the sum of terms.
///
///     ssi::TermCompetency hosting("hosting", "Host events", 10.00_points,
///                                 {{"events", count(events), logarithmic(12), 10.00_points}});
class SSI_EXPORT TermCompetency : public Competency {
 public:
  /// As name(), title(), maximum() and terms() return them. The model that it becomes part of
  /// checks them all.
  TermCompetency(std::string name, std::string title, Points maximum, std::vector<Term> terms);

  std::string_view name() const noexcept final { return name_; }
  std::string_view title() const final { return title_; }
  Points maximum() const noexcept final { return maximum_; }
  Points positive_points() const noexcept final;
  std::vector<Signal> used_signals() const final;
  std::span<const Term> terms() const noexcept final { return terms_; }

  /// The sum of the terms, each by evaluate().
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept final;

 private:
  std::string name_;
  std::string title_;
  Points maximum_;
  std::vector<Term> terms_;
};

}  // namespace ssi

#endif  // SSI_MODEL_COMPETENCY_HPP
