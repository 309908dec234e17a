// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_LABEL_COUNTS_HPP
#define SSI_SRC_FILES_LABEL_COUNTS_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "ssi/files/member_check.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// The cells of a column as labels: how often each occurs.
class LabelCounts {
 public:
  /// Adds a chunk's cells; empty ones are no labels.
  void add(const LabelRows& labels);

  /// How many cells are not empty.
  std::uint64_t filled() const noexcept { return filled_; }

  /// Returns what they are as labels; nothing if they are something else.
  std::optional<LabelCheck> check(std::uint64_t minimum_cohort) const;

 private:
  std::vector<std::vector<std::string>> alike() const;

  std::uint64_t filled_ = 0;
  bool has_too_many_ = false;
  TextIndex index_;
  std::vector<std::uint64_t> members_;  // [position in the index]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_LABEL_COUNTS_HPP
