// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>

#include "report/page/charts.hpp"
#include "report/page/numbers.hpp"
#include "report/page/svg.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kPixel = 100;
constexpr std::int64_t kTallest = 120 * kPixel;
constexpr std::int64_t kLeastTall = 2 * kPixel;
constexpr std::int64_t kBinWidth = 5'00;
constexpr std::int64_t kNarrow = 25;  // at each side of a column
constexpr std::int64_t kWide = 1'25;  // at each side of a column before another

std::size_t bin_of(Points total, Points maximum) {
  const auto of_all = static_cast<std::int64_t>(kBins) * std::max(total.hundredths(), 0);
  const std::int64_t bin = of_all / std::max(maximum.hundredths(), 1);
  return static_cast<std::size_t>(std::min<std::int64_t>(bin, kBins - 1));
}

std::uint64_t sum_of(const Bins& bins) {
  std::uint64_t sum = 0;
  for (const std::uint64_t members : bins) sum += members;
  return sum;
}

/// The height of columns: of a share of all members, by the largest share of any column.
class Heights {
 public:
  explicit Heights(const Bins& bins, const std::optional<Bins>& others = {}) {
    take(bins);
    if (others) take(*others);
  }
  std::int64_t operator()(std::uint64_t members, std::uint64_t all) const {
    if (members == 0) return 0;
    const Scale height{0, static_cast<std::int64_t>(most_), 0, kTallest};
    return std::max(height(static_cast<std::int64_t>(share(members, all))), kLeastTall);
  }

 private:
  static std::uint64_t share(std::uint64_t members, std::uint64_t all) {
    constexpr std::uint64_t kParts = 1'000'000;  // members are below 2^32, products below 2^64
    return all == 0 ? 0 : kParts * members / all;
  }
  void take(const Bins& bins) {
    const std::uint64_t all = sum_of(bins);
    for (const std::uint64_t members : bins) most_ = std::max(most_, share(members, all));
  }

  std::uint64_t most_ = 0;
};

void draw_columns(Svg& svg, const Bins& bins, const Heights& heights, std::int64_t base,
                  std::int64_t inset, std::string_view css, std::optional<std::size_t> own = {}) {
  const std::uint64_t all = sum_of(bins);
  for (std::size_t i = 0; i < kBins; ++i) {
    const std::int64_t tall = heights(bins[i], all);
    if (tall == 0) continue;
    svg.column(own == i ? "column own" : css, kBinWidth * static_cast<std::int64_t>(i) + inset,
               base - tall, kBinWidth - 2 * inset, tall);
  }
}

void draw_base(Svg& svg, std::int64_t base, Points maximum) {
  svg.horizontal("grid", base);
  for (std::int64_t quarter = 0; quarter <= 4; ++quarter) {
    const Anchor anchor = quarter == 0   ? Anchor::start
                          : quarter == 4 ? Anchor::end
                                         : Anchor::middle;
    svg.text(quarter * 25'00, base + 18 * kPixel, anchor,
             trimmed((quarter * maximum.hundredths() + 2) / 4));
  }
}

std::int64_t place_of(Points total, Points maximum) {
  return share_of(total.hundredths(), maximum.hundredths());
}

}  // namespace

Bins bins_of(const Distribution& totals, Points maximum) {
  Bins result{};
  totals.for_each(
      [&](Points total, std::uint32_t members) { result[bin_of(total, maximum)] += members; });
  return result;
}

std::string bins_text(const Bins& bins, Points maximum) {
  constexpr auto kParts = static_cast<std::int64_t>(kBins);
  const auto edge = [maximum](std::size_t bin) {
    const std::int64_t parts = static_cast<std::int64_t>(bin) * maximum.hundredths();
    return trimmed((parts + kParts / 2) / kParts);
  };
  std::string result;
  for (std::size_t i = 0; i < kBins; ++i) {
    if (bins[i] == 0) continue;
    print(result, "{}{} to {}: {}", result.empty() ? "" : "; ", edge(i), edge(i + 1), bins[i]);
  }
  return result;
}

std::string cohort_chart(const ChartWords& words, const Bins& bins, Points maximum,
                         const Place& place) {
  constexpr std::int64_t kTop = 44 * kPixel;
  constexpr std::int64_t kBase = kTop + kTallest;
  Svg svg(words.id, 188, words.title, words.figures);
  const std::int64_t low = place_of(place.low, maximum);
  svg.column("middle", low, kTop, place_of(place.high, maximum) - low, kTallest);
  draw_columns(svg, bins, Heights(bins), kBase, kNarrow, "column", bin_of(place.total, maximum));
  const std::int64_t median = place_of(place.median, maximum);
  svg.vertical("median", median, 36 * kPixel, kBase);
  svg.text(median, 30 * kPixel, anchor_at(median), "median " + points_text(place.median));
  const std::int64_t own = place_of(place.total, maximum);
  svg.vertical("you", own, 16 * kPixel, kBase);
  svg.text(own, 11 * kPixel, anchor_at(own), "you: " + points_text(place.total), "you-text");
  draw_base(svg, kBase, maximum);
  return std::move(svg).end();
}

std::string team_chart(const ChartWords& words, const Bins& team,
                       const std::optional<Bins>& industry, Points maximum) {
  constexpr std::int64_t kBase = 8 * kPixel + kTallest;
  Svg svg(words.id, 152, words.title, words.figures);
  const Heights heights(team, industry);
  if (industry) draw_columns(svg, *industry, heights, kBase, kNarrow, "column");
  draw_columns(svg, team, heights, kBase, industry ? kWide : kNarrow, "column own");
  draw_base(svg, kBase, maximum);
  return std::move(svg).end();
}

}  // namespace ssi::internal
