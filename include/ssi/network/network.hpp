// SPDX-License-Identifier: MIT
#ifndef SSI_NETWORK_NETWORK_HPP
#define SSI_NETWORK_NETWORK_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/cohort/standing_columns.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// How a member compares with its network.
struct NetworkStanding {
  Standing standing;              ///< among its connections and itself
  std::optional<Points> average;  ///< mean total of the connections alone, rounded half up;
                                  ///< nothing without connections
  friend bool operator==(const NetworkStanding&, const NetworkStanding&) = default;
};

/// Where the standings in everyone's network go: columns that the caller owns, element i for the
/// member at position i. Leave a span empty to skip that column. A member without a standing gets 0
/// in all.
struct NetworkColumns {
  StandingColumns standing = {};          ///< among its connections and itself
  std::span<std::uint16_t> average = {};  ///< mean total of the connections, in hundredths
};

/// The connections among members 0 to members() - 1, each pair once and nobody with itself, as
/// compressed sparse rows.
///
///     ssi::NetworkBuilder builder(totals.size());
///     builder.add(connections, {.threads = 8});  // all of them, in any pieces
///     const ssi::Network network = builder.build({.threads = 8});
///     network.standings(totals, {.standing = {.rank = rank}, .average = average});
///
/// A member's network is its first-degree connections. The member joins them to be ranked, so the
/// standing is one among connections + 1 members, and there is none if those are fewer than the
/// minimum. Memory: 8 bytes per connection and 8 per member. Immutable: any number of threads may
/// share one.
class SSI_EXPORT Network {
 public:
  /// The number of members, connected or not.
  std::size_t members() const noexcept { return members_; }
  /// The number of pairs that are connected.
  std::uint64_t connections() const noexcept { return connections_; }

  /// Returns the positions of a member's connections, ascending; the view lives as
  /// long as the network. O(1). Requires: member < members().
  std::span<const std::uint32_t> connections_of(std::size_t member) const noexcept;

  /// Returns a member's standing in its network, or nothing if that has fewer members, itself
  /// included, than the minimum. `totals`: everyone's, in hundredths. O(connections of the member).
  /// Requires: member < members(), one total per member.
  std::optional<NetworkStanding> standing(std::size_t member, std::span<const std::uint16_t> totals,
                                          std::uint64_t minimum = kMinimumCohort) const noexcept;

  /// Fills in everyone's standing. O(members + connections): reads 2 bytes per end of a connection,
  /// plus the adjacency lists. Throws std::invalid_argument unless there is one total per member,
  /// or if a column has fewer elements.
  void standings(std::span<const std::uint16_t> totals, const NetworkColumns& columns,
                 const Execution& execution = {}, std::uint64_t minimum = kMinimumCohort) const;

 private:
  friend class NetworkBuilder;
  /// The adjacency lists of 2^shift_ consecutive members: small enough to be sorted in cache when
  /// they are built, and the units that threads take.
  struct Rows {
    std::vector<std::uint64_t> ends;    // [member]: where its row ends in others
    std::vector<std::uint32_t> others;  // positions of connected members
  };

  std::size_t members_ = 0;
  std::uint64_t connections_ = 0;
  unsigned shift_ = 0;
  std::vector<Rows> rows_;
};

}  // namespace ssi

#endif  // SSI_NETWORK_NETWORK_HPP
