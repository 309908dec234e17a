// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_WORDS_HPP
#define SSI_SRC_REPORT_PAGE_WORDS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/explain/change.hpp"
#include "ssi/history/day.hpp"
#include "ssi/model/explanation_line.hpp"
#include "ssi/model/model.hpp"

// People's words for what models have names for, each shown().
namespace ssi::internal {

/// Returns a name of a model with spaces: "reply rate".
std::string spaced_name(std::string_view name);

/// Returns a text whose first letter, if it is one of ASCII, is a capital.
std::string capitalised(std::string text);

/// Returns texts as a list in a sentence: "a, b and c".
std::string listed(const std::vector<std::string>& texts);

/// Returns what people are shown of a line's term.
std::string term_words(const ExplanationLine& line);
/// The same of a competency's term by its name; a competency without terms has its own title there.
std::string term_words(const Model& model, std::string_view competency, std::string_view term);
/// Returns the title of a competency by its name.
std::string competency_words(const Model& model, std::string_view name);

/// Returns the noun of many of a signal: "replies"; of a flag that of one.
std::string noun_words(const SignalInfo& signal);
/// Returns the nouns of signals as a list.
std::string noun_words(const std::vector<Signal>& signals, const Model& model);
/// Returns a signal's value: "6 replies"; of a flag "profile photo: yes"; "replies not known".
std::string value_words(const SignalInfo& signal, const std::optional<std::uint32_t>& value);

/// Returns what a cause is called on a member's page: "What got too old".
std::string_view cause_title(Cause cause);
/// Returns what a cause is, behind "from" on a member's page: "what you did".
std::string_view cause_words(Cause cause);
/// The same on a team's page: "what was done".
std::string_view cause_words_of_team(Cause cause);
/// Returns what stands below a cause's title: "left the window of 90 days".
std::string cause_why(Cause cause, const ModelPair& models);

/// Returns a line of a change as a sentence without its points and without a full stop: "12 posts
/// left the 90-day window".
std::string sentence_of(const ChangeLine& line, const ModelPair& models);

/// Returns a date: "3 March 2024".
std::string date_text(Day day);

/// Returns what the index is computed from: profiles as they stood on a day, the window before it,
/// how much is known.
std::string data_words(const Model& model, const std::optional<Day>& day, std::string_view whose,
                       std::string_view coverage);
/// Returns what missing data count as.
std::string missing_words(const Model& model);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_WORDS_HPP
