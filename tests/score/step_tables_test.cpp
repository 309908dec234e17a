// SPDX-License-Identifier: MIT
// The points of counts and differences rise in steps up to full marks: every count that 16 bits
// hold, in columns of 8, 16 and 32.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"
#include "support/step_terms.hpp"

namespace ssi::steps {
namespace {

constexpr Signal kSignals[] = {Signal::posts, Signal::shares};
constexpr Signal kAlwaysOne = Signal::connections;
constexpr std::int64_t kMostPoints = 32767;  // with a sign in 16 bits, as vectors have them

/// The points of a term for each count up to full marks, from where on they stay as they are.
class StepTable {
 public:
  explicit StepTable(const Term& term) : input_(term.input) {
    const auto last = static_cast<std::uint32_t>(std::ceil(term.curve.full));
    for (std::uint32_t x = 0; x <= last; ++x) {
      points_.push_back(reference::term_points(term, x, 0));
    }
  }

  std::int64_t at(std::uint32_t posts, std::uint32_t shares) const {
    std::uint32_t x = operand(0, posts, shares);
    if (input_.kind == InputKind::difference) x -= std::min(x, operand(1, posts, shares));
    return points_[std::min<std::size_t>(x, points_.size() - 1)];
  }

 private:
  std::uint32_t operand(std::size_t i, std::uint32_t posts, std::uint32_t shares) const {
    if (input_.operands[i] == kAlwaysOne) return 1;
    return input_.operands[i] == Signal::posts ? posts : shares;
  }

  Input input_;
  std::vector<std::int64_t> points_;
};

/// Terms whose points can be told from their sum, which is never clamped.
class Terms {
 public:
  /// Adds a term, unless the sum could become too large.
  bool add(const Term& term) {
    const std::int64_t points = std::abs(std::int64_t{term.points.hundredths()});
    if (all_ + points > kMostPoints) return false;
    all_ += points;
    if (term.points.hundredths() < 0) penalties_ += points;
    terms_.push_back(term);
    return true;
  }

  /// All terms, and what the penalties can be taken from.
  std::vector<Term> get() const {
    std::vector<Term> terms = terms_;
    if (penalties_ > 0) terms.push_back(make_term(count(kAlwaysOne), false, 1, penalties_));
    return terms;
  }

 private:
  std::vector<Term> terms_;
  std::int64_t all_ = 0;
  std::int64_t penalties_ = 0;
};

/// Every count of the type up to 65,535, in their order or another. Wider types have each once more
/// with something above the lower 16 bits.
template <class T>
std::vector<T> every_count(Random& random) {
  constexpr std::size_t kTimes = sizeof(T) > 2 ? 2 : 1;
  const std::size_t factor = random.chance(50) ? 1 : random.index(65536) | 1;
  std::vector<T> counts(65536 * kTimes + random.index(64));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    std::uint64_t value = i / kTimes * factor % 65536;
    if (i % kTimes != 0) value |= (1 + random.below(65535)) << (16 + random.below(2) * 15);
    counts[i] = static_cast<T>(value);
  }
  return counts;
}

/// Mostly one small count, so that differences have every value too.
template <class T>
std::vector<T> other_counts(Random& random, std::size_t rows) {
  const auto usual = static_cast<T>(random.below(3) * random.below(20));
  std::vector<T> counts(rows, usual);
  for (std::size_t i = random.index(9); i < rows; i += 1 + random.index(16)) {
    counts[i] = static_cast<T>(random.bits() >> random.below(60));
  }
  return counts;
}

/// Scores members with these counts on each instruction set.
template <class T>
void expect_points(const std::vector<Term>& terms, const std::vector<T>& posts,
                   const std::vector<T>& shares) {
  const std::vector<std::uint8_t> ones(posts.size(), 1);
  std::vector<std::uint16_t> expected(posts.size());
  const std::vector<StepTable> tables(terms.begin(), terms.end());
  for (std::size_t i = 0; i < posts.size(); ++i) {
    std::int64_t sum = 0;
    for (const StepTable& table : tables) sum += table.at(posts[i], shares[i]);
    expected[i] = static_cast<std::uint16_t>(sum);
  }
  Columns columns;
  columns.set(Signal::posts, posts).set(Signal::shares, shares).set(kAlwaysOne, ones);
  const ScoreAggregator score(model_of({competency_of("c", points_of(kMostPoints), terms)}));
  for (const std::string_view set : instruction_sets()) {
    const Scores scores = scores_of(score, MemberTable(columns), {.instruction_set = set});
    for (const auto* column : {&scores.competencies[0], &scores.total}) {
      const auto at = std::mismatch(expected.begin(), expected.end(), column->begin());
      const auto row = static_cast<std::size_t>(at.first - expected.begin());
      ASSERT_EQ(row, expected.size())
          << set << ": " << *at.second << " points, not " << *at.first << ", for counts of "
          << +posts[row] << " and " << +shares[row] << " in " << sizeof(T) << " bytes";
    }
    ASSERT_EQ(std::count(scores.coverage.begin(), scores.coverage.end(), 10000), posts.size());
  }
}

template <class T>
void expect_every_count(const std::vector<Term>& terms, Random& random) {
  const std::vector<T> posts = every_count<T>(random);
  expect_points(terms, posts, other_counts<T>(random, posts.size()));
}

std::string described(const std::vector<Term>& terms) {
  std::string trace;
  for (const Term& term : terms) {
    trace += std::string(to_string(term.input.kind)) + ' ' +
             std::string(to_string(term.curve.kind)) + ' ' + std::to_string(term.curve.full) + ' ' +
             std::to_string(term.points.hundredths()) + "; ";
  }
  return trace;
}

void expect_every_count_of_any_type(const std::vector<Term>& terms, Random& random) {
  SCOPED_TRACE(described(terms));
  const std::uint64_t type = random.below(4);
  if (type == 0) expect_every_count<std::uint8_t>(terms, random);
  if (type == 1) expect_every_count<std::uint32_t>(terms, random);
  if (type >= 2) expect_every_count<std::uint16_t>(terms, random);
}

TEST(StepTables, GiveThePointsOfEveryCount) {
  Random random(190);
  SCOPED_TRACE(random.trace());
  for (const double full : kLevels) {
    for (const std::size_t most : {1u, 1u, 1u, 6u}) {
      Terms terms;
      while (!terms.add(draw_term(random, kSignals, full))) {
      }
      for (std::size_t i = random.index(most); i > 0; --i) {
        terms.add(draw_term(random, kSignals, random.pick(kLevels)));
      }
      expect_every_count_of_any_type(terms.get(), random);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(StepTables, GiveThePointsOfEveryCountForEveryLevelAndCurve) {
  Random random(191);
  SCOPED_TRACE(random.trace());
  Terms terms;
  for (const bool is_log : {false, true}) {
    for (const double full : kLevels) {
      for (const std::int32_t points : kPoints) {
        const Input input =
            random.chance(70) ? count(Signal::posts) : difference(Signal::posts, Signal::shares);
        const Term term = make_term(input, is_log, full, random.chance(25) ? -points : points);
        if (terms.add(term)) continue;
        expect_every_count_of_any_type(terms.get(), random);
        if (HasFatalFailure()) return;
        terms = {};
        terms.add(term);
      }
    }
  }
}

// Pairs of terms, which kernels may look up together.
TEST(StepTables, GiveThePointsOfEveryPairOfCounts) {
  Random random(196);
  SCOPED_TRACE(random.trace());
  const auto draw_points = [&] { return random.pick(kPoints) % 6000 + 1; };
  for (const auto& [first, second] : std::initializer_list<std::pair<double, double>>{
           {1, 1},     {1, 2},     {3, 3},    {3, 4},    {15, 15},  {15, 16},   {31, 31},
           {31, 63},   {32, 63},   {44, 44},  {44, 45},  {45, 45},  {7, 255},   {8, 255},
           {15, 127},  {16, 127},  {2, 681},  {2, 682},  {1, 1022}, {1, 1023},  {1, 1024},
           {1.5, 681}, {2.5, 511}, {63, 127}, {1, 2047}, {1, 4095}, {127, 127}, {90, 90}}) {
    Terms terms;
    terms.add(make_term(count(Signal::posts), random.chance(50), first, draw_points()));
    terms.add(make_term(count(Signal::shares), random.chance(50), second, -draw_points()));
    if (random.chance(50)) {
      terms.add(make_term(difference(Signal::shares, Signal::posts), random.chance(50),
                          random.chance(50) ? first : second, draw_points()));
    }
    std::vector<std::uint16_t> posts;
    std::vector<std::uint16_t> shares;
    for (std::uint16_t a = 0; a <= first + 3; ++a) {
      for (std::uint16_t b = 0; b <= second + 3; ++b) {
        posts.push_back(a);
        shares.push_back(b);
      }
    }
    SCOPED_TRACE(described(terms.get()));
    expect_points(terms.get(), posts, shares);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace ssi::steps
