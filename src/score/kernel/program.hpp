// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_PROGRAM_HPP
#define SSI_SRC_SCORE_KERNEL_PROGRAM_HPP

#include <cstddef>
#include <cstdint>

#include "ssi/member/column.hpp"

/// A competency as kernels need it: plain data with pointers, because a file that is built for a
/// newer CPU must not instantiate anything that the rest of the library shares (the linker might
/// keep that copy). program_builder.cpp makes it, once per model.
namespace ssi::internal {

/// Members are scored in strips: their sums stay in the first-level cache while all terms pass.
inline constexpr std::size_t kStripRows = 256;

/// A Column, as data.
struct ColumnView {
  const void* values;
  const std::uint8_t* validity;  // null: all observed
  std::size_t bit_offset;
  std::size_t validity_offset;
  std::size_t width;  // bytes per value; 0 for bits
  ColumnType type;
};

/// In place of a position in the array of ColumnViews: there is no such operand.
inline constexpr std::uint32_t kNoOperand = 0xFFFFFFFF;

/// How a step table is encoded for CPUs that look up 64 words or 128 bytes in two registers with
/// one instruction. The fewest instructions first.
enum class RegisterForm : std::uint8_t {
  direct,     // up to 64 entries: the words themselves
  bytes,      // up to 256 entries: their low bytes and their high bytes
  segmented,  // up to 1024: 64 direct entries, and beyond them 64 segments of 2^shift counts
  none,       // looked up in memory
};

/// A count or a difference: points are a step function of one integer.
struct StepTerm {
  std::uint32_t a;
  std::uint32_t b;         // kNoOperand for a count
  std::uint16_t last;      // larger counts give the same points
  std::uint16_t positive;  // its part of the positive points: 0 for a penalty
  bool is_penalty;
  const std::int16_t* points;  // [count], signed

  // Direct: words[64], the points. Bytes: low[256], high[256], of the points. Segmented: words[64],
  // ends[64], bits[64], where a count c beyond 63 is in segment c >> shift, which has the points
  // after its last count, and a bit for each hundredth that comes within it: 16 >> shift bits per
  // count, lowest first. So the points of c are, if they rise,
  //   ends[c >> shift] - popcount(bits[c >> shift] >> ((c & (2^shift - 1)) * (16 >> shift)))
  // and if they fall, with a plus.
  RegisterForm form;
  std::uint8_t shift;
  const std::uint16_t* registers;
};

/// Several step terms looked up at once: their clamped counts are the digits of a mixed-radix
/// index into a table of summed points.
struct JointTable {
  std::uint32_t first;  // its first term, in CompetencyProgram::joint_terms
  std::uint32_t count;
  const std::int16_t* sums;
};

struct JointTerm {
  std::uint32_t step;   // position in CompetencyProgram::steps
  std::uint16_t radix;  // what one count adds to the index
};

struct RatioTerm {
  std::uint32_t a;
  std::uint32_t b;
  double points;  // magnitude, in hundredths
  double prior;
  double full;
  std::uint16_t most_b;  // floats give the same up to this b: see most_b_in_floats()
  std::int32_t sign;
  std::uint16_t positive;  // as in a StepTerm
};

struct CompetencyProgram {
  const StepTerm* steps;
  std::size_t step_count;
  const JointTable* joints;  // together they cover all steps
  std::size_t joint_count;
  const JointTerm* joint_terms;
  const RatioTerm* ratios;
  std::size_t ratio_count;
};

/// Adds up the terms of a competency for a strip of members.
/// `first` and `rows` (<= kStripRows) choose the members. It fills `sums` and `observed`, of
/// kStripRows elements each, in hundredths: points before the clamp, and positive points observed.
/// `observed` may be null. Elements beyond the first `rows` are unspecified.
using AddUp = void (*)(const CompetencyProgram& program, const ColumnView* columns,
                       std::size_t first, std::size_t rows, std::int16_t* sums,
                       std::uint16_t* observed);

/// Settles a competency of a strip: keeps its sums within 0 and `maximum`, and adds them to the
/// members' totals, and its observed points (if not null) to those of all competencies. All have
/// kStripRows elements; `points` may be at any address.
struct Settlement {
  const std::int16_t* sums;
  const std::uint16_t* observed;
  std::int16_t maximum;
  std::uint16_t* points;
  std::uint16_t* totals;
  std::uint32_t* all_observed;
};
using Settle = void (*)(const Settlement& strip);

/// Members whose values are counted side by side: a cache line of 16 bits each.
inline constexpr std::size_t kCountedLanes = 32;

/// Counts the values of each lane that are no more than its limit, values[row * kCountedLanes +
/// lane]. It has nothing to do with scores, and is here because it is to be built for each
/// instruction set too. Requires: rows < 2^15.
using CountNotMore = void (*)(const std::int16_t* values, std::size_t rows,
                              const std::int16_t* limits, std::int16_t* counts);

/// A build of the same loops for one instruction set.
struct Kernel {
  const char* name;
  AddUp add_up;
  Settle settle;
  CountNotMore count_not_more;
};

extern const Kernel kBaselineKernel;
#if defined(SSI_HAVE_X86_KERNELS)
extern const Kernel kAvx2Kernel;
extern const Kernel kAvx512Kernel;
#endif

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_PROGRAM_HPP
