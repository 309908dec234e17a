// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_POINT_STATISTICS_HPP
#define SSI_COHORT_POINT_STATISTICS_HPP

#include <algorithm>
#include <cstdint>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// The mean, deviation, minimum and maximum of the points of many members, from exact sums, so that
/// adding in pieces and merging give the same result to the last bit. All are 0 if there are no
/// members.
///
///     ssi::PointStatistics insights;
///     insights.add(16.25_points);
///     insights += of_another_machine;
///     std::cout << insights.rounded_mean();
///
/// 24 bytes. Points are 0 to 655.35, so fewer than 2^32 members cannot overflow the sums. Any
/// number of threads may read one that no thread changes.
class SSI_EXPORT PointStatistics {
 public:
  /// The sums behind statistics, in hundredths: SELECT count(*), sum(x), sum(x * x), min(x), ...
  struct Sums {
    std::uint64_t sum = 0;      ///< the sum of the points
    std::uint64_t squares = 0;  ///< the sum of the squares
    std::uint32_t members = 0;  ///< the number of members
    std::uint16_t min = 0;      ///< 0 if there are no members
    std::uint16_t max = 0;      ///< 0 if there are no members

    friend bool operator==(const Sums&, const Sums&) = default;
  };

  /// Whether some points between min and max can have such sums.
  static bool are_possible(const Sums& sums) noexcept;

  PointStatistics() = default;
  /// From sums that were kept elsewhere. Throws std::invalid_argument for impossible ones.
  explicit PointStatistics(const Sums& sums);

  /// Adds members with these points. Requires: 0 <= points <= 655.35; fewer than 2^32 members.
  void add(Points points, std::uint32_t members = 1) noexcept {
    const auto hundredths = static_cast<std::uint64_t>(points.hundredths());
    if (members == 0) return;
    include(static_cast<std::uint16_t>(hundredths), static_cast<std::uint16_t>(hundredths));
    sums_.sum += hundredths * members;
    sums_.squares += hundredths * hundredths * members;
    sums_.members += members;
  }
  /// Adds the members of other statistics. Requires: fewer than 2^32 members in all.
  PointStatistics& operator+=(const PointStatistics& other) noexcept {
    if (other.sums_.members == 0) return *this;
    include(other.sums_.min, other.sums_.max);
    sums_.sum += other.sums_.sum;
    sums_.squares += other.sums_.squares;
    sums_.members += other.sums_.members;
    return *this;
  }

  /// The number of members added.
  std::uint64_t members() const noexcept { return sums_.members; }
  /// The mean in points, to the nearest double.
  double mean() const noexcept;
  /// The standard deviation of the sample (n - 1) in points, to some 4 units in the last place; 0
  /// for one member.
  double deviation() const noexcept;
  /// The mean, rounded half up from the exact sums: show this one to people.
  Points rounded_mean() const noexcept;
  /// The deviation, rounded likewise.
  Points rounded_deviation() const noexcept;
  /// The lowest points; 0 if there are no members.
  Points lowest() const noexcept { return Points::from_hundredths(sums_.min); }
  /// The highest points; 0 if there are no members.
  Points highest() const noexcept { return Points::from_hundredths(sums_.max); }

  /// The sums behind all the others, to be kept or sent.
  const Sums& sums() const noexcept { return sums_; }

  friend bool operator==(const PointStatistics&, const PointStatistics&) = default;

 private:
  void include(std::uint16_t low, std::uint16_t high) noexcept {
    sums_.min = sums_.members == 0 ? low : (std::min)(sums_.min, low);
    sums_.max = (std::max)(sums_.max, high);
  }

  Sums sums_;
};

}  // namespace ssi

#endif  // SSI_COHORT_POINT_STATISTICS_HPP
