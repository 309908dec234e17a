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

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  if (count == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

std::string printable(std::string_view text) { return internal::escaped(text); }

std::string visible_part(std::string_view text) {
  return internal::is_utf8(text) ? internal::visible_part(text) : std::string(text);
}

}  // namespace ssi
