// SPDX-License-Identifier: MIT
// What standard-2 promises of every member: outreach that nobody answers raises no score, and an
// answer alone lowers none.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ssi/member/columns.hpp"
#include "ssi/score.hpp"
#include "ssi/synthetic/members.hpp"
#include "support/random_members.hpp"

namespace ssi {
namespace {

constexpr std::size_t kBatch = 5000;
constexpr std::array kContacts = {Signal::messages_sent, Signal::invitations_sent,
                                  Signal::people_contacted, Signal::decision_makers_contacted};

using Totals = std::vector<std::uint16_t>;
using Batch = std::vector<reference::Values>;

/// The totals of members by both policies.
std::vector<Totals> totals_of(const std::vector<ScoreAggregator>& scores, const Batch& members) {
  Columns columns;
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    std::vector<std::optional<std::uint32_t>> values;
    values.reserve(members.size());
    for (const reference::Values& member : members) values.push_back(member[s]);
    columns.set(static_cast<Signal>(s), values);
  }
  const MemberTable table(columns);
  std::vector<Totals> result;
  for (const ScoreAggregator& score : scores) {
    score(table, {.total = result.emplace_back(members.size())});
  }
  return result;
}

std::vector<ScoreAggregator> both_policies() {
  std::vector<ScoreAggregator> result;
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    result.emplace_back(Model::standard_2().with_missing(missing));
  }
  return result;
}

/// More of a signal, if it was observed.
void raise(reference::Values& member, Signal signal, std::uint64_t by) {
  auto& value = member[index_of(signal)];
  if (value)
    value = static_cast<std::uint32_t>(std::min<std::uint64_t>(*value + by, kLargestCount));
}

/// Members that a check is made of, in batches.
struct Source {
  std::string name;
  std::size_t batches;
  std::function<Batch(Random&)> next;
};

std::vector<Source> sources(std::size_t random_members) {
  const auto generator = std::make_shared<MemberGenerator>(Model::standard_2());
  const auto population =
      std::make_shared<synthetic::Members>(synthetic::Options{.members = 100'000, .seed = 7});
  const auto first = std::make_shared<std::size_t>(0);
  const auto generated = [population, first](Random&) {
    synthetic::MemberBuffer buffer(kBatch);
    population->generate(*first, kBatch, buffer.columns());
    *first += kBatch;
    Batch result(kBatch, reference::Values(kStandardSignals));
    for (std::size_t i = 0; i < kBatch; ++i) {
      for (std::size_t s = 0; s < kStandardSignals; ++s) {
        result[i][s] = buffer.members().value(static_cast<Signal>(s), i);
      }
    }
    return result;
  };
  const auto drawn = [generator](Random& random) { return generator->draw(random, kBatch); };
  return {{"generated", 100'000 / kBatch, generated}, {"random", random_members / kBatch, drawn}};
}

/// Checks the totals of 100,000 generated members and of so many random ones before and after a
/// change. Returns how many changed.
std::size_t compare(Random& random, std::size_t random_members,
                    const std::function<void(Batch&, std::size_t batch)>& change,
                    const std::function<bool(std::uint16_t before, std::uint16_t after)>& holds) {
  const std::vector<ScoreAggregator> scores = both_policies();
  std::size_t changed = 0;
  for (const Source& source : sources(random_members)) {
    for (std::size_t batch = 0; batch < source.batches; ++batch) {
      const Batch before = source.next(random);
      Batch after = before;
      change(after, batch);
      const std::vector<Totals> old_totals = totals_of(scores, before);
      const std::vector<Totals> new_totals = totals_of(scores, after);
      for (std::size_t policy = 0; policy < scores.size(); ++policy) {
        for (std::size_t i = 0; i < before.size(); ++i) {
          const std::uint16_t old_total = old_totals[policy][i];
          const std::uint16_t new_total = new_totals[policy][i];
          changed += old_total != new_total ? 1 : 0;
          if (holds(old_total, new_total)) continue;
          ADD_FAILURE() << source.name << " member " << batch * kBatch + i << ": " << old_total
                        << " becomes " << new_total << ", "
                        << to_string(scores[policy].model().missing());
          return changed;
        }
      }
    }
  }
  return changed;
}

bool is_not_raised(std::uint16_t before, std::uint16_t after) { return after <= before; }

TEST(StandardTwo, AFloodOfContactsThatNobodyAnswersRaisesNobody) {
  Random random(950);
  SCOPED_TRACE(random.trace());
  const auto flood = [&](Batch& members, std::size_t batch) {
    static constexpr std::uint64_t kEnds[] = {1, 10'000};
    for (reference::Values& member : members) {
      const std::uint64_t times = batch < 2 ? kEnds[batch] : 1 + random.below(10'000);
      for (const Signal signal : kContacts) raise(member, signal, times);
    }
  };
  EXPECT_GT(compare(random, 1'000'000, flood, is_not_raised), 100'000u)
      << "or the floods did nothing";
}

TEST(StandardTwo, AContactOfOneKindThatNobodyAnswersRaisesNobody) {
  Random random(951);
  SCOPED_TRACE(random.trace());
  const auto contact = [&](Batch& members, std::size_t batch) {
    const Signal signal = kContacts[batch % kContacts.size()];
    for (reference::Values& member : members) raise(member, signal, 1 + random.below(10'000));
  };
  EXPECT_GT(compare(random, 200'000, contact, is_not_raised), 10'000u);
}

TEST(StandardTwo, AnAnswerAloneLowersNobody) {
  std::vector<Signal> answers;
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    if (standard_signals()[s].given_by == GivenBy::others)
      answers.push_back(static_cast<Signal>(s));
  }
  ASSERT_EQ(answers.size(), 14u);
  Random random(952);
  SCOPED_TRACE(random.trace());
  const auto answer = [&](Batch& members, std::size_t batch) {
    const Signal signal = answers[batch % answers.size()];
    for (reference::Values& member : members) raise(member, signal, 1 + random.below(50));
  };
  EXPECT_GT(compare(random, 500'000, answer,
                    [](std::uint16_t before, std::uint16_t after) { return after >= before; }),
            10'000u);
}

}  // namespace
}  // namespace ssi
