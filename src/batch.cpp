// SPDX-License-Identifier: MIT
#include "batch.hpp"

#include <algorithm>
#include <array>

#include "curve.hpp"
#include "formula.hpp"
#include "strip.hpp"

namespace ssi::internal {
namespace {

using Values = std::array<std::int32_t, kStripRows>;

/// Working storage of one strip, on the stack of the thread that scores it.
struct Work {
  Strip<kStripRows> a;
  Strip<kStripRows> b;
  Values sum;       // of the competency at hand
  Values observed;  // positive points observed, of the competency at hand
  Values total;
  Values total_observed;
  std::array<std::uint32_t, kStripRows> badges;
};

void add_looked_up(const PlannedTerm& term, const std::uint32_t* x, std::size_t rows,
                   Values& sum) noexcept {
  const std::int32_t* steps = term.steps.data();
  const auto last = static_cast<std::uint32_t>(term.steps.size() - 1);
  for (std::size_t i = 0; i < rows; ++i) sum[i] += steps[std::min(x[i], last)];
}

/// Ratios take the linear curve only: the definition itself, in a loop that compilers vectorise.
void add_ratios(const Term& term, const std::uint32_t* a, const std::uint32_t* b, std::size_t rows,
                Values& sum) noexcept {
  const double magnitude = std::abs(term.points.hundredths());
  const std::int32_t sign = term.points < Points() ? -1 : 1;
  for (std::size_t i = 0; i < rows; ++i) {
    sum[i] += sign * linear_hundredths(magnitude, a[i], b[i] + term.input.prior, term.curve.full);
  }
}

void add_evaluated(const Term& term, const std::uint32_t* a, const std::uint32_t* b,
                   std::size_t rows, Values& sum) noexcept {
  for (std::size_t i = 0; i < rows; ++i) sum[i] += evaluate(term, a[i], b[i]).hundredths();
}

/// Adds the term's positive points where all its operands were observed. Returns whether any were.
bool add_observed(const PlannedTerm& term, Work& work, std::size_t rows) noexcept {
  const bool has_b = term.term.input.kind != InputKind::count;
  const Observed a = work.a.observed;
  const Observed b = has_b ? work.b.observed : Observed::all;
  if (a == Observed::none || b == Observed::none) return false;
  if (a == Observed::all && b == Observed::all) {
    for (std::size_t i = 0; i < rows; ++i) work.observed[i] += term.positive;
    return true;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint32_t both = (a == Observed::some ? work.a.masks[i] : ~0U) &
                               (b == Observed::some ? work.b.masks[i] : ~0U);
    work.observed[i] += static_cast<std::int32_t>(both) & term.positive;
    // A difference without its b would be a: without either, no input gives points.
    work.a.values[i] &= both;
  }
  return true;
}

void add_term(const PlannedTerm& planned, const MemberTable& members, Work& work) noexcept {
  const Term& term = planned.term;
  const std::size_t rows = members.rows();
  work.a.load(members.column(term.input.operands[0]), members.first_row(), rows);
  if (term.input.kind != InputKind::count) {
    work.b.load(members.column(term.input.operands[1]), members.first_row(), rows);
  }
  if (!add_observed(planned, work, rows)) return;
  const std::uint32_t* a = work.a.values;
  const std::uint32_t* b = work.b.values;
  if (term.input.kind == InputKind::ratio) {
    add_ratios(term, a, b, rows, work.sum);
  } else if (!planned.is_tabulated()) {
    add_evaluated(term, a, b, rows, work.sum);
  } else {
    if (term.input.kind == InputKind::difference) {
      for (std::size_t i = 0; i < rows; ++i) work.a.values[i] = a[i] > b[i] ? a[i] - b[i] : 0;
    }
    add_looked_up(planned, a, rows, work.sum);
  }
}

/// Fills in work.sum and work.observed for one competency.
void add_up(const PlannedCompetency& planned, const MemberTable& members, Work& work) noexcept {
  const std::size_t rows = members.rows();
  if (planned.terms.empty()) {
    std::array<Points, kStripRows> points;
    std::array<Points, kStripRows> observed;
    planned.competency->score(members, std::span(points).first(rows),
                              std::span(observed).first(rows));
    for (std::size_t i = 0; i < rows; ++i) {
      work.sum[i] = points[i].hundredths();
      work.observed[i] = observed[i].hundredths();
    }
    return;
  }
  work.sum.fill(0);
  work.observed.fill(0);
  for (const PlannedTerm& term : planned.terms) add_term(term, members, work);
}

/// Turns the sums of a competency into its points, and adds those to the totals.
void finish(const Plan& plan, std::size_t position, std::size_t rows, Work& work) noexcept {
  const PlannedCompetency& planned = plan.competencies[position];
  for (std::size_t i = 0; i < rows; ++i) {
    work.sum[i] = plan.finish(planned, work.sum[i], work.observed[i]);
    work.total[i] += work.sum[i];
    work.total_observed[i] += work.observed[i];
  }
  for (const auto& rule : plan.badge_rules) {
    if (rule.competency != position) continue;
    for (std::size_t i = 0; i < rows; ++i) {
      work.badges[i] |= work.sum[i] >= rule.at_least.hundredths() ? rule.bit : 0U;
    }
  }
}

template <class T>
void store(const Values& values, std::size_t rows, std::span<T> column, std::size_t first) {
  if (column.empty()) return;
  for (std::size_t i = 0; i < rows; ++i) column[first + i] = static_cast<T>(values[i]);
}

void score_strip(const Plan& plan, const MemberTable& members, const ScoreColumns& columns,
                 std::size_t first, Work& work) {
  const std::size_t rows = members.rows();
  work.total.fill(0);
  work.total_observed.fill(0);
  work.badges.fill(0);
  for (std::size_t c = 0; c < plan.competencies.size(); ++c) {
    add_up(plan.competencies[c], members, work);
    finish(plan, c, rows, work);
    if (!columns.competencies.empty()) store(work.sum, rows, columns.competencies[c], first);
  }
  store(work.total, rows, columns.total, first);
  if (!columns.coverage.empty()) {
    for (std::size_t i = 0; i < rows; ++i) {
      columns.coverage[first + i] =
          static_cast<std::uint16_t>(coverage(work.total_observed[i], plan.positive));
    }
  }
  if (!columns.band.empty()) {
    for (std::size_t i = 0; i < rows; ++i) {
      columns.band[first + i] = plan.band_of[static_cast<std::size_t>(work.total[i])];
    }
  }
  if (!columns.badges.empty()) {
    std::copy_n(work.badges.begin(), rows,
                columns.badges.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

}  // namespace

void score_batch(const Plan& plan, const MemberTable& members, const ScoreColumns& columns,
                 std::size_t first) {
  Work work;
  for (std::size_t row = 0; row < members.rows(); row += kStripRows) {
    const std::size_t rows = std::min(kStripRows, members.rows() - row);
    score_strip(plan, members.slice(row, rows), columns, first + row, work);
  }
}

}  // namespace ssi::internal
