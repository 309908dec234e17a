// SPDX-License-Identifier: MIT
#include "ssi/explain/next_step.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ssi/explain/explanation.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

Model model_of(Term term, SignalCatalogue catalogue = {}) {
  ModelDefinition definition;
  definition.id = "step-1";
  definition.catalogue = std::move(catalogue);
  const Points maximum = std::max(term.points, 0.01_points);
  definition.competencies = {
      std::make_shared<TermCompetency>("c", "c", maximum, std::vector<Term>{std::move(term)})};
  return Model(std::move(definition));
}

std::optional<NextStep> step_of(const Model& model, const Member& member) {
  const Explanation why = explain(model, member);
  return next_step(why.competencies.at(0).lines.at(0), model.catalogue());
}

std::optional<NextStep> step_of(Term term, const Member& member) {
  return step_of(model_of(std::move(term)), member);
}

NextStep more(Signal signal, std::uint32_t change, Points points) {
  return {signal, change, false, points};
}

NextStep fewer(Signal signal, std::uint32_t change, Points points) {
  return {signal, change, true, points};
}

TEST(NextStep, IsTheSmallestCountThatBringsATenth) {
  const Term term{"posts", count(Signal::posts), linear(100), 4_points};
  // Each post brings 0.04; a tenth is 0.40.
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 0}}), more(Signal::posts, 10, 0.40_points));
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 55}}), more(Signal::posts, 10, 0.40_points));
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 90}}), more(Signal::posts, 10, 0.40_points));
}

TEST(NextStep, BringsWhatIsLeftIfThatIsLess) {
  const Term term{"posts", count(Signal::posts), linear(100), 4_points};
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 97}}), more(Signal::posts, 3, 0.12_points));
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 100}}), std::nullopt);
  EXPECT_EQ(step_of(term, Member{{Signal::posts, 4'000'000'000}}), std::nullopt);
}

TEST(NextStep, RoundsATenthUp) {
  // A tenth of 0.25 is 0.025, so 0.03 are needed.
  EXPECT_EQ(
      step_of({"t", count(Signal::posts), linear(100), 0.25_points}, Member{{Signal::posts, 0}}),
      more(Signal::posts, 10, 0.03_points))
      << "0.025 rounds to 0.03";
  EXPECT_EQ(
      step_of({"t", count(Signal::posts), linear(100), 0.25_points}, Member{{Signal::posts, 10}}),
      more(Signal::posts, 12, 0.03_points))
      << "from 0.03 to 0.055, which rounds to 0.06";
}

TEST(NextStep, OfAFlagBringsEverything) {
  EXPECT_EQ(step_of({"t", count(Signal::has_photo), linear(1), 1.50_points},
                    Member{{Signal::has_photo, 0}}),
            more(Signal::has_photo, 1, 1.50_points));
  // A flag ends at 1, even where more would bring more.
  const Term half{"t", count(Signal::has_photo), linear(2), 1.50_points};
  EXPECT_EQ(step_of(half, Member{{Signal::has_photo, 0}}), more(Signal::has_photo, 1, 0.75_points));
  EXPECT_EQ(step_of(half, Member{{Signal::has_photo, 1}}), std::nullopt);
  SignalCatalogue catalogue;
  const Signal verified = catalogue.add({.name = "verified", .kind = SignalKind::flag});
  const Model own = model_of({"t", count(verified), linear(50), 2_points}, catalogue);
  EXPECT_EQ(step_of(own, Member{{verified, 0}}), more(verified, 1, 0.04_points))
      << "the most that can be had, though less than a tenth";
}

TEST(NextStep, OfARatioMovesThePart) {
  const Term rate{"t", ratio(Signal::messages_answered, Signal::messages_sent, 10), linear(0.5),
                  7_points};
  // 7 * a / (30 * 0.5): each answer brings 0.4667; a tenth is 0.70.
  EXPECT_EQ(step_of(rate, Member{{Signal::messages_answered, 0}, {Signal::messages_sent, 20}}),
            more(Signal::messages_answered, 2, 0.93_points));
}

TEST(NextStep, OfARatioEndsAtTheWhole) {
  const Term rate{"t", ratio(Signal::messages_answered, Signal::messages_sent, 10), linear(0.5),
                  7_points};
  const auto step = [&](std::uint32_t answered, std::uint32_t sent) {
    return step_of(rate,
                   Member{{Signal::messages_answered, answered}, {Signal::messages_sent, sent}});
  };
  EXPECT_EQ(step(0, 0), std::nullopt) << "nothing was sent";
  EXPECT_EQ(step(3, 3), std::nullopt) << "all of it was answered";
  EXPECT_EQ(step(5, 3), std::nullopt) << "more than all";
  EXPECT_EQ(step(2, 3), more(Signal::messages_answered, 1, 1.08_points));
  // Of 1 message 1.27 points at most; with a far prior less than a tenth is the best.
  const Term shy{"t", ratio(Signal::messages_answered, Signal::messages_sent, 100), linear(0.5),
                 7_points};
  EXPECT_EQ(step_of(shy, Member{{Signal::messages_answered, 0}, {Signal::messages_sent, 2}}),
            more(Signal::messages_answered, 2, 0.27_points));
  // A ratio of other signals has no such end.
  const Term talk{"t", ratio(Signal::comments_made, Signal::posts, 5), linear(1), 5_points};
  EXPECT_EQ(step_of(talk, Member{{Signal::comments_made, 0}, {Signal::posts, 0}}),
            more(Signal::comments_made, 1, 1_points));
}

TEST(NextStep, OfARatioOfNothingIsNone) {
  EXPECT_EQ(step_of({"t", ratio(Signal::comments_made, Signal::posts, 0), linear(1), 5_points},
                    Member{{Signal::comments_made, 0}, {Signal::posts, 0}}),
            std::nullopt);
}

TEST(NextStep, OfADifferenceGoesBeyondTheOther) {
  EXPECT_EQ(step_of({"t", difference(Signal::posts, Signal::shares), linear(10), 5_points},
                    Member{{Signal::posts, 2}, {Signal::shares, 7}}),
            more(Signal::posts, 6, 0.50_points));
}

TEST(NextStep, OfAPenaltyIsAReduction) {
  const Term penalty{"t", difference(Signal::messages_sent, Signal::messages_answered), linear(200),
                     -4_points};
  const auto step = [&](std::uint32_t sent, std::uint32_t answered) {
    return step_of(penalty,
                   Member{{Signal::messages_sent, sent}, {Signal::messages_answered, answered}});
  };
  EXPECT_EQ(step(100, 0), fewer(Signal::messages_sent, 20, 0.40_points));
  EXPECT_EQ(step(12, 2), fewer(Signal::messages_sent, 10, 0.20_points)) << "all that it costs";
  EXPECT_EQ(step(500, 0), fewer(Signal::messages_sent, 320, 0.40_points));
  EXPECT_EQ(step(5, 5), std::nullopt) << "it costs nothing";
}

TEST(NextStep, OfAnUnobservedTermIsNone) {
  const Term rate{"t", ratio(Signal::messages_answered, Signal::messages_sent, 10), linear(0.5),
                  7_points};
  EXPECT_EQ(step_of(rate, Member{}), std::nullopt);
  EXPECT_EQ(step_of(rate, Member{{Signal::messages_sent, 5}}), std::nullopt);
  EXPECT_EQ(step_of(rate, Member{{Signal::messages_answered, 5}}), std::nullopt);
}

TEST(NextStep, OfALineWithoutATermIsNone) {
  ExplanationLine line{.name = "own", .points = 1_points, .full = 5_points};
  EXPECT_EQ(next_step(line, SignalCatalogue()), std::nullopt);
}

TEST(NextStep, StaysWithinTheRangeOfACount) {
  const Term far{"t", count(Signal::posts), linear(1e12), 5_points};
  // Points at the most that a signal can be: 5 * 4294967295 / 1e12 = 0.02.
  EXPECT_EQ(step_of(far, Member{{Signal::posts, 0}}),
            more(Signal::posts, 3'000'000'000, 0.02_points));
  EXPECT_EQ(step_of(far, Member{{Signal::posts, 4'294'967'295}}), std::nullopt);
}

TEST(NextStep, IsFoundWithoutTryingEachCount) {
  const Model model = model_of({"t", count(Signal::posts), linear(4'000'000'000), 655.35_points});
  for (std::uint32_t posts = 0; posts < 1000; ++posts) {
    const auto step = step_of(model, Member{{Signal::posts, posts}});
    ASSERT_TRUE(step.has_value());
    ASSERT_GT(step->change, 399'000'000u);
  }
}

TEST(NextStep, MovesASignalThatIsBothOperands) {
  EXPECT_EQ(step_of({"t", ratio(Signal::posts, Signal::posts, 9), linear(1), 10_points},
                    Member{{Signal::posts, 1}}),
            more(Signal::posts, 2, 1.50_points))
      << "3 / 12 after 1 / 10";
}

// How many terms of a model read a signal.
std::map<Signal, int> readers_of(const Model& model) {
  std::map<Signal, int> readers;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      const auto operands = term.input.used_signals();
      for (const Signal signal : std::set<Signal>(operands.begin(), operands.end())) {
        ++readers[signal];
      }
    }
  }
  return readers;
}

// All that the definition promises of a line's step, by the reference's points of terms.
void expect_smallest(const ExplanationLine& line, const SignalCatalogue& signals,
                     const reference::Values& values) {
  const Term& term = *line.term;
  const Signal first = term.input.operands[0];
  const bool is_penalty = term.points < Points();
  const auto gain = [&](std::uint32_t change) {
    reference::Values moved = values;
    std::uint32_t& value = *moved[index_of(first)];
    value = is_penalty ? value - change : value + change;
    return *reference::term_points(term, moved) - line.points.hundredths();
  };
  const std::optional<NextStep> step = next_step(line, signals);
  if (!line.observed || line.left() == Points()) {
    ASSERT_EQ(step, std::nullopt);
    return;
  }
  const std::uint32_t now = *values[index_of(first)];
  std::uint32_t end = signals[first].kind == SignalKind::flag ? 1 : kLargestCount;
  if (term.input.kind == InputKind::ratio && whole_of(first) == term.input.operands[1]) {
    end = *values[index_of(term.input.operands[1])];
  }
  const std::uint32_t room = is_penalty ? now : end - std::min(now, end);
  const std::int64_t most = gain(room);
  if (most == 0) {
    ASSERT_EQ(step, std::nullopt);
    return;
  }
  ASSERT_TRUE(step.has_value());
  ASSERT_EQ(step->signal, first);
  ASSERT_EQ(step->is_fewer, is_penalty);
  ASSERT_GE(step->change, 1u);
  ASSERT_LE(step->change, room);
  ASSERT_EQ(step->points.hundredths(), gain(step->change));
  const auto is_enough = [&](std::int64_t points) {
    return points == most || 10 * points >= std::abs(term.points.hundredths());
  };
  ASSERT_TRUE(is_enough(gain(step->change)));
  ASSERT_FALSE(is_enough(gain(step->change - 1)));
}

TEST(NextStep, IsTheSmallestForEveryTermOfTheGoldenMembers) {
  const Model model = Model::standard();
  const std::map<Signal, int> readers = readers_of(model);
  int sums = 0;
  for (const reference::Values& values :
       csv_members(paths::golden("members.csv"), model.catalogue()).values) {
    const Member member = reference::to_member(values);
    const Explanation why = explain(model, member);
    for (std::size_t c = 0; c < why.competencies.size(); ++c) {
      for (const ExplanationLine& line : why.competencies[c].lines) {
        expect_smallest(line, model.catalogue(), values);
        if (HasFatalFailure()) FAIL() << line.name;
        const auto step = next_step(line, model.catalogue());
        if (!step || readers.at(step->signal) > 1 || why.competencies[c].clamp != Points())
          continue;
        // The signal moves nothing else, so the total moves by the points shown.
        Member moved = member;
        const std::uint32_t value = *member[step->signal];
        moved.set(step->signal, step->is_fewer ? value - step->change : value + step->change);
        const Explanation then = explain(model, moved);
        if (then.competencies[c].clamp != Points()) continue;
        ASSERT_EQ(then.total, why.total + step->points) << line.name;
        ++sums;
      }
    }
  }
  EXPECT_GT(sums, 10'000);
}

TEST(NextStep, IsTheSmallestInRandomModels) {
  Random random(410);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    const MemberGenerator generator(model);
    for (int i = 0; i < 10; ++i) {
      reference::Values values = generator.draw(random);
      values.resize(model.catalogue().size());
      const Explanation why = explain(model, reference::to_member(values));
      for (const CompetencyExplanation& competency : why.competencies) {
        for (const ExplanationLine& line : competency.lines) {
          expect_smallest(line, model.catalogue(), values);
          if (HasFatalFailure()) FAIL() << line.name;
        }
      }
    }
  }
}

}  // namespace
}  // namespace ssi
