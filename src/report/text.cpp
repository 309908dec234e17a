// SPDX-License-Identifier: MIT
#include "ssi/report/text.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "ssi/report/notice.hpp"

// The texts of reports have a file each: explanation_text.cpp, signals_text.cpp, team_text.cpp.

namespace ssi {
namespace {

/// A name of the model as people read it where there are no other words.
std::string spaced(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '_', ' ');
  return result;
}

}  // namespace

std::string to_text(const ScoreSchema& schema) {
  return fmt::format("model {} (fingerprint {}): {}", printable(schema.id),
                     printable(schema.fingerprint), kNotice);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  if (count == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

std::string counted(std::uint64_t count, const SignalInfo& signal) {
  return fmt::format("{} {}", count, noun_of(count, signal));
}

std::string noun_of(std::uint64_t count, const SignalInfo& signal) {
  const std::string& noun = count == 1 ? signal.one : signal.many;
  return noun.empty() ? spaced(signal.name) : noun;
}

std::string title_of(const Term& term) {
  return term.title.empty() ? spaced(term.name) : term.title;
}

std::string title_of(const ExplanationLine& line) {
  return line.term != nullptr ? title_of(*line.term) : spaced(line.name);
}

std::string printable(std::string_view text) { return internal::escaped(text); }

std::string visible_part(std::string_view text) {
  return internal::is_utf8(text) ? internal::visible_part(text) : std::string(text);
}

}  // namespace ssi
