// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_COST_HPP
#define SSI_SRC_ADVICE_SEARCH_COST_HPP

#include <cstdint>

#include "base/exact.hpp"

namespace ssi::internal {

/// What a part of a plan takes: less effort is better and, of the same effort, fewer actions. Both
/// in one number, so that adding and comparing have no branch. A list has at most 1000 actions,
/// each at most 65,535 times of an effort under 2^32: effort stays under 2^58, actions under 2^26.
class Cost {
 public:
  constexpr Cost() noexcept = default;
  constexpr Cost(std::uint64_t effort, std::uint32_t actions) noexcept
      : packed_(Uint128{effort} << kShift | actions) {}
  /// More than anything costs.
  static constexpr Cost infinite() noexcept {
    Cost result;
    result.packed_ = ~Uint128{0} >> 1;
    return result;
  }

  constexpr std::uint64_t effort() const noexcept {
    return static_cast<std::uint64_t>(packed_ >> kShift);
  }
  constexpr std::uint32_t actions() const noexcept { return static_cast<std::uint32_t>(packed_); }

  friend constexpr Cost operator+(Cost a, Cost b) noexcept {
    a.packed_ += b.packed_;
    return a;
  }
  friend constexpr bool operator==(Cost a, Cost b) noexcept { return a.packed_ == b.packed_; }
  friend constexpr bool operator<(Cost a, Cost b) noexcept { return a.packed_ < b.packed_; }

 private:
  static constexpr int kShift = 32;
  Uint128 packed_ = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_COST_HPP
