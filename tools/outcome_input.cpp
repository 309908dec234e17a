// SPDX-License-Identifier: MIT
#include "outcome_input.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "ssi/error.hpp"
#include "ssi/evidence/outcomes.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {

void ask_for_column(const RecordSource& source, const std::string& column,
                    const std::string& option, std::initializer_list<std::string_view> other_uses) {
  constexpr std::size_t kMostColumns = 50;
  std::string names;
  std::size_t shown = 0;
  for (const std::string& name : source.header()) {
    if (std::ranges::find(other_uses, name) != other_uses.end() || shown > kMostColumns) continue;
    names += names.empty() ? "" : ", ";
    names += shown++ < kMostColumns ? "'" + name + "'" : "...";
  }
  throw DataError({source.name(), source.header_line(), "", ""},
                  "there is no column '" + column + "': say " + option +
                      (names.empty() ? "" : ", one of " + names));
}

void refuse_unnamed_outcome(const RecordSource& source, const std::string& outcome,
                            std::initializer_list<std::string_view> other_uses) {
  if (outcome != OutcomeQuestion().outcome || source.has_column(outcome)) return;
  ask_for_column(source, outcome, "--outcome with the column of outcomes", other_uses);
}

std::string left_out_lines(const LeftOut& left_out, std::string_view other) {
  std::string result;
  const auto add = [&](std::uint64_t members, const std::string& why) {
    if (members > 0) result += fmt::format("left out: {} {}\n", counted(members, "member"), why);
  };
  add(left_out.without_outcome, "without an outcome");
  add(left_out.only_in_scores, fmt::format("with {} alone", other));
  add(left_out.only_in_outcomes, fmt::format("without {}", other));
  return result;
}

}  // namespace ssi::command
