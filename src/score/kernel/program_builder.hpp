// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_PROGRAM_BUILDER_HPP
#define SSI_SRC_SCORE_KERNEL_PROGRAM_BUILDER_HPP

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "score/kernel/program.hpp"
#include "score/kernel/register_table.hpp"
#include "score/kernel/row_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/competency.hpp"

namespace ssi::internal {

/// Owns the data that a CompetencyProgram points to.
class ProgramBuilder {
 public:
  /// Returns null if the competency is not a sum of terms that kernels can add up: a formula of
  /// another kind, sums that do not fit 16 bits, or full marks beyond 65,535 on a count.
  /// `signals`: the model's used signals; operands are positions in it.
  static std::unique_ptr<const ProgramBuilder> build(const Competency& competency,
                                                     std::span<const Signal> signals);

  const CompetencyProgram& program() const noexcept { return program_; }

 private:
  explicit ProgramBuilder(std::span<const Term> terms, std::span<const Signal> signals);

  void add_step(const Term& term, std::uint32_t a, std::uint32_t b);

  /// The tables of a step term.
  struct StepTables {
    std::vector<std::int16_t> points;
    RegisterTable registers;
    RowTable rows;
  };

  CompetencyProgram program_{};
  std::vector<StepTerm> steps_;
  std::deque<StepTables> tables_;  // [step]; they do not move
  std::vector<RatioTerm> ratios_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_PROGRAM_BUILDER_HPP
