// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_TEXT_FACTS_HPP
#define SSI_SRC_FILES_CSV_TEXT_FACTS_HPP

#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// What is known of a text of records before any is read.
struct TextFacts {
  bool has_quotes;         ///< some cell may be quoted
  bool is_sound;           ///< it is UTF-8 without a NUL, and so is each cell
  bool has_returns;        ///< there are carriage returns
  bool has_stray_returns;  ///< some of them are not part of a line end

  /// Whether each separator and each newline outside of quotes ends a cell that need not be looked
  /// into.
  bool is_regular() const noexcept { return is_sound && !has_stray_returns; }
};

TextFacts facts_of(const RecordText& text) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_TEXT_FACTS_HPP
