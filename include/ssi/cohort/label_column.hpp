// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_LABEL_COLUMN_HPP
#define SSI_COHORT_LABEL_COLUMN_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace ssi {

/// The labels of some members, such as their industries, each text once: member i has the label
/// `names[codes[i]]`. The codes belong to these names alone: the next chunk of a file has others,
/// so a code is not a cohort number. A view, which lives as long as what it shows.
struct LabelColumn {
  std::span<const std::uint32_t> codes = {};  ///< position in the names, per member
  std::span<const std::string> names = {};    ///< in any order; the empty one: no label

  /// The number of members.
  std::size_t size() const noexcept { return codes.size(); }
  /// The label of a member. Requires: row < size(), codes[row] < names.size().
  const std::string& operator[](std::size_t row) const { return names[codes[row]]; }
};

}  // namespace ssi

#endif  // SSI_COHORT_LABEL_COLUMN_HPP
