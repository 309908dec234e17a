// SPDX-License-Identifier: MIT
#include "ssi/report/text.hpp"

#include <spdlog/fmt/fmt.h>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "ssi/report/notice.hpp"

// The texts of reports have a file each: explanation_text.cpp, signals_text.cpp, team_text.cpp.

namespace ssi {

std::string to_text(const ScoreSchema& schema) {
  return fmt::format("model {} (fingerprint {}): {}", printable(schema.id),
                     printable(schema.fingerprint), kNotice);
}

std::string printable(std::string_view text) { return internal::escaped(text); }

std::string visible_part(std::string_view text) {
  return internal::is_utf8(text) ? internal::visible_part(text) : std::string(text);
}

}  // namespace ssi
