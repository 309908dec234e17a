// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_TEXT_HPP
#define SSI_REPORT_TEXT_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ssi/cohort/team.hpp"
#include "ssi/explain/change.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/export.hpp"
#include "ssi/files/member_check.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/explanation_line.hpp"
#include "ssi/model/model.hpp"
#include "ssi/model/score_schema.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

// The output of the command on a terminal: lines of text that end with '\n', in fixed columns. Ids,
// labels and names from input are printable() in them.

/// Returns an explanation as people read it: each competency, and its lines with the points, the
/// points at full marks and the points that are left, the next step and the reason of the term; and
/// what the signals count. Without an id, it begins with the total.
SSI_EXPORT std::string to_text(const Explanation& explanation, std::string_view member_id = {});

/// Returns a change as people read it: each cause with its points, below it the terms that it moved
/// most with their signals, and the standings in cohorts. Without an id, it begins with the totals.
SSI_EXPORT std::string to_text(const Change& change, std::string_view member_id = {},
                               std::span<const ChangedCohort> cohorts = {});

/// Returns the total and the standings of a member that only one side has.
SSI_EXPORT std::string to_text(const OneSided& member, std::string_view member_id = {},
                               std::span<const ChangedCohort> cohorts = {});

/// Returns a team's report as people read it: its means beside those of its industry, its bands and
/// its members, the best first.
SSI_EXPORT std::string to_text(const TeamReport& report);

/// Returns what was found in a file of members as people read it: whether it can be scored, a line
/// per column, the first faults of each kind, and what else is to be looked at.
SSI_EXPORT std::string to_text(const MemberFindings& findings);

/// Returns the catalogue of a model's signals as a table: each with its kind and scope, what it
/// counts, and the terms that read it. Lines are at most 80 columns wide.
SSI_EXPORT std::string signals_to_text(const Model& model);

/// Returns the model of scores, with the notice:
/// "model standard-1 (fingerprint 65f74a70a43c6f86): an open index, not LinkedIn's". No '\n'.
SSI_EXPORT std::string to_text(const ScoreSchema& schema);

/// Returns a count with its noun: "1 member", "2 members". Without a plural, it is the noun with an
/// 's'.
SSI_EXPORT std::string counted(std::uint64_t count, std::string_view one,
                               std::string_view many = {});

/// Returns a signal's value with its noun: "1 reply", "6 replies". A signal without nouns shows its
/// name with spaces, whatever the number: "6 talks given".
SSI_EXPORT std::string counted(std::uint64_t count, const SignalInfo& signal);

/// Returns the noun alone, as in "6 more replies".
SSI_EXPORT std::string noun_of(std::uint64_t count, const SignalInfo& signal);

/// Returns what people are shown of a term: its title, or else its name with spaces: "reply rate".
SSI_EXPORT std::string title_of(const Term& term);

/// Returns the title of the line's term; where it has none, the line's name with spaces.
SSI_EXPORT std::string title_of(const ExplanationLine& line);

/// Returns a text as part of a line on which nothing hides, moves a terminal's cursor or turns the
/// direction of writing around. ASCII's control characters, and all bytes beyond ASCII of a text
/// that is not UTF-8, become two hexadecimal digits after a backslash and an x. Other controls,
/// format characters, spaces but U+0020, and whatever else is shown as nothing become their number
/// in braces after a backslash and a u, as in \\u{202e}.
SSI_EXPORT std::string printable(std::string_view text);

/// Returns what a reader sees of a name: the text without the characters beyond ASCII that
/// printable() escapes, without control characters, and without spaces around it. A text that is
/// not UTF-8 is returned as it is.
SSI_EXPORT std::string visible_part(std::string_view text);

}  // namespace ssi

#endif  // SSI_REPORT_TEXT_HPP
