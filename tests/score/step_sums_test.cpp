// SPDX-License-Identifier: MIT
// Sums of steps: members of whom something is missing, tables of any length that begin anywhere,
// and points around the limits of 16 bits.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"
#include "support/step_terms.hpp"

namespace ssi::steps {
namespace {

constexpr std::int64_t kMostPoints = 65535;

/// Members whose counts are near the levels of a model, beside and far beyond them.
std::vector<reference::Values> draw_members(Random& random, const Model& model, std::size_t rows,
                                            std::uint64_t missing_percent) {
  std::vector<reference::Values> members(rows);
  for (reference::Values& member : members) member.resize(model.catalogue().size());
  const std::vector<Term> terms = terms_of(model);
  for (const Signal signal : model.used_signals()) {
    // Everybody, or one run of members, or all others.
    const std::size_t first = random.index(rows);
    const std::size_t last = first + random.index(rows - first);
    const bool is_run = random.chance(20);
    const bool is_gap = random.chance(20);
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_inside = row >= first && row <= last;
      if ((is_run && !is_inside) || (is_gap && is_inside)) continue;
      if (random.chance(missing_percent)) continue;
      const auto full = static_cast<std::uint64_t>(std::ceil(random.pick(terms).curve.full));
      const std::uint64_t choices[] = {random.below(2 * full + 2), full - 1 + random.below(3),
                                       full * (1 + random.below(9)),
                                       random.bits() >> (32 + random.below(32))};
      members[row][index_of(signal)] = static_cast<std::uint32_t>(random.pick(choices));
    }
  }
  return members;
}

/// Scores a table of drawn members, in columns of any types, and some slices of it.
void expect_drawn_members(Random& random, const Model& model, std::size_t rows) {
  const ScoreAggregator score(model);
  static constexpr std::uint64_t kMissing[] = {0, 0, 5, 50};
  auto members = draw_members(random, model, rows, random.pick(kMissing));
  std::vector<ColumnType> types(model.catalogue().size(), ColumnType::uint16);
  for (ColumnType& type : types) {
    if (random.chance(50)) type = random.pick(kColumnTypes);
  }
  narrow(members, types);
  const auto expected = reference_scores(model, members);
  const TypedTable table(members, types, random);
  expect_scores_everywhere(score, table.table(), expected);
  for (int i = 0; i < 3; ++i) {
    const std::size_t first = random.index(rows);
    const std::size_t size = random.index(rows - first + 1);
    SCOPED_TRACE("slice from " + std::to_string(first) + " of " + std::to_string(size));
    expect_scores_everywhere(score, table.table().slice(first, size),
                             std::span(expected).subspan(first, size));
  }
}

// Standard signals that are no flags.
std::vector<Signal> draw_signals(Random& random) {
  std::vector<Signal> signals;
  for (std::size_t i = 1 + random.index(6); i > 0; --i) {
    signals.push_back(static_cast<Signal>(3 + random.index(kStandardSignals - 3)));
  }
  return signals;
}

MissingPolicy draw_policy(Random& random) {
  return random.chance(50) ? MissingPolicy::zero : MissingPolicy::renormalise;
}

TEST(StepSums, TakeMissingMembersAndSlicesThatBeginAnywhere) {
  Random random(192);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const std::vector<Signal> signals = draw_signals(random);
    std::vector<std::shared_ptr<const Competency>> competencies;
    for (std::size_t c = 1 + random.index(3); c > 0; --c) {
      std::vector<Term> terms;
      for (std::size_t t = 1 + random.index(5); t > 0; --t) {
        terms.push_back(draw_term(random, signals, random.pick(kLevels)));
      }
      const Points maximum = points_of(1 + random.pick(kPoints) % 20000);
      competencies.push_back(competency_of("c" + std::to_string(c), maximum, std::move(terms)));
    }
    expect_drawn_members(random, model_of(std::move(competencies), draw_policy(random)),
                         1 + random.index(random.chance(80) ? 300 : 1100));
    if (HasFatalFailure()) return;
  }
}

/// Terms whose points, without their signs, add up to a sum. Requires: sum >= count.
std::vector<Term> draw_terms_of_sum(Random& random, std::span<const Signal> signals,
                                    std::int64_t sum, std::int64_t count) {
  std::vector<Term> terms;
  const bool have_signs = random.chance(50);
  for (; count > 0; --count) {
    const std::int64_t others = count - 1;
    const std::int64_t least = std::max<std::int64_t>(1, sum - others * kMostPoints);
    const std::int64_t most = std::min(kMostPoints, sum - others);
    const std::int64_t points = random.chance(50) ? most : least + random.below(most - least + 1);
    sum -= points;
    Term term = draw_term(random, signals, random.pick(kLevels));
    term.points = points_of(have_signs && random.chance(50) ? -points : points);
    terms.push_back(std::move(term));
  }
  for (std::size_t i = terms.size(); i > 1; --i) std::swap(terms[i - 1], terms[random.index(i)]);
  return terms;
}

TEST(StepSums, AddUpAroundTheLimitsOf16Bits) {
  Random random(193);
  SCOPED_TRACE(random.trace());
  for (const std::int64_t sum :
       {20000, 32511, 32512, 32513, 32766, 32767, 32768,  32769,  65279,  65280,
        65534, 65535, 65536, 65537, 98303, 98304, 131070, 131071, 131072, 500'000}) {
    for (int round = 0; round < 12; ++round) {
      SCOPED_TRACE("sum " + std::to_string(sum) + ", model " + std::to_string(round));
      const std::vector<Signal> signals = draw_signals(random);
      std::vector<std::shared_ptr<const Competency>> competencies;
      const std::size_t parts = 1 + random.index(3);
      std::int64_t left = kMostPoints;
      for (std::size_t c = 0; c < parts; ++c) {
        const std::int64_t maximum = c + 1 == parts ? left : 1 + random.below(left - 5);
        left -= maximum;
        const auto count = static_cast<std::int64_t>(sum / kMostPoints + 1 + random.below(12));
        competencies.push_back(competency_of("c" + std::to_string(c), points_of(maximum),
                                             draw_terms_of_sum(random, signals, sum, count)));
      }
      expect_drawn_members(random, model_of(std::move(competencies), draw_policy(random)),
                           1 + random.index(200));
      if (HasFatalFailure()) return;
    }
  }
}

// The most that a competency may have.
TEST(StepSums, AddUpToTheLargestSum) {
  Random random(194);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 4; ++round) {
    const std::vector<Signal> signals = draw_signals(random);
    std::vector<Term> terms = draw_terms_of_sum(random, signals, 33'554'432, 520);
    for (Term& term : terms) term.curve.full = std::min(term.curve.full, 8192.0);
    expect_drawn_members(random,
                         model_of({competency_of("c", points_of(kMostPoints), std::move(terms))},
                                  draw_policy(random)),
                         1 + random.index(150));
    if (HasFatalFailure()) return;
  }
}

TEST(StepSums, AddUpManyTerms) {
  Random random(195);
  SCOPED_TRACE(random.trace());
  std::vector<Signal> signals;
  for (std::size_t i = 3; i < kStandardSignals; ++i) signals.push_back(static_cast<Signal>(i));
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    std::vector<std::vector<Term>> terms(1 + random.index(4));
    const std::size_t count = round < 20 ? 41 : 2 + random.index(60);
    const std::uint64_t highest = round % 2 == 0 ? 511 : 1 + random.below(12);
    for (std::size_t t = 0; t < count; ++t) {
      const double full = 1 + static_cast<double>(random.below(highest));
      Term& term = terms[t % terms.size()].emplace_back(draw_term(random, signals, full));
      term.points = points_of(term.points.hundredths() % 1100 + (random.chance(50) ? 1 : -1));
      if (term.points == Points()) term.points = points_of(256);
    }
    std::vector<std::shared_ptr<const Competency>> competencies;
    for (std::size_t c = 0; c < terms.size() && !terms[c].empty(); ++c) {
      competencies.push_back(competency_of("c" + std::to_string(c), points_of(16383), terms[c]));
    }
    expect_drawn_members(random, model_of(std::move(competencies), draw_policy(random)),
                         1 + random.index(700));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace ssi::steps
