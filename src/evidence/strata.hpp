// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_STRATA_HPP
#define SSI_SRC_EVIDENCE_STRATA_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ssi/cohort/cohort_set.hpp"

namespace ssi::internal {

/// The stratum of each member: its number, or kNoLabel. A view.
class Strata {
 public:
  /// Everybody is in one stratum.
  Strata() = default;

  /// Requires: not empty; numbers are less than how many there are, or kNoLabel.
  explicit Strata(std::span<const std::uint32_t> numbers) : numbers_(numbers), size_(0) {
    for (const std::uint32_t number : numbers) {
      if (number != kNoLabel) size_ = std::max(size_, std::size_t{number} + 1);
    }
  }

  /// One more than the highest number.
  std::size_t size() const { return size_; }

  /// Returns the stratum of a member.
  std::uint32_t operator[](std::size_t member) const {
    return numbers_.empty() ? 0 : numbers_[member];
  }

 private:
  std::span<const std::uint32_t> numbers_ = {};
  std::size_t size_ = 1;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_STRATA_HPP
