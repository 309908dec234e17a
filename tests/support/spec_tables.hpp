// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_SPEC_TABLES_HPP
#define SSI_TESTS_SUPPORT_SPEC_TABLES_HPP

// The tables of the specification's section 3, transcribed by hand: names, inputs, curves, levels
// and points, against which the library's competencies are held.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "ssi/model/term.hpp"

namespace ssi::spec {

struct TermRow {
  std::string_view name;
  InputKind input;
  std::string_view a;
  std::string_view b;  ///< empty for a count
  double prior;
  CurveKind curve;
  double full;
  std::int32_t hundredths;
};

struct CompetencyTable {
  std::string_view name;
  std::string_view title;
  std::span<const TermRow> rows;
};

constexpr TermRow linear(std::string_view s, double full, std::int32_t hundredths) {
  return {s, InputKind::count, s, {}, 0, CurveKind::linear, full, hundredths};
}
constexpr TermRow log(std::string_view s, double full, std::int32_t hundredths) {
  return {s, InputKind::count, s, {}, 0, CurveKind::log, full, hundredths};
}
constexpr TermRow ratio(std::string_view name, std::string_view a, std::string_view b, double prior,
                        double full, std::int32_t hundredths) {
  return {name, InputKind::ratio, a, b, prior, CurveKind::linear, full, hundredths};
}

inline constexpr std::array kProfessionalBrand = {
    linear("has_photo", 1, 150),
    linear("has_headline", 1, 100),
    linear("has_summary", 1, 150),
    linear("positions", 3, 250),
    linear("education", 1, 150),
    linear("skills", 10, 150),
    linear("certifications", 2, 100),
    linear("volunteering", 1, 50),
    linear("media", 2, 100),
    log("recommendations_received", 5, 200),
    log("recommendations_given", 5, 150),
    log("skill_endorsements", 50, 150),
    log("posts", 36, 300),
    log("post_reactions", 500, 200),
    log("post_comments", 150, 200),
    log("followers_gained", 250, 100),
};

inline constexpr std::array kRightPeople = {
    log("people_searches", 130, 400),
    log("advanced_searches", 60, 200),
    log("profile_views_made", 450, 400),
    log("profile_views_received", 300, 200),
    log("decision_makers_contacted", 65, 600),
    ratio("decision_maker_focus", "decision_makers_contacted", "people_contacted", 5, 0.5, 200),
    log("leads_saved", 100, 200),
    log("accounts_saved", 50, 100),
    linear("days_active", 60, 200),
};

inline constexpr std::array kInsights = {
    log("shares", 36, 500),
    log("share_reactions", 500, 300),
    log("share_comments", 150, 300),
    log("share_reshares", 50, 200),
    ratio("discussion_quality", "share_comments", "shares", 5, 3, 200),
    log("comments_made", 65, 500),
    log("reactions_given", 200, 150),
    linear("groups_joined", 5, 100),
    log("group_contributions", 26, 250),
};

inline constexpr std::array kRelationships = {
    log("connections", 500, 400),
    log("decision_maker_connections", 50, 250),
    log("colleague_connections", 30, 150),
    log("people_contacted", 65, 600),
    ratio("reply_rate", "messages_answered", "messages_sent", 10, 0.5, 700),
    ratio("invitation_acceptance", "invitations_accepted", "invitations_sent", 10, 0.5, 400),
    TermRow{"unanswered_messages", InputKind::difference, "messages_sent", "messages_answered", 0,
            CurveKind::log, 200, -400},
};

inline constexpr std::array<CompetencyTable, 4> kStandard = {{
    {"professional_brand", "Establish a professional brand", kProfessionalBrand},
    {"right_people", "Connect with the right people", kRightPeople},
    {"insights", "Engage by sharing insights", kInsights},
    {"relationships", "Build relationships", kRelationships},
}};

}  // namespace ssi::spec

#endif  // SSI_TESTS_SUPPORT_SPEC_TABLES_HPP
