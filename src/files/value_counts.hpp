// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_VALUE_COUNTS_HPP
#define SSI_SRC_FILES_VALUE_COUNTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace ssi::internal {

/// How often each value occurs: small ones are counted in a table, for there are few others.
class ValueCounts {
 public:
  void add(std::uint32_t value) {
    ++count_;
    if (value >= kTable) {
      ++large_[value];
      return;
    }
    if (value >= small_.size()) small_.resize(std::min(kTable, 2 * std::size_t{value} + 1));
    ++small_[value];
  }

  std::uint64_t count() const noexcept { return count_; }

  /// Returns the value at a position of all values in order. Requires: position < count().
  std::uint32_t at(std::uint64_t position) const noexcept {
    for (std::size_t value = 0; value < small_.size(); ++value) {
      if (position < small_[value]) return static_cast<std::uint32_t>(value);
      position -= small_[value];
    }
    for (const auto& [value, count] : large_) {
      if (position < count) return value;
      position -= count;
    }
    return 0;
  }

 private:
  static constexpr std::size_t kTable = std::size_t{1} << 15;
  std::uint64_t count_ = 0;
  std::vector<std::uint64_t> small_;              // [value]
  std::map<std::uint32_t, std::uint64_t> large_;  // of the values from kTable on
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_VALUE_COUNTS_HPP
