// SPDX-License-Identifier: MIT
#include "ssi/score/score_aggregator.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/column_length.hpp"
#include "base/execution.hpp"
#include "member/member_signals.hpp"
#include "model/curve.hpp"
#include "model/formula.hpp"
#include "model/member_row.hpp"
#include "score/batch.hpp"
#include "score/prepared_model.hpp"

namespace ssi {
namespace {

struct Sum {
  std::int32_t points = 0;
  std::int32_t observed = 0;
};

/// Adds up a competency's terms as kernels do, from the same tables.
Sum add_up(const internal::CompetencyProgram& program, const internal::MemberSignals& x) {
  Sum sum;
  for (const internal::StepTerm& term : std::span(program.steps, program.step_count)) {
    std::uint32_t count = x[term.a];
    std::uint32_t mask = x.mask(term.a);
    if (term.b != internal::kNoOperand) {
      mask &= x.mask(term.b);
      count = count > x[term.b] ? (count - x[term.b]) & mask : 0;
    }
    sum.points += term.points[std::min<std::uint32_t>(count, term.last)];
    sum.observed += static_cast<std::int32_t>(term.positive & mask);
  }
  for (const internal::RatioTerm& term : std::span(program.ratios, program.ratio_count)) {
    const std::uint32_t mask = x.mask(term.a) & x.mask(term.b);
    sum.points += term.sign * internal::linear_hundredths<double>(
                                  term.points, x[term.a] & mask, x[term.b] + term.prior, term.full);
    sum.observed += static_cast<std::int32_t>(term.positive & mask);
  }
  return sum;
}

Sum add_up(const internal::PreparedCompetency& prepared, const Member& member,
           const internal::MemberSignals& x) {
  if (prepared.program != nullptr) return add_up(prepared.program->program(), x);
  const internal::RawScore raw = internal::score_row(*prepared.competency, member);
  return {raw.points.hundredths(), raw.observed.hundredths()};
}

/// The points of penalties that were not observed.
std::int32_t losses(const internal::PreparedCompetency& prepared,
                    const internal::MemberSignals& x) {
  std::int32_t result = 0;
  for (const internal::Penalty& penalty : prepared.penalties) {
    if ((x.mask(penalty.a) & x.mask(penalty.b)) == 0) result += penalty.points;
  }
  return result;
}

/// Throws std::invalid_argument unless all wanted columns hold `rows` elements.
void check_columns(const ScoreColumns& columns, std::size_t competencies, std::size_t rows) {
  if (!columns.competencies.empty() && columns.competencies.size() != competencies) {
    throw std::invalid_argument("a column is needed for each competency, or none");
  }
  const auto& [each, total, coverage, band, badges, low, high] = columns;
  internal::check_lengths("score", rows, total, coverage, band, badges, low, high);
  for (const auto& column : each) internal::check_lengths("score", rows, column);
}

}  // namespace

ScoreAggregator::ScoreAggregator(Model model)
    : prepared_(std::make_shared<const internal::PreparedModel>(std::move(model))) {}

const Model& ScoreAggregator::model() const noexcept { return prepared_->model; }

MemberScore ScoreAggregator::operator()(const Member& member) const {
  MemberScore score;
  score.competencies.reserve(prepared_->competencies.size());
  std::int32_t observed = 0;
  const internal::MemberSignals signals(member, prepared_->model.used_signals());
  for (const internal::PreparedCompetency& prepared : prepared_->competencies) {
    const Sum sum = add_up(prepared, member, signals);
    const Points points = Points::from_hundredths(prepared.finish(sum.points, sum.observed));
    score.competencies.push_back(points);
    score.total += points;
    observed += sum.observed;
  }
  score.coverage = Percent::from_hundredths(internal::coverage(observed, prepared_->positive));
  const std::uint8_t band = prepared_->band_of[static_cast<std::size_t>(score.total.hundredths())];
  if (band != kNoBand) score.band = band;
  score.badges = prepared_->model.badges_of(score.competencies);
  score.schema = prepared_->model.schema();
  return score;
}

ScoreBounds ScoreAggregator::bounds(const Member& member) const {
  ScoreBounds result;
  result.competencies.reserve(prepared_->competencies.size());
  const internal::MemberSignals signals(member, prepared_->model.used_signals());
  for (const internal::PreparedCompetency& prepared : prepared_->competencies) {
    const Sum sum = add_up(prepared, member, signals);
    const auto found = prepared.bounds(sum.points, sum.observed, losses(prepared, signals));
    const PointBounds& points = result.competencies.emplace_back(
        PointBounds{Points::from_hundredths(found.low), Points::from_hundredths(found.high)});
    result.total.low += points.low;
    result.total.high += points.high;
  }
  return result;
}

ScoreTable ScoreAggregator::operator()(const MemberTable& members,
                                       const Execution& execution) const {
  ScoreTable scores(model(), members.rows());
  (*this)(members, scores.columns(), execution);
  return scores;
}

void ScoreAggregator::operator()(const MemberTable& members, const ScoreColumns& columns,
                                 const Execution& execution) const {
  check_columns(columns, prepared_->competencies.size(), members.rows());
  const internal::Kernel& kernel = internal::kernel(execution.instruction_set);
  internal::for_each_slice(
      execution, members.rows(), internal::kStripRows, [&](std::size_t first, std::size_t rows) {
        internal::score_batch(*prepared_, kernel, members.slice(first, rows), columns, first);
      });
}

}  // namespace ssi
