// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_WORDS_HPP
#define SSI_SRC_REPORT_PAGE_WORDS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/explain/change.hpp"
#include "ssi/explain/next_step.hpp"
#include "ssi/history/day.hpp"
#include "ssi/model/explanation_line.hpp"
#include "ssi/model/model.hpp"

// People's words for what models have names for. All texts of a model are shown().
namespace ssi::internal {

/// Returns a name of a model as people read it: "reply rate" of "reply_rate".
std::string spaced(std::string_view name);

/// Returns a text whose first letter, if it is one of ASCII, is a capital.
std::string capitalised(std::string text);

/// Returns texts as a list in a sentence: "a, b and c".
std::string listed(const std::vector<std::string>& texts);

/// Returns the title that people are shown of a term.
std::string title_of(const Term& term);
/// The same of a line: that of its term, or its name's words.
std::string title_of(const ExplanationLine& line);
/// The title of a competency of a model, by name; the name's words if it has none of that name.
std::string competency_title(const Model& model, std::string_view name);
/// The title of a competency's term, by name; the name's words if there is none of that name.
std::string term_title(const Model& model, std::string_view competency, std::string_view term);

/// Returns the noun of a signal: "replies".
std::string noun_of(const SignalInfo& signal);
/// Returns a count with its noun: "6 replies".
std::string counted_signal(std::uint64_t count, const SignalInfo& signal);
/// Returns what was observed of a signal: "6 replies"; of a flag "profile photo: yes"; of a missing
/// one "replies: not observed".
std::string observed_signal(const SignalInfo& signal, const std::optional<std::uint32_t>& value);

/// Returns what a next step is: "5 more posts", "3 fewer messages", "profile photo".
std::string step_text(const NextStep& step, const SignalCatalogue& signals);

/// Returns the short title of a cause: "Activity".
std::string_view title_of(Cause cause);
/// Returns a line of a change as a sentence without its points and without a full stop: "12 posts
/// left the 90-day window".
std::string sentence_of(const ChangeLine& line, const ModelPair& models);

/// Returns a date for people: "3 March 2024".
std::string date_text(Day day);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_WORDS_HPP
