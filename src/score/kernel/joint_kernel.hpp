// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_JOINT_KERNEL_HPP
#define SSI_SRC_SCORE_KERNEL_JOINT_KERNEL_HPP

#include "score/kernel/strip_kernel.hpp"

// The step terms on CPUs that cannot look up 16-bit values in registers. The number of loads limits
// them, so several terms share one load: their clamped counts make an index, by vector arithmetic,
// into a table of summed points that the first-level cache holds.
namespace ssi::internal {
namespace {

using Index = std::uint16_t[kStripRows];

inline void index_joint(const CompetencyProgram& program, const JointTable& joint, Strip& strip,
                        Index& index) noexcept {
  std::uint16_t buffer[kStripRows];
  bool is_empty = true;
  for (std::size_t t = 0; t < joint.count; ++t) {
    const JointTerm& joint_term = program.joint_terms[joint.first + t];
    const StepTerm& term = program.steps[joint_term.step];
    const Mask& mask = strip.observe(term.a, term.b, term.positive);
    if (mask.kind == Mask::Kind::none) continue;
    const Unaligned<std::uint16_t>* x = load_steps(term, mask, strip, buffer);
    const std::uint16_t last = term.last;
    const std::uint16_t radix = joint_term.radix;
    const auto digit = [&](std::size_t i) {
      return static_cast<std::uint16_t>((x[i] < last ? std::uint16_t{x[i]} : last) * radix);
    };
    if (is_empty) {
      for (std::size_t i = 0; i < kStripRows; ++i) index[i] = digit(i);
    } else {
      for (std::size_t i = 0; i < kStripRows; ++i) {
        index[i] = static_cast<std::uint16_t>(index[i] + digit(i));
      }
    }
    is_empty = false;
  }
  if (!is_empty) return;
  for (std::uint16_t& i : index) i = 0;
}

/// Adds up to four tables at a time, so that sums are loaded and stored once for them.
template <std::size_t kTables>
inline void add_joints(const CompetencyProgram& program, std::size_t first, Strip& strip,
                       std::int16_t* sums) noexcept {
  Index index[kTables];
  const std::int16_t* table[kTables];
  for (std::size_t t = 0; t < kTables; ++t) {
    index_joint(program, program.joints[first + t], strip, index[t]);
    table[t] = program.joints[first + t].sums;
  }
  for (std::size_t i = 0; i < kStripRows; ++i) {
    std::int32_t sum = sums[i];
    for (std::size_t t = 0; t < kTables; ++t) sum += table[t][index[t][i]];
    sums[i] = static_cast<std::int16_t>(sum);
  }
}

inline void add_joint_steps(const CompetencyProgram& program, Strip& strip,
                            std::int16_t* sums) noexcept {
  std::size_t first = 0;
  for (; first + 4 <= program.joint_count; first += 4) add_joints<4>(program, first, strip, sums);
  for (; first < program.joint_count; ++first) add_joints<1>(program, first, strip, sums);
}

inline void add_up_jointly(const CompetencyProgram& program, const ColumnView* columns,
                           std::size_t first, std::size_t rows, std::int16_t* sums,
                           std::uint16_t* observed) {
  Strip strip(columns, first, rows, observed);
  add_up_strip(program, strip, sums, add_joint_steps);
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_JOINT_KERNEL_HPP
