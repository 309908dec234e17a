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

/// A step table for CPUs that look up bytes in registers, a row of 16 (AVX2) or 64 (NEON) at once.
/// Points count up here; those of a penalty are subtracted.
///
/// **Rows.** For example 4.00 points, linear up to 20 counts: 0, 20, 40, ... 400 hundredths. A byte
/// holds up to 255, so the rows have the low bytes, and `steps` the counts beyond which the high
/// byte is one more. AVX2's row 1 has what row 0 lacks, modulo 256, for each of the 16 lowest bits
/// of a count:
///
///     row 0:   0  20  40  60 ... 240   4  24  44      counts 0 to 15
///     row 1:  64  64  64  64  64 ...                  counts 16 to 20
///     steps:  12
///
/// Count 17 is 1 in row 0, which gives 20, and 17 - 16 = 1 in row 1: 64. It is beyond 12, so its
/// points are 256 + 84 = 340. Count 9 is below row 1, which gives it 0. NEON's row 0 has all 21.
///
/// **Segments.** Counts beyond the rows, up to 511, are cut into segments of 16, in each of which
/// the points lie on a line. For example 3.00 points, linear up to 400 counts: a row gives the
/// first 16 of them 0, 1, 2, 2, 3, ... 11 hundredths, and 11 to all beyond. Those get more by the
/// line of their segment. Segment 4, of the counts from 64 on, has a slope of 94, a start of -1188
/// and a shift of 7, so that count 67 has 11 + ((67 * 94 - 1188) >> 7) = 50 hundredths. The row's
/// counts are in segment 0, which is before the first one and gives nothing.
struct alignas(64) RowTable {
  std::uint8_t rows[256];
  std::uint8_t steps[127];
  std::uint8_t step_count;
  std::uint8_t row_count;  // 0: points are looked up in memory
  std::uint8_t last;       // the rows give larger counts the same points
  std::uint8_t first_segment;
  std::uint8_t segment_count;
  std::uint8_t shift;
  // [segment - first_segment]; the second row of AVX2 has what the first lacks, as above. A sum is
  // taken modulo 65,536, so start is too; its low and its high byte.
  std::uint8_t slope[32];
  std::uint8_t start_low[32];
  std::uint8_t start_high[32];
};

/// What of such tables depends on the CPU.
struct RowLayout {
  int row;         // counts of a row
  int counts;      // of all rows: an index is a signed byte, or an unsigned one
  bool adds_rows;  // a row has what the row before lacks; else the points themselves
};

/// How a step table is encoded for CPUs that look up 64 words or 128 bytes in two registers with
/// one instruction (AVX-512). The fewest instructions first.
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

  const RowTable* rows;
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
/// kStripRows elements.
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
inline constexpr RowLayout kRowLayout = {16, 128, true};
extern const Kernel kAvx2Kernel;
extern const Kernel kAvx512Kernel;
#else
inline constexpr RowLayout kRowLayout = {64, 256, false};
#if defined(SSI_HAVE_NEON_KERNEL)
extern const Kernel kNeonKernel;
#endif
#endif

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_PROGRAM_HPP
