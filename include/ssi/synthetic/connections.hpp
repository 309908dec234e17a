// SPDX-License-Identifier: MIT
#ifndef SSI_SYNTHETIC_CONNECTIONS_HPP
#define SSI_SYNTHETIC_CONNECTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/network/connection.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::internal {
class Draws;
}

namespace ssi::synthetic {

/// The most connections that a member of a graph can have on average.
inline constexpr std::uint32_t kMostMeanDegree = 10'000;

/// The connections in a population: an undirected graph with degrees in proportion to the signal
/// `connections`, so with a heavy tail.
///
///     ssi::synthetic::Connections graph(people, 10);
///     std::vector<ssi::Connection> connections;
///     graph.append(0, 65'536, connections);  // those that the first 65,536 members make
///
/// Each member makes mean_degree / 2 connections on average, in proportion to its `connections`: 60
/// % of them to its own industry, the others to any, in proportion to the industry's size. In an
/// industry, the other side is drawn by its quantile of activity, in proportion to the mean
/// `connections` there. So active members are over-represented among everyone's connections, and
/// most members' networks score above their industries, as in real networks.
///
/// No member is connected with itself. A pair may come up more than once and counts once; this is
/// rare in a population much larger than the mean degree. With fewer than a few hundred members,
/// some connections find no other side and are left out.
///
/// As with Members, the connections that a member makes depend on its position, the seed, the size
/// of the population, the industries and the mean degree alone, and are the same on any machine.
/// Immutable: any number of threads may share one.
class SSI_EXPORT Connections {
 public:
  /// O(1): measures `connections` on 65,536 members, some milliseconds. Throws
  /// std::invalid_argument unless 1 <= mean_degree <= kMostMeanDegree.
  Connections(const Members& population, std::uint32_t mean_degree);

  /// Appends the connections that the `rows` members from `first` on make; `a` is the member that
  /// makes it. O(rows * mean degree). Throws std::invalid_argument if the population has fewer
  /// members.
  void append(std::uint64_t first, std::size_t rows, std::vector<Connection>& out) const;

 private:
  void append_of(std::uint64_t member, std::uint32_t industry, std::uint32_t connections,
                 std::vector<Connection>& out) const;
  std::uint64_t draw_other(std::uint32_t own_industry, internal::Draws& draws) const;

  Members population_;
  std::uint64_t per_connection_;  // connections made per one of the signal, in 65,536ths
  std::vector<std::uint64_t> up_to_quantile_;  // [i]: `connections` at the quantiles below i / 256
};

}  // namespace ssi::synthetic

#endif  // SSI_SYNTHETIC_CONNECTIONS_HPP
