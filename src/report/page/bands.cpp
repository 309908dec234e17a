// SPDX-License-Identifier: MIT
#include "report/page/bands.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "report/page/numbers.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"

namespace ssi::internal {
namespace {

/// Totals at which a band may begin, from 0 on: each limit, and the total after it.
std::set<Points> beginnings(const Model& model) {
  constexpr Points kLeast = Points::from_hundredths(1);
  std::set<Points> result = {Points()};
  const auto add = [&](const std::optional<Points>& limit) {
    if (!limit) return;
    for (const Points total : {*limit, *limit + kLeast}) {
      if (total > Points() && total <= model.maximum()) result.insert(total);
    }
  };
  for (const Band& band : model.bands()) {
    add(band.above);
    add(band.below);
  }
  return result;
}

std::string range_words(const BandRange& range) {
  const std::string from = maximum_text(range.from);
  return range.from == range.to ? from : from + " to " + maximum_text(range.to);
}

}  // namespace

std::vector<BandRange> band_ranges(const Model& model) {
  constexpr Points kLeast = Points::from_hundredths(1);
  std::vector<BandRange> result;
  for (const Points from : beginnings(model)) {
    const auto band = band_of(model.bands(), from);
    if (!result.empty()) result.back().to = from - kLeast;
    if (!band) continue;
    if (!result.empty() && result.back().band == *band) continue;
    result.push_back({*band, from, model.maximum()});
  }
  if (!result.empty()) result.back().to = model.maximum();
  std::ranges::reverse(result);
  return result;
}

std::vector<std::size_t> bands_by_total(const Model& model) {
  std::vector<std::size_t> result;
  const auto add = [&result](std::size_t band) {
    if (std::ranges::find(result, band) == result.end()) result.push_back(band);
  };
  for (const BandRange& range : band_ranges(model)) add(range.band);
  for (std::size_t band = 0; band < model.bands().size(); ++band) add(band);
  return result;
}

std::string bands_words(const Model& model) {
  const std::vector<BandRange> ranges = band_ranges(model);
  std::string result;
  for (const std::size_t band : bands_by_total(model)) {
    std::vector<std::string> totals;
    for (const BandRange& range : ranges) {
      if (range.band == band) totals.push_back(range_words(range));
    }
    if (totals.empty()) continue;
    print(result, "{}{}: {}", result.empty() ? "" : "; ",
          capitalised(spaced_name(model.bands()[band].name)), listed(totals));
  }
  return result.empty() ? result : "By the total. " + result + ".";
}

std::string badges_words(const Model& model) {
  std::string result;
  for (const Badge& badge : model.badges()) {
    print(result, "{}{}: {} points or more in \u201C{}\u201D", result.empty() ? "" : "; ",
          capitalised(spaced_name(badge.name)), maximum_text(badge.at_least),
          competency_words(model, badge.competency));
  }
  return result.empty() ? result : "By a competency, whatever the band is. " + result + ".";
}

}  // namespace ssi::internal
