// SPDX-License-Identifier: MIT
// Ratios on and beside every half of a hundredth, and counts around every limit up to which a
// faster arithmetic might hold: batches of each instruction set against the reference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ssi/score.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

Model ratio_model(std::int32_t points, double prior, double full) {
  return Model({.id = "ratio",
                .competencies = {std::make_shared<TermCompetency>(
                    "c", "C", Points::from_hundredths(2 * std::abs(points)),
                    std::vector<Term>{{"r", ratio(Signal::posts, Signal::shares, prior),
                                       linear(full), Points::from_hundredths(points), ""},
                                      // Lifts the sum, so that penalties show above the clamp at 0;
                                      // the maximum leaves room for both.
                                      {"lift", count(Signal::media), linear(1),
                                       Points::from_hundredths(std::abs(points)), ""}})}});
}

/// Pairs a, b whose points are just under, at and just over some halves of a hundredth.
void append_near_halves(std::int32_t points, double prior, double full, std::uint32_t b,
                        std::uint32_t largest, std::vector<reference::Values>& members) {
  const double divisor = (b + prior) * full;
  for (std::int32_t k = 0; k <= points; k += 1 + k / 4) {
    const double a = std::floor((k + 0.5) * divisor / points);
    for (double near = std::max(0.0, a - 1); near <= a + 1; ++near) {
      reference::Values values(kStandardSignals);
      values[index_of(Signal::posts)] = static_cast<std::uint32_t>(std::min<double>(near, largest));
      values[index_of(Signal::shares)] = b;
      values[index_of(Signal::media)] = 1;
      members.push_back(std::move(values));
    }
  }
}

std::vector<std::uint32_t> divisors_to_try(std::uint32_t largest) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t b = 0; b <= 40; ++b) result.push_back(b);
  for (const std::uint32_t about :
       {127U,   255U,   511U,   1023U,  1820U,     2047U,    2730U,  4095U,
        5451U,  5461U,  7277U,  8191U,  10912U,    10922U,   16383U, 21840U,
        21845U, 32767U, 43690U, 65535U, 1U << 20U, 1U << 24U}) {
    for (std::uint32_t b = about - 10; b <= about + 1; b += b < about - 2 ? 4 : 1)
      result.push_back(std::min(b, largest));
  }
  return result;
}

void expect_ratios(std::int32_t points, double prior, double full, ColumnType type) {
  SCOPED_TRACE("points " + std::to_string(points) + ", prior " + std::to_string(prior) + ", full " +
               std::to_string(full));
  const std::uint32_t largest = largest_of(type);
  std::vector<reference::Values> members;
  for (const std::uint32_t b : divisors_to_try(largest)) {
    append_near_halves(std::abs(points), prior, full, b, largest, members);
  }
  // Each strip of a batch has divisors of one size, as sorted, and of all sizes, as shuffled.
  Random random(130);
  for (const bool is_shuffled : {false, true}) {
    for (std::size_t i = members.size(); is_shuffled && i > 1; --i) {
      std::swap(members[i - 1], members[random.index(i)]);
    }
    const Model model = ratio_model(points, prior, full);
    const TypedTable table(members, kStandardSignals, type, random);
    expect_scores_everywhere(ScoreAggregator(model), table.table(),
                             reference_scores(model, members));
  }
}

TEST(Ratio, NearHalvesEqualsTheReference) {
  for (const std::int32_t points : {33, 700, -400}) {
    for (const double prior : {0.0, 10.0}) {
      for (const double full : {0.5, 3.0, 0.35}) {
        expect_ratios(points, prior, full, ColumnType::uint16);
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST(Ratio, OfExtremeParametersEqualsTheReference) {
  for (const auto& [points, prior, full] :
       {std::tuple{2500, 10.0, 0.5}, std::tuple{32767, 1.0, 1.0}, std::tuple{1, 0.0, 4096.0},
        std::tuple{700, 1e6, 0.5}, std::tuple{700, 1.0 / 3, 0.5}, std::tuple{700, 10.0, 1e-3},
        std::tuple{700, 1.0 / 256, 1.0 / 256}}) {
    for (const ColumnType type : {ColumnType::uint16, ColumnType::uint32}) {
      expect_ratios(points, prior, full, type);
      if (HasFatalFailure()) return;
    }
  }
}

// A strip in which every denominator is 0, and no denominator has been proved for faster
// arithmetic.
TEST(Ratio, WithNothingInTheDenominatorEqualsTheReference) {
  std::vector<reference::Values> members;
  for (std::uint32_t a = 0; a < 1024; ++a) {
    reference::Values values(kStandardSignals);
    values[index_of(Signal::posts)] = a;
    values[index_of(Signal::shares)] = 0;
    values[index_of(Signal::media)] = 1;
    members.push_back(std::move(values));
  }
  Random random(131);
  for (const std::int32_t points : {33, 700, 2310}) {
    for (const double prior : {0.0, 7.0, 10.0}) {
      for (int twentieths = 1; twentieths <= 20; ++twentieths) {
        const Model model = ratio_model(points, prior, twentieths / 20.0);
        const TypedTable table(members, kStandardSignals, ColumnType::uint16, random);
        expect_scores_everywhere(ScoreAggregator(model), table.table(),
                                 reference_scores(model, members));
        if (HasFatalFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace ssi
