// SPDX-License-Identifier: MIT
#include "explain/order_statistics.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace ssi::internal {
namespace {

// A cache line of members at a time, in plain loops over them, which vectors can run: of signed
// values, because vectors of the oldest CPUs compare no others.
constexpr std::size_t kLanes = 32;
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

  void begin() {
    not_more_.fill(0);
    for (std::size_t l = 0; l < kLanes; ++l) {
      middle_[l] = static_cast<std::int16_t>((least_[l] + most_[l]) >> 1);
    }
  }

  void count(const Lanes& values) {
    for (std::size_t l = 0; l < kLanes; ++l) {
      not_more_[l] = static_cast<std::int16_t>(not_more_[l] + (values[l] <= middle_[l] ? 1 : 0));
    }
  }

  void end() {
    for (std::size_t l = 0; l < kLanes; ++l) {
      if (not_more_[l] >= position_) {
        most_[l] = middle_[l];
      } else {
        least_[l] = static_cast<std::int16_t>(middle_[l] + 1);
      }
    }
  }

  const Lanes& found() const { return least_; }

 private:
  std::int16_t position_;
  Lanes least_;
  Lanes most_;
  Lanes middle_{};
  Lanes not_more_{};
};

/// The values of a line of members, in the order of the draws.
class Line {
 public:
  explicit Line(std::size_t draws) : values_(draws) {}

  void load(const DrawnValues& drawn, std::size_t first, std::size_t members) {
    for (std::size_t d = 0; d < values_.size(); ++d) {
      const std::uint16_t* from = drawn.values + d * drawn.stride + first;
      std::transform(from, from + members, values_[d].begin(), to_signed);
    }
  }

  void find(const QuantilePositions& positions, Lanes& low, Lanes& high) const {
    Lanes least = values_.front();
    Lanes most = values_.front();
    for (const Lanes& values : values_) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        least[l] = std::min(least[l], values[l]);
        most[l] = std::max(most[l], values[l]);
      }
    }
    Search lower(positions.low, least, most);
    Search upper(positions.high, least, most);
    while (!lower.is_done() || !upper.is_done()) {
      lower.begin();
      upper.begin();
      for (const Lanes& values : values_) {
        lower.count(values);
        upper.count(values);
      }
      lower.end();
      upper.end();
    }
    low = lower.found();
    high = upper.found();
  }

 private:
  std::vector<Lanes> values_;
};

}  // namespace

void find_quantiles(const DrawnValues& drawn, std::size_t first, std::span<std::uint16_t> low,
                    std::span<std::uint16_t> high) {
  const QuantilePositions positions(drawn.draws);
  Line line(drawn.draws);
  for (std::size_t done = 0; done < low.size(); done += kLanes) {
    const std::size_t members = std::min(kLanes, low.size() - done);
    line.load(drawn, first + done, members);
    Lanes lower;
    Lanes upper;
    line.find(positions, lower, upper);
    std::transform(lower.begin(), lower.begin() + members, &low[done], to_unsigned);
    std::transform(upper.begin(), upper.begin() + members, &high[done], to_unsigned);
  }
}

}  // namespace ssi::internal
