// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RULES_HPP
#define SSI_SRC_FILES_CSV_RULES_HPP

#include "ssi/files/dialect.hpp"

namespace ssi::internal {

/// The rules that the loop over cells asks a dialect for. A parser's loop is a template on this, so
/// that the usual separator and quotes are constants there. Other rules are asked for once per
/// record, or only for cells that are not plain numbers.
class CommaRules {
 public:
  explicit CommaRules(const Dialect& dialect) noexcept : blank_lines_(dialect.blank_lines) {}
  static constexpr char separator() noexcept { return ','; }
  static constexpr bool may_quote() noexcept { return true; }
  BlankLines blank_lines() const noexcept { return blank_lines_; }

 private:
  BlankLines blank_lines_;
};

/// The same of any dialect.
class AnyRules {
 public:
  explicit AnyRules(const Dialect& dialect) noexcept
      : separator_(dialect.separator),
        may_quote_(dialect.quotes == QuoteRule::rfc4180),
        blank_lines_(dialect.blank_lines) {}
  char separator() const noexcept { return separator_; }
  bool may_quote() const noexcept { return may_quote_; }
  BlankLines blank_lines() const noexcept { return blank_lines_; }

 private:
  char separator_;
  bool may_quote_;
  BlankLines blank_lines_;
};

/// Returns whether CommaRules describe the dialect.
constexpr bool has_comma_rules(const Dialect& dialect) noexcept {
  return dialect.separator == CommaRules::separator() && dialect.quotes == QuoteRule::rfc4180;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RULES_HPP
