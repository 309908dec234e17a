// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RULES_HPP
#define SSI_SRC_FILES_CSV_RULES_HPP

#include "ssi/files/dialect.hpp"

namespace ssi::internal {

/// The rules that the loop over cells asks a dialect for. A parser's loop is a template on this, so
/// that the strict dialect is constants there, and does not pay for the others.
class StrictRules {
 public:
  explicit StrictRules(const Dialect& /*strict*/) noexcept {}
  static constexpr char separator() noexcept { return Dialect::strict().separator; }
  static constexpr bool may_quote() noexcept { return true; }
  static constexpr bool skips_blank_lines() noexcept { return false; }
};

/// The same of any dialect.
class AnyRules {
 public:
  explicit AnyRules(const Dialect& dialect) noexcept
      : separator_(dialect.separator),
        may_quote_(dialect.quotes == QuoteRule::rfc4180),
        skips_blank_lines_(dialect.blank_lines == BlankLines::skip) {}
  char separator() const noexcept { return separator_; }
  bool may_quote() const noexcept { return may_quote_; }
  bool skips_blank_lines() const noexcept { return skips_blank_lines_; }

 private:
  char separator_;
  bool may_quote_;
  bool skips_blank_lines_;
};

/// Returns whether the loop over cells finds the dialect strict, whatever its sizes.
constexpr bool has_strict_rules(const Dialect& dialect) noexcept {
  Dialect strict = Dialect::strict();
  strict.longest_record = dialect.longest_record;
  strict.piece_bytes = dialect.piece_bytes;
  return dialect == strict;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RULES_HPP
