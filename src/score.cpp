// SPDX-License-Identifier: MIT
#include "ssi/score.hpp"

#include <stdexcept>
#include <utility>

#include "batch.hpp"
#include "execution.hpp"
#include "formula.hpp"
#include "member_row.hpp"
#include "plan.hpp"

namespace ssi {
namespace {

struct Sum {
  std::int32_t points = 0;
  std::int32_t observed = 0;
};

Sum add_up(const internal::PlannedCompetency& planned, const Member& member) {
  if (planned.terms.empty()) {
    const internal::RawScore raw = internal::score_row(*planned.competency, member);
    return {raw.points.hundredths(), raw.observed.hundredths()};
  }
  Sum sum;
  for (const internal::PlannedTerm& planned_term : planned.terms) {
    const Input& input = planned_term.term.input;
    const auto a = member[input.operands[0]];
    const auto b = member[input.operands[1]];
    if (!a || !b) continue;
    sum.points += planned_term.points(*a, *b);
    sum.observed += planned_term.positive;
  }
  return sum;
}

/// Throws std::invalid_argument unless all wanted columns hold `rows` elements.
void check_columns(const ScoreColumns& columns, std::size_t competencies, std::size_t rows) {
  if (!columns.competencies.empty() && columns.competencies.size() != competencies) {
    throw std::invalid_argument("a column is needed for each competency, or none");
  }
  const auto check = [rows](auto column) {
    if (!column.empty() && column.size() < rows) {
      throw std::invalid_argument("a score column is shorter than the table of members");
    }
  };
  for (const auto& column : columns.competencies) check(column);
  check(columns.total);
  check(columns.coverage);
  check(columns.band);
  check(columns.badges);
}

}  // namespace

ScoreAggregator::ScoreAggregator(Model model)
    : plan_(std::make_shared<const internal::Plan>(std::move(model))) {}

const Model& ScoreAggregator::model() const noexcept { return plan_->model; }

MemberScore ScoreAggregator::operator()(const Member& member) const {
  MemberScore score;
  score.competencies.reserve(plan_->competencies.size());
  std::int32_t observed = 0;
  for (const internal::PlannedCompetency& planned : plan_->competencies) {
    const Sum sum = add_up(planned, member);
    const Points points = Points::from_hundredths(plan_->finish(planned, sum.points, sum.observed));
    score.competencies.push_back(points);
    score.total += points;
    observed += sum.observed;
  }
  score.coverage = Percent::from_hundredths(internal::coverage(observed, plan_->positive));
  score.band = plan_->band_of[static_cast<std::size_t>(score.total.hundredths())];
  for (const auto& rule : plan_->badge_rules) {
    if (score.competencies[rule.competency] >= rule.at_least) score.badges |= rule.bit;
  }
  return score;
}

void ScoreAggregator::operator()(const MemberTable& members, const ScoreColumns& columns,
                                 const Execution& execution) const {
  check_columns(columns, plan_->competencies.size(), members.rows());
  internal::for_each_slice(
      execution, members.rows(), internal::kStripRows, [&](std::size_t first, std::size_t rows) {
        internal::score_batch(*plan_, members.slice(first, rows), columns, first);
      });
}

}  // namespace ssi
