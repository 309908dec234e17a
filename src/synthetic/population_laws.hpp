// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SYNTHETIC_POPULATION_LAWS_HPP
#define SSI_SRC_SYNTHETIC_POPULATION_LAWS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "ssi/member/signal.hpp"

namespace ssi::internal {

// The laws of a population: every number that was chosen, and none that was computed.
// docs/population.md tells how the parts act together and what they were fitted to. Levels are in
// 16ths of an octave, a factor of two.

/// Families of signals, which vary together apart from how active a member is.
enum Family : std::uint8_t {
  profile,
  network,
  presence,
  research,
  publishing,
  engagement,
  outreach
};
inline constexpr std::size_t kFamilies = 7;

/// How much of a member's activity reaches each family, in 16ths.
inline constexpr std::array<std::int16_t, kFamilies> kResponse = {4, 8, 10, 14, 16, 16, 16};

/// The level of activity at each quantile, straight lines between: fitted so that the standard
/// model's totals are distributed as published.
struct ActivityKnot {
  std::uint32_t quantile;  ///< in 1024ths
  std::int32_t level;
};
inline constexpr ActivityKnot kActivity[] = {
    {0, -144}, {136, -96}, {200, -64}, {234, -10}, {512, 4},    {704, 7},
    {896, 8},  {944, 12},  {964, 30},  {1012, 40}, {1024, 112},
};

/// A habit of using the network.
struct Persona {
  std::uint32_t sixteenths;                    ///< share of the members
  std::uint32_t premium;                       ///< members who have the premium tool, in 65,536ths
  std::array<std::int16_t, kFamilies> levels;  ///< added to each family
};
inline constexpr std::array<Persona, 4> kPersonas = {{
    {8, 1500, {0, -2, 0, 0, -10, -2, -2}},  // readers
    {3, 3000, {2, 4, 2, -2, 12, 6, -4}},    // publishers
    {3, 14000, {0, 4, 2, 4, -8, -2, 6}},    // sellers
    {2, 9000, {0, 6, 2, 4, -4, 0, 4}},      // recruiters
}};

/// A signal with a life of its own: log-logistic around its family's level, cut off to zero where
/// it falls under one, so that low levels give many zeros and high ones heavy tails.
struct CountLaw {
  Signal signal;
  Family family;
  std::int16_t level;    ///< in the middle: a count of 2^(level / 16) - 1
  std::uint16_t spread;  ///< scale of the logistic noise, in 16ths: the tail's index is 16 / spread
  std::uint16_t maximum;
};
inline constexpr CountLaw kCountLaws[] = {
    {Signal::has_photo, profile, 40, 10, 1},
    {Signal::has_headline, profile, 44, 10, 1},
    {Signal::has_summary, profile, 18, 8, 1},
    {Signal::positions, profile, 32, 4, 15},
    {Signal::education, profile, 22, 3, 6},
    {Signal::skills, profile, 52, 8, 50},
    {Signal::certifications, profile, 4, 8, 40},
    {Signal::volunteering, profile, -4, 8, 20},
    {Signal::media, profile, 6, 8, 100},
    {Signal::recommendations_received, profile, 8, 10, 200},
    {Signal::recommendations_given, profile, 2, 10, 200},
    {Signal::skill_endorsements, network, 50, 10, 5000},
    {Signal::posts, publishing, 0, 8, 1000},
    {Signal::post_reactions, publishing, 64, 12, 60000},
    {Signal::post_comments, publishing, 32, 12, 20000},
    {Signal::followers_gained, publishing, 24, 12, 60000},
    {Signal::people_searches, research, 48, 6, 5000},
    {Signal::advanced_searches, research, 40, 6, 3000},
    {Signal::profile_views_made, research, 72, 6, 10000},
    {Signal::profile_views_received, presence, 60, 6, 30000},
    {Signal::leads_saved, research, 44, 10, 3000},
    {Signal::accounts_saved, research, 30, 10, 1000},
    {Signal::days_active, presence, 62, 6, 90},
    {Signal::shares, engagement, 6, 8, 1000},
    {Signal::share_reactions, engagement, 56, 12, 60000},
    {Signal::share_comments, engagement, 28, 12, 20000},
    {Signal::share_reshares, engagement, 8, 12, 10000},
    {Signal::comments_made, engagement, 18, 6, 5000},
    {Signal::reactions_given, engagement, 52, 6, 20000},
    {Signal::groups_joined, network, 24, 8, 100},
    {Signal::group_contributions, engagement, -12, 8, 500},
    {Signal::connections, network, 120, 7, 30000},
    {Signal::messages_sent, outreach, 30, 6, 5000},
    {Signal::invitations_sent, outreach, 30, 6, 2500},
};

/// A signal that is zero wherever another one is.
struct GateLaw {
  Signal signal;
  Signal gate;
};
inline constexpr GateLaw kGateLaws[] = {
    {Signal::post_reactions, Signal::posts},   {Signal::post_comments, Signal::posts},
    {Signal::followers_gained, Signal::posts}, {Signal::share_reactions, Signal::shares},
    {Signal::share_comments, Signal::shares},  {Signal::share_reshares, Signal::shares},
};

/// A signal that counts a part of what another one counts. The share lies between two bounds, in
/// 65,536ths, and is higher for more active members.
struct PartLaw {
  Signal part;
  Signal whole;
  std::uint16_t least;
  std::uint16_t most;
};
inline constexpr PartLaw kPartLaws[] = {
    {Signal::messages_answered, Signal::messages_sent, 3000, 45000},
    {Signal::invitations_accepted, Signal::invitations_sent, 10000, 55000},
    {Signal::decision_makers_contacted, Signal::people_contacted, 0, 50000},
    {Signal::decision_maker_connections, Signal::connections, 0, 9000},
    {Signal::colleague_connections, Signal::connections, 0, 12000},
};

/// The share of messages and invitations that go to people not contacted before.
inline constexpr std::uint16_t kLeastNewPeople = 30000;
inline constexpr std::uint16_t kMostNewPeople = 65535;

/// The acts of a member, other than being seen: a day is active if one of these happened.
inline constexpr Signal kActs[] = {
    Signal::posts,         Signal::people_searches,    Signal::advanced_searches,
    Signal::leads_saved,   Signal::profile_views_made, Signal::accounts_saved,
    Signal::shares,        Signal::comments_made,      Signal::reactions_given,
    Signal::messages_sent, Signal::invitations_sent,   Signal::group_contributions,
};

/// How much more active than the middle the members of industry g are: entry g modulo 11.
inline constexpr std::array<std::int16_t, 11> kIndustryLevels = {0,  -6, 4, -2, -7, 3,
                                                                 -3, 7,  1, -4, 5};

}  // namespace ssi::internal

#endif  // SSI_SRC_SYNTHETIC_POPULATION_LAWS_HPP
