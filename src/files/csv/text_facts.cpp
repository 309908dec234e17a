// SPDX-License-Identifier: MIT
#include "files/csv/text_facts.hpp"

#include "files/csv/bytes.hpp"
#include "files/csv/record.hpp"

namespace ssi::internal {
namespace {

/// Reads the '\0' behind the text too.
bool has_stray_return(const std::string& text) noexcept {
  const char* bytes = text.c_str();
  unsigned char any = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char is_return = bytes[i] == '\r' ? 1 : 0;
    const unsigned char is_stray = bytes[i + 1] == '\n' ? 0 : is_return;
    any = static_cast<unsigned char>(any | is_stray);
  }
  return any != 0;
}

}  // namespace

TextFacts facts_of(const RecordText& text) noexcept {
  const bool may_quote = text.dialect.quotes == QuoteRule::rfc4180;
  const bool has_returns = text.bytes.find('\r') != std::string::npos;
  return {.has_quotes = may_quote && text.bytes.find('"') != std::string::npos,
          .is_sound = is_plain(text.bytes) || !check_text(text.bytes),
          .has_returns = has_returns,
          .has_stray_returns = has_returns && has_stray_return(text.bytes)};
}

}  // namespace ssi::internal
