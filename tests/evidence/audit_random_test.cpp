// SPDX-License-Identifier: MIT
// What an audit promises, on random models and members.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/evidence/audit.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

bool is_given_by_others(const Model& model, std::size_t signal) {
  return model.catalogue().all()[signal].given_by == GivenBy::others;
}

/// A random model's audit, and random members.
struct Case {
  explicit Case(Random& random)
      : model(random_definition(random)), found(audit(model)), score(model), generator(model) {}

  /// Values that signals may have: the generator's ratios give flags more than 1.
  reference::Values member(Random& random) const {
    reference::Values values = generator.draw(random);
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (values[s]) values[s] = std::min(*values[s], top(s));
    }
    return values;
  }
  /// The same without the gaps that the promise does not cover: a policy that scales what is left
  /// can give more than all terms together.
  reference::Values covered_member(Random& random) const {
    reference::Values values = member(random);
    if (model.missing() == MissingPolicy::zero) return values;
    for (auto& value : values) value = value.value_or(0);
    return values;
  }

  std::uint32_t top(std::size_t signal) const {
    return model.catalogue().all()[signal].kind == SignalKind::flag ? 1 : kLargestCount;
  }
  /// More of a signal, by a little or by much; itself if there is no more.
  std::uint32_t raised(Random& random, std::size_t signal, std::uint32_t value) const {
    const std::uint64_t by = 1 + (random.bits() >> (32 + random.below(32)));
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(value + by, top(signal)));
  }
  Points total(const reference::Values& values) const {
    return score(reference::to_member(values)).total;
  }

  Model model;
  ModelAudit found;
  ScoreAggregator score;
  MemberGenerator generator;
};

template <class Check>
void for_models(std::uint64_t stream, int models, const Check& check) {
  Random random(stream);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < models; ++i) {
    SCOPED_TRACE("model " + std::to_string(i));
    const Case each(random);
    check(each, random);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(ModelAuditRandom, NobodyWithoutAnswersExceedsTheVolumeBound) {
  int attained = 0;
  for_models(900, 120, [&](const Case& c, Random& random) {
    const VolumeBound& bound = c.found.volume_bound;
    attained += bound.is_attained() ? 1 : 0;
    for (int i = 0; i < 200; ++i) {
      reference::Values values = c.covered_member(random);
      for (std::size_t s = 0; s < values.size(); ++s) {
        if (is_given_by_others(c.model, s)) values[s] = 0;
        if (values[s] && random.chance(20)) values[s] = bound.member[static_cast<Signal>(s)];
      }
      const MemberScore scored = c.score(reference::to_member(values));
      ASSERT_LE(scored.total, bound.total);
      for (std::size_t k = 0; k < scored.competencies.size(); ++k) {
        ASSERT_LE(scored.competencies[k], bound.competencies[k]);
      }
    }
  });
  EXPECT_GT(attained, 10) << "of 120, or nothing was compared with what members have";
}

TEST(ModelAuditRandom, TheMemberShownHasItsTotalAndNoAnswers) {
  for_models(901, 120, [](const Case& c, Random&) {
    const VolumeBound& bound = c.found.volume_bound;
    ASSERT_EQ(c.score(bound.member).total, bound.member_total);
    ASSERT_LE(bound.member_total, bound.total);
    for (std::size_t s = 0; s < c.model.catalogue().size(); ++s) {
      const std::optional<std::uint32_t> value = bound.member[static_cast<Signal>(s)];
      ASSERT_TRUE(value);
      ASSERT_LE(*value, is_given_by_others(c.model, s) ? 0 : c.top(s));
    }
  });
}

TEST(ModelAuditRandom, OnlyFallingSignalsLowerATermAndOnlyTheTermsThatTheyName) {
  for_models(902, 150, [](const Case& c, Random& random) {
    const auto names = [&](Signal signal, const SignalUse& use) {
      const auto falling = std::ranges::find(c.found.falling, signal, &FallingSignal::signal);
      return falling != c.found.falling.end() &&
             std::ranges::find(falling->terms, use) != falling->terms.end();
    };
    for (int i = 0; i < 40; ++i) {
      reference::Values values = c.member(random);
      for (auto& value : values) value = value.value_or(0);
      for (const auto& competency : c.model.competencies()) {
        for (const Term& term : competency->terms()) {
          const Signal a = term.input.operands[0];
          const Signal b = term.input.operands[1];
          const auto points = [&](const reference::Values& of) {
            return evaluate(term, *of[index_of(a)], *of[index_of(b)]);
          };
          for (const Signal signal : term.input.used_signals()) {
            reference::Values more = values;
            more[index_of(signal)] = c.raised(random, index_of(signal), *values[index_of(signal)]);
            if (names(signal, {competency->name(), term.name})) continue;
            ASSERT_GE(points(more), points(values)) << term.name;
          }
        }
      }
    }
  });
}

TEST(ModelAuditRandom, NoMoreIsLostThanTheAuditSays) {
  int lost = 0;
  for_models(903, 150, [&](const Case& c, Random& random) {
    for (int i = 0; i < 60; ++i) {
      reference::Values values = c.covered_member(random);
      const std::size_t signal = random.index(values.size());
      if (!values[signal]) continue;
      const Points before = c.total(values);
      values[signal] = c.raised(random, signal, *values[signal]);
      const Points change = c.total(values) - before;
      const auto falling =
          std::ranges::find(c.found.falling, static_cast<Signal>(signal), &FallingSignal::signal);
      const Points least = falling == c.found.falling.end() ? Points() : falling->points;
      ASSERT_GE(change, least) << "signal " << signal;
      lost += change < Points() ? 1 : 0;
    }
  });
  EXPECT_GT(lost, 20) << "nothing was put to the test";
}

TEST(ModelAuditRandom, SignalsThatOnlyLowerNeverRaise) {
  int lowered = 0;
  for_models(904, 300, [&](const Case& c, Random& random) {
    for (const Signal signal : c.found.only_lower) {
      for (int i = 0; i < 20; ++i) {
        reference::Values values = c.member(random);
        auto& value = values[index_of(signal)];
        if (!value) continue;
        const Points before = c.total(values);
        value = c.raised(random, index_of(signal), *value);
        const Points after = c.total(values);
        ASSERT_LE(after, before) << "signal " << index_of(signal);
        lowered += after < before ? 1 : 0;
      }
    }
  });
  EXPECT_GT(lowered, 20);
}

TEST(ModelAuditRandom, NoTermGivesMoreThanItsReach) {
  for_models(905, 150, [](const Case& c, Random& random) {
    std::size_t t = 0;
    std::vector<reference::Values> members;
    for (int i = 0; i < 40; ++i) members.push_back(c.member(random));
    for (const auto& competency : c.model.competencies()) {
      for (const Term& term : competency->terms()) {
        const AuditedTerm& found = c.found.terms[t++];
        ASSERT_EQ(found.use.term, term.name);
        for (const reference::Values& values : members) {
          const std::int64_t points = reference::term_points(term, values).value_or(0);
          const std::int64_t reach = found.reachable.hundredths();
          ASSERT_LE(points, std::max<std::int64_t>(reach, 0)) << term.name;
          ASSERT_GE(points, std::min<std::int64_t>(reach, 0)) << term.name;
        }
      }
    }
    ASSERT_EQ(t, c.found.terms.size());
    for (int i = 0; i < 40; ++i) ASSERT_LE(c.total(c.covered_member(random)), c.found.highest);
  });
}

TEST(ModelAuditRandom, HalfIsEarnedAtTheCountAndNotBefore) {
  for_models(906, 150, [](const Case& c, Random&) {
    std::size_t t = 0;
    for (const auto& competency : c.model.competencies()) {
      for (const Term& term : competency->terms()) {
        const AuditedTerm& found = c.found.terms[t++];
        const auto earns_half = [&](std::uint32_t x) {
          return 2 * std::abs(reference::term_points(term, x, 0)) >=
                 std::abs(term.points.hundredths());
        };
        if (term.input.kind != InputKind::count) {
          ASSERT_EQ(found.half_at, std::nullopt);
        } else if (found.half_at) {
          ASSERT_TRUE(earns_half(*found.half_at)) << term.name;
          ASSERT_GT(*found.half_at, 0u);
          ASSERT_FALSE(earns_half(*found.half_at - 1)) << term.name;
        } else {
          ASSERT_FALSE(earns_half(c.top(index_of(term.input.operands[0])))) << term.name;
        }
      }
    }
  });
}

TEST(ModelAuditRandom, NobodyIsInABandThatNoTotalIsIn) {
  int unreachable = 0;
  for_models(907, 200, [&](const Case& c, Random& random) {
    unreachable += static_cast<int>(c.found.unreachable_bands.size());
    for (int i = 0; i < 50; ++i) {
      const auto band = c.score(reference::to_member(c.covered_member(random))).band;
      if (!band) continue;
      ASSERT_EQ(std::ranges::find(c.found.unreachable_bands, *band),
                c.found.unreachable_bands.end());
    }
  });
  EXPECT_GT(unreachable, 5);
}

TEST(ModelAuditRandom, SourcesAddUpToTheTerms) {
  for_models(908, 100, [](const Case& c, Random&) {
    std::int64_t points = 0;
    std::size_t terms = 0;
    for (const SourcePoints& source : c.found.sources) {
      points += source.points.hundredths() + source.penalties.hundredths();
      terms += source.terms;
      ASSERT_GE(source.points, Points());
      ASSERT_LE(source.penalties, Points());
    }
    for (const AuditedTerm& term : c.found.terms) points -= term.points.hundredths();
    ASSERT_EQ(points, 0);
    ASSERT_EQ(terms, c.found.terms.size());
  });
}

}  // namespace
}  // namespace ssi
