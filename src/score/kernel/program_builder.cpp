// SPDX-License-Identifier: MIT
#include "score/kernel/program_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "score/kernel/float_ratio.hpp"

namespace ssi::internal {
namespace {

constexpr double kHighestLevel = 65535;   // highest full marks: strips hold counts in 16 bits
constexpr std::int32_t kMostSum = 32767;  // sums have 16 bits

bool is_step(const Term& term) { return term.input.kind != InputKind::ratio; }

/// Whether kernels can add up the terms: see ProgramBuilder::build().
bool is_narrow(std::span<const Term> terms) {
  std::int64_t positive = 0;
  std::int64_t penalty = 0;
  for (const Term& term : terms) {
    (term.points > Points() ? positive : penalty) += std::abs(term.points.hundredths());
    if (is_step(term) && term.curve.full > kHighestLevel) return false;
    // Kernels know ratios of the linear curve only, as the definition does.
    if (!is_step(term) && term.curve.kind != CurveKind::linear) return false;
  }
  return !terms.empty() && positive <= kMostSum && penalty <= kMostSum;
}

}  // namespace

std::unique_ptr<const ProgramBuilder> ProgramBuilder::build(const Competency& competency,
                                                            std::span<const Signal> signals) {
  if (!is_narrow(competency.terms())) return nullptr;
  return std::unique_ptr<const ProgramBuilder>(new ProgramBuilder(competency.terms(), signals));
}

ProgramBuilder::ProgramBuilder(std::span<const Term> terms, std::span<const Signal> signals) {
  const auto position = [&](Signal signal) {
    return static_cast<std::uint32_t>(std::ranges::find(signals, signal) - signals.begin());
  };
  for (const Term& term : terms) {
    if (term.points == Points()) continue;  // moved down to none: adds nothing anywhere
    const std::uint32_t a = position(term.input.operands[0]);
    const bool has_b = term.input.kind != InputKind::count;
    const std::uint32_t b = has_b ? position(term.input.operands[1]) : kNoOperand;
    const std::int32_t points = term.points.hundredths();
    const auto positive = static_cast<std::uint16_t>(std::max(points, 0));
    if (is_step(term)) {
      add_step(term, a, b);
    } else {
      const std::int32_t magnitude = std::abs(points);
      ratios_.push_back({a, b, static_cast<double>(magnitude), term.input.prior, term.curve.full,
                         most_b_in_floats(magnitude, term.input.prior, term.curve.full),
                         points < 0 ? -1 : 1, positive});
    }
  }
  // Rows are added two terms at a time: those of a kind side by side.
  std::ranges::stable_sort(steps_, {}, [](const StepTerm& step) {
    return std::pair(step.is_penalty, step.rows->step_count > 0);
  });
  program_ = {steps_.data(), steps_.size(), ratios_.data(), ratios_.size()};
}

void ProgramBuilder::add_step(const Term& term, std::uint32_t a, std::uint32_t b) {
  const auto last = static_cast<std::uint16_t>(std::ceil(term.curve.full));
  std::vector<std::int16_t> points;
  for (std::uint32_t count = 0; count <= last; ++count) {
    points.push_back(static_cast<std::int16_t>(evaluate(term, count, 0).hundredths()));
  }
  const auto positive = static_cast<std::uint16_t>(std::max(term.points, Points()).hundredths());
  StepTables& tables = tables_.emplace_back();
  tables.registers = encode_registers(points);
  tables.rows = encode_rows(points, kRowLayout);
  tables.points = std::move(points);
  steps_.push_back({a, b, last, positive, term.points < Points(), tables.points.data(),
                    tables.registers.form, tables.registers.shift, tables.registers.entries.data(),
                    &tables.rows});
}

}  // namespace ssi::internal
