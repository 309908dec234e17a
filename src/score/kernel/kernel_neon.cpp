// SPDX-License-Identifier: MIT
//
// NEON, which every aarch64 CPU has: rows of 64 bytes, and 16 members at once.
#if !defined(__ARM_NEON)
#error "kernel_neon.cpp must be compiled for aarch64: see src/score/kernel/CMakeLists.txt"
#endif

#include <arm_neon.h>

#include "score/kernel/lane_counts.hpp"
#include "score/kernel/row_kernel.hpp"

namespace ssi::internal {
namespace {

struct NeonLanes {
  static constexpr std::size_t kMembers = 16;
  using Bytes = uint8x16_t;
  struct Words {
    uint16x8_t low;
    uint16x8_t high;
  };

  /// Looking up takes the whole index. One beyond the row gets 0.
  struct Row {
    explicit Row(const std::uint8_t* row) noexcept
        : bytes{vld1q_u8(row), vld1q_u8(row + 16), vld1q_u8(row + 32), vld1q_u8(row + 48)} {}
    uint8x16x4_t bytes;
  };

  [[gnu::always_inline]] static Bytes look_up(const Row& row, Bytes index) noexcept {
    return vqtbl4q_u8(row.bytes, index);
  }

  [[gnu::always_inline]] static Bytes look_up_next(const Row& row, Bytes& index,
                                                   Bytes found) noexcept {
    index = vsubq_u8(index, vdupq_n_u8(64));
    return vorrq_u8(found, look_up(row, index));  // TBX takes longer
  }

  /// The rows of up to 16 segments, and of up to 32.
  struct ShortRow {
    explicit ShortRow(const std::uint8_t* row) noexcept : bytes(vld1q_u8(row)) {}
    [[gnu::always_inline]] Bytes operator[](Bytes segment) const noexcept {
      return vqtbl1q_u8(bytes, segment);
    }
    uint8x16_t bytes;
  };
  struct LongRow {
    explicit LongRow(const std::uint8_t* row) noexcept : bytes{vld1q_u8(row), vld1q_u8(row + 16)} {}
    [[gnu::always_inline]] Bytes operator[](Bytes segment) const noexcept {
      return vqtbl2q_u8(bytes, segment);
    }
    uint8x16x2_t bytes;
  };

  [[gnu::always_inline]] static Words counts(const Unaligned<std::uint16_t>* x,
                                             std::uint16_t last) noexcept {
    const uint16x8_t most = vdupq_n_u16(last);
    return {vminq_u16(load(x), most), vminq_u16(load(x + 8), most)};
  }

  [[gnu::always_inline]] static Bytes index(const Unaligned<std::uint16_t>* x,
                                            std::uint8_t last) noexcept {
    const Words clamped = counts(x, last);
    return vuzp1q_u8(vreinterpretq_u8_u16(clamped.low), vreinterpretq_u8_u16(clamped.high));
  }

  [[gnu::always_inline]] static Bytes step(Bytes high, Bytes index, std::uint8_t count) noexcept {
    return vsubq_u8(high, vcgtq_u8(index, vdupq_n_u8(count)));
  }

  [[gnu::always_inline]] static Words words(Bytes low) noexcept {
    return {vmovl_u8(vget_low_u8(low)), vmovl_high_u8(low)};
  }

  [[gnu::always_inline]] static Words words(Bytes low, Bytes high) noexcept {
    return {vreinterpretq_u16_u8(vzip1q_u8(low, high)), vreinterpretq_u16_u8(vzip2q_u8(low, high))};
  }

  [[gnu::always_inline]] static Words sum(Bytes a, Bytes b) noexcept {
    return {vaddl_u8(vget_low_u8(a), vget_low_u8(b)), vaddl_high_u8(a, b)};
  }

  [[gnu::always_inline]] static Words with_high(const Words& points, Bytes high) noexcept {
    const Words more = words(vdupq_n_u8(0), high);
    return {vaddq_u16(points.low, more.low), vaddq_u16(points.high, more.high)};
  }

  /// Beyond all rows in segments before the first.
  [[gnu::always_inline]] static Bytes segment(const Words& counts, std::uint8_t first) noexcept {
    const Bytes segments = vshrn_high_n_u16(vshrn_n_u16(counts.low, 4), counts.high, 4);
    return vsubq_u8(segments, vdupq_n_u8(first));
  }

  [[gnu::always_inline]] static Words line(const Words& counts, const Words& slope,
                                           const Words& start, std::uint8_t shift) noexcept {
    const int16x8_t to_right = vdupq_n_s16(static_cast<std::int16_t>(-shift));
    return {vshlq_u16(vmlaq_u16(start.low, counts.low, slope.low), to_right),
            vshlq_u16(vmlaq_u16(start.high, counts.high, slope.high), to_right)};
  }

  template <bool kFalls>
  [[gnu::always_inline]] static void add(std::int16_t* sums, const Words& points) noexcept {
    add<kFalls>(sums, points.low);
    add<kFalls>(sums + 8, points.high);
  }

 private:
  [[gnu::always_inline]] static uint16x8_t load(const Unaligned<std::uint16_t>* from) noexcept {
    return vreinterpretq_u16_u8(vld1q_u8(reinterpret_cast<const std::uint8_t*>(from)));
  }

  template <bool kFalls>
  [[gnu::always_inline]] static void add(std::int16_t* sums, uint16x8_t points) noexcept {
    const int16x8_t more = vreinterpretq_s16_u16(points);
    const int16x8_t before = vld1q_s16(sums);
    vst1q_s16(sums, kFalls ? vsubq_s16(before, more) : vaddq_s16(before, more));
  }
};

}  // namespace

const Kernel kNeonKernel = {"neon", add_up_strip<RowSteps<NeonLanes>>, settle_strip,
                            count_not_more};

}  // namespace ssi::internal
