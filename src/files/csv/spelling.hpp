// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_SPELLING_HPP
#define SSI_SRC_FILES_CSV_SPELLING_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::internal {

/// How the cell of a signal says its value. All but `plain` are what other programs write for the
/// same value, and are counted.
enum class Spelling : std::uint8_t {
  plain,         ///< digits, or nothing for missing
  padded,        ///< with spaces or tabs around them
  point_zero,    ///< a whole number with a point and zeros: "12.0"
  flag_word,     ///< a word for 0 or 1: "TRUE"
  missing_word,  ///< a word for missing: "NULL"
  none,          ///< no value
};

/// What a cell says.
struct Spelled {
  Spelling spelling = Spelling::none;
  bool is_missing = false;
  std::uint32_t value = 0;
};

/// Reads the cell of a signal whose largest value is this: 1 for a flag. `missing_words` are taken
/// for missing besides the usual ones, as they are. Nothing is guessed.
Spelled read_spelling(std::string_view cell, std::uint32_t largest,
                      const std::vector<std::string>& missing_words);

/// Whether a cell is nothing but spaces and tabs, or one of the usual words for missing.
bool is_missing(std::string_view cell) noexcept;

/// Returns which rule a cell breaks that has no value, and why it probably does, in words that
/// follow it in an error.
const char* fault_of_number(std::string_view cell, std::uint32_t largest);

/// The same of a cell that should be a decimal number and is none.
std::string fault_of_decimal(std::string_view cell);

/// Returns why a cell that is no decimal number probably is none, ": write ..."; empty: who knows.
const char* hint_of_decimal(std::string_view cell);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_SPELLING_HPP
