// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_OPTIONS_HPP
#define SSI_SRC_ADVICE_SEARCH_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "advice/search/cost.hpp"

namespace ssi::internal {

/// Where an option comes from: a combination of a knot, or the options of two parts.
struct Origin {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// The choices worth keeping in a part of a plan, in points gained and cost. A gain in a competency
/// whose points are not its sum, and that other parts touch too, stays a sum, an *open* one, until
/// all parts of it are together. All other gains are closed and add up.
///
/// An option is dropped if another of no more effort, no more actions where the effort is the same,
/// and no less points takes its place in every plan: it gives no less total, because points do not
/// fall as a sum rises, for less effort or for as few actions. Where all points are closed, more
/// points for the same effort win whatever the actions, because the total counts before them.
struct Options {
  std::vector<std::uint32_t> open;   // competencies whose sums are open, ascending
  std::vector<std::int32_t> points;  // of each option: its closed points, then each open sum
  std::vector<Cost> costs;
  std::vector<Origin> origins;
  bool is_line = true;  // they differ in one number: closed points, or with those 0 an open sum

  std::size_t size() const noexcept { return costs.size(); }
  std::size_t stride() const noexcept { return open.size() + 1; }
  std::int32_t closed(std::size_t option) const { return points[option * stride()]; }
  std::span<const std::int32_t> of(std::size_t option) const {
    return std::span(points).subspan(option * stride(), stride());
  }
};

/// Collects options that differ in one number of a known range.
class LineCollector {
 public:
  LineCollector(std::int32_t low, std::int32_t high)
      : low_(low),
        costs_(static_cast<std::size_t>(high - low) + 1, Cost::infinite()),
        origins_(costs_.size()) {}

  /// Whether a range is small enough.
  static bool takes(std::int64_t low, std::int64_t high) noexcept {
    return high - low < std::int64_t{1} << 20;
  }

  /// Of several at the same cost, the first counts. Requires: low <= points <= high.
  void offer(std::int32_t points, Cost cost, Origin origin) noexcept {
    const auto place = static_cast<std::size_t>(points - low_);
    if (!(cost < costs_[place])) return;
    costs_[place] = cost;
    origins_[place] = origin;
  }

  /// Returns those worth keeping, by rising points.
  Options take(const std::vector<std::uint32_t>& open) const;

 private:
  std::int32_t low_;
  std::vector<Cost> costs_;  // [points - low]
  std::vector<Origin> origins_;
};

/// Collects any options.
class TableCollector {
 public:
  explicit TableCollector(std::vector<std::uint32_t> open);

  void offer(std::span<const std::int32_t> points, Cost cost, Origin origin);

  /// Returns those worth keeping, by rising cost.
  Options take();

 private:
  void drop_dominated();

  Options kept_;
  std::size_t next_drop_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_OPTIONS_HPP
