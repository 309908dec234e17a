// SPDX-License-Identifier: MIT
#include "ssi/network/network.hpp"

#include <cassert>
#include <stdexcept>

#include "base/column_length.hpp"
#include "base/exact.hpp"
#include "base/execution.hpp"

namespace ssi {
namespace {

/// Writes one member's standing, or zeros, where it is wanted.
void store(const std::optional<NetworkStanding>& found, const NetworkColumns& columns,
           std::size_t member) {
  const NetworkStanding network = found.value_or(NetworkStanding());
  const Standing& standing = network.standing;
  if (!columns.standing.rank.empty())
    columns.standing.rank[member] = static_cast<std::uint32_t>(standing.rank);
  if (!columns.standing.percentile.empty()) {
    columns.standing.percentile[member] =
        static_cast<std::uint16_t>(standing.percentile.hundredths());
  }
  if (!columns.standing.top_percent.empty()) {
    columns.standing.top_percent[member] = static_cast<std::uint8_t>(standing.top_percent);
  }
  if (!columns.average.empty()) {
    columns.average[member] =
        static_cast<std::uint16_t>(network.average.value_or(Points()).hundredths());
  }
}

}  // namespace

std::span<const std::uint32_t> Network::connections_of(std::size_t member) const noexcept {
  assert(member < members_);
  const Rows& rows = rows_[member >> shift_];
  const std::size_t row = member & ((std::size_t{1} << shift_) - 1);
  const std::uint64_t begin = row == 0 ? 0 : rows.ends[row - 1];
  return std::span(rows.others).subspan(begin, rows.ends[row] - begin);
}

std::optional<NetworkStanding> Network::standing(std::size_t member,
                                                 std::span<const std::uint16_t> totals,
                                                 std::uint64_t minimum) const noexcept {
  assert(totals.size() == members_);
  const std::span<const std::uint32_t> others = connections_of(member);
  if (others.size() + 1 < minimum) return std::nullopt;
  const std::uint32_t own = totals[member];
  std::uint64_t above = 0;
  std::uint64_t equal = 0;
  std::uint64_t sum = 0;
  for (const std::uint32_t other : others) {
    const std::uint32_t total = totals[other];
    above += total > own ? 1 : 0;
    equal += total == own ? 1 : 0;
    sum += total;
  }
  NetworkStanding result{standing_of(above, equal + 1, others.size() - above - equal), {}};
  if (!others.empty()) {
    const std::uint64_t average = internal::rounded_quotient(sum, others.size());
    result.average = Points::from_hundredths(static_cast<std::int32_t>(average));
  }
  return result;
}

void Network::standings(std::span<const std::uint16_t> totals, const NetworkColumns& columns,
                        const Execution& execution, std::uint64_t minimum) const {
  if (totals.size() != members_) {
    throw std::invalid_argument("there are not as many totals as members of the network");
  }
  internal::check_lengths("network", members_, columns.standing.rank, columns.standing.percentile,
                          columns.standing.top_percent, columns.average);
  internal::share_parts(execution, rows_.size(), [&](internal::Parts& parts) {
    while (const auto part = parts.next()) {
      const std::size_t first = *part << shift_;
      for (std::size_t row = 0; row < rows_[*part].ends.size(); ++row) {
        store(standing(first + row, totals, minimum), columns, first + row);
      }
    }
  });
}

}  // namespace ssi
