// SPDX-License-Identifier: MIT
#include "explain/order_statistics.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/prefetch.hpp"

namespace ssi::internal {
namespace {

// A cache line of members at a time, whose values are bisected side by side: of signed values,
// because vectors of the oldest CPUs compare no others.
constexpr std::size_t kLanes = kCountedLanes;
using Lanes = std::array<std::int16_t, kLanes>;

constexpr std::int32_t kOffset = 0x8000;

std::int16_t to_signed(std::uint16_t value) { return static_cast<std::int16_t>(value - kOffset); }
std::uint16_t to_unsigned(std::int16_t value) {
  return static_cast<std::uint16_t>(value + kOffset);
}

/// Narrows down the value at a position in order, for each lane: it is from `least` to `most`.
class Search {
 public:
  Search(std::size_t position, const Lanes& least, const Lanes& most)
      : position_(static_cast<std::int16_t>(position)), least_(least), most_(most) {}

  bool is_done() const { return least_ == most_; }

  /// Halves what is left to search.
  void step(const Kernel& kernel, std::span<const std::int16_t> values) {
    Lanes middle;
    for (std::size_t l = 0; l < kLanes; ++l) {
      middle[l] = static_cast<std::int16_t>((least_[l] + most_[l]) >> 1);
    }
    Lanes not_more;
    kernel.count_not_more(values.data(), values.size() / kLanes, middle.data(), not_more.data());
    for (std::size_t l = 0; l < kLanes; ++l) {
      const bool is_enough = not_more[l] >= position_;  // chosen by it, not branched on
      most_[l] = is_enough ? middle[l] : most_[l];
      least_[l] = is_enough ? least_[l] : static_cast<std::int16_t>(middle[l] + 1);
    }
  }

  const Lanes& found() const { return least_; }

 private:
  std::int16_t position_;
  Lanes least_;
  Lanes most_;
};

/// The values of a line of members: all those of a draw, then those of the next.
class Line {
 public:
  explicit Line(std::size_t draws) : values_(draws * kLanes) {}

  void load(const DrawnValues& drawn, std::size_t first, std::size_t members) {
    const std::size_t next = std::min(first + kLanes, drawn.stride - 1);
    for (std::size_t d = 0; d < drawn.draws; ++d) {
      const std::uint16_t* row = drawn.values + d * drawn.stride;
      std::transform(row + first, row + first + members, &values_[d * kLanes], to_signed);
      prefetch_line(row + next);  // each draw is elsewhere, which no CPU foresees
    }
  }

  /// Returns the quantiles.
  std::array<Lanes, 2> find(const Kernel& kernel, const QuantilePositions& positions) const {
    Lanes least;
    Lanes most;
    least.fill(std::numeric_limits<std::int16_t>::max());
    most.fill(std::numeric_limits<std::int16_t>::min());
    for (std::size_t begin = 0; begin < values_.size(); begin += kLanes) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        least[l] = std::min(least[l], values_[begin + l]);
        most[l] = std::max(most[l], values_[begin + l]);
      }
    }
    Search low(positions.low, least, most);
    Search high(positions.high, least, most);
    while (!low.is_done()) low.step(kernel, values_);
    while (!high.is_done()) high.step(kernel, values_);
    return {low.found(), high.found()};
  }

 private:
  std::vector<std::int16_t> values_;  // [draw * kLanes + lane]
};

}  // namespace

void find_quantiles(const Kernel& kernel, const DrawnValues& drawn, std::size_t first,
                    std::span<std::uint16_t> low, std::span<std::uint16_t> high) {
  const QuantilePositions positions(drawn.draws);
  Line line(drawn.draws);
  for (std::size_t done = 0; done < low.size(); done += kLanes) {
    const std::size_t members = std::min(kLanes, low.size() - done);
    line.load(drawn, first + done, members);
    const auto [lows, highs] = line.find(kernel, positions);
    std::transform(lows.begin(), lows.begin() + members, &low[done], to_unsigned);
    std::transform(highs.begin(), highs.begin() + members, &high[done], to_unsigned);
  }
}

}  // namespace ssi::internal
