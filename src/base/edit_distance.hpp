// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_EDIT_DISTANCE_HPP
#define SSI_SRC_BASE_EDIT_DISTANCE_HPP

#include <algorithm>
#include <array>
#include <cstddef>

namespace ssi::internal {

/// The most edits by which a name may differ from what it was meant to be.
inline constexpr std::size_t kMostEdits = 2;

/// Returns how many edits make a mistyped name of one of this many letters, at most: one, and from
/// eight letters on two.
constexpr std::size_t likely_edits(std::size_t letters) noexcept {
  constexpr std::size_t kLong = 8;
  return letters < kLong ? 1 : kMostEdits;
}

/// What counts as one edit.
enum class Edits {
  letters,            ///< a letter too many, too few, or another one
  letters_and_swaps,  ///< these, and two neighbours that changed places
};

/// Returns how many edits make one text of the other, or `most` + 1 if they are more. Looks at
/// 2 * `most` + 1 letters for each letter at most, and at none once it cannot matter. Text: a view
/// of characters. Requires: most <= kMostEdits.
template <class Text>
std::size_t edit_distance(Text a, Text b, std::size_t most, Edits edits) noexcept {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.remove_prefix(static_cast<std::size_t>(ends.first - a.begin()));
  b.remove_prefix(static_cast<std::size_t>(ends.second - b.begin()));
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const std::size_t too_many = most + 1;
  if (a.size() > b.size() + most || b.size() > a.size() + most) return too_many;
  // Of the usual table, distances of the first i letters of a and the first j of b, the cells that
  // can matter: those with i - most <= j <= i + most, at [j - i + most + 1].
  using Row = std::array<std::size_t, 2 * kMostEdits + 3>;
  Row before{};
  Row above{};
  Row row{};
  above.fill(too_many);
  for (std::size_t j = 0; j <= most; ++j) above[j + most + 1] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row.fill(too_many);
    const std::size_t first = i > most ? i - most : 0;
    for (std::size_t j = first; j <= std::min(i + most, b.size()); ++j) {
      const std::size_t at = j + most + 1 - i;
      std::size_t& cell = row[at];
      cell = std::min(above[at + 1], row[at - 1]) + 1;
      if (j == 0) continue;
      cell = std::min(cell, above[at] + (a[i - 1] == b[j - 1] ? 0 : 1));
      const bool is_swap = edits == Edits::letters_and_swaps && i > 1 && j > 1 &&
                           a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) cell = std::min(cell, before[at] + 1);
    }
    // Two rows in a row: a swap skips one.
    const auto is_far = [&](std::size_t distance) { return distance > most; };
    if (std::ranges::all_of(row, is_far) && std::ranges::all_of(above, is_far)) return too_many;
    before = above;
    above = row;
  }
  return std::min(above[b.size() + most + 1 - a.size()], too_many);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_EDIT_DISTANCE_HPP
