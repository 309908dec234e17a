// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_ACTIVITY_CELLS_HPP
#define SSI_SRC_FILES_ACTIVITY_CELLS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "files/csv/digits.hpp"
#include "ssi/member/signal.hpp"

namespace ssi::internal {

/// Reads the value of a row: digits, however many zeros lead. Returns nothing for any other text,
/// for none, and for more than `largest`.
inline std::optional<std::uint32_t> read_value(std::string_view cell,
                                               std::uint32_t largest) noexcept {
  std::uint32_t value = 0;
  if (cell.empty() || !parse_number(cell, largest, value)) return std::nullopt;
  return value;
}

/// The signals of a catalogue by name, found faster than by comparing. Immutable.
class SignalNames {
 public:
  explicit SignalNames(const SignalCatalogue& catalogue);

  /// Returns the signal of that name, or nothing.
  std::optional<Signal> find(std::string_view name) const noexcept {
    for (std::size_t slot = place_of(name); slots_[slot] != kFree; slot = next(slot)) {
      if (catalogue_.all()[slots_[slot]].name == name) return static_cast<Signal>(slots_[slot]);
    }
    return std::nullopt;
  }

  const SignalCatalogue& catalogue() const noexcept { return catalogue_; }

 private:
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};

  std::size_t place_of(std::string_view name) const noexcept;
  std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (slots_.size() - 1); }

  SignalCatalogue catalogue_;
  std::vector<std::uint32_t> slots_;  // positions in the catalogue
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_ACTIVITY_CELLS_HPP
