// SPDX-License-Identifier: MIT
// Generated members: the same however they are asked for, sound, and like the published figures.
#include "ssi/synthetic/members.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "support/generated_members.hpp"

namespace ssi::synthetic {
namespace {

constexpr std::size_t kBlock = 65536;  // what the generator draws anew for so many members

/// Everything that is known of one member: the signals, missing ones as -1, and the industry.
std::vector<std::int64_t> row_of(const MemberBuffer& table, std::size_t row) {
  std::vector<std::int64_t> values;
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    const auto value = table.members().value(static_cast<Signal>(s), row);
    values.push_back(value ? std::int64_t{*value} : -1);
  }
  values.push_back(table.industries()[row]);
  return values;
}

/// Compares members [first, ...) of `whole`, which begins at `whole_first`, with `slice`.
void expect_same(const MemberBuffer& whole, std::size_t first, const MemberBuffer& slice) {
  for (std::size_t i = 0; i < slice.rows(); ++i) {
    ASSERT_EQ(row_of(slice, i), row_of(whole, first + i)) << "row " << i << " of " << slice.rows();
  }
}

std::uint32_t count(const MemberBuffer& table, Signal signal, std::size_t row) {
  return table.members().value(signal, row).value_or(0);
}

double mean(const MemberBuffer& table, Signal signal) {
  double sum = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) sum += count(table, signal, i);
  return sum / static_cast<double>(table.rows());
}

double percent_at_most(const std::vector<std::uint16_t>& totals, std::uint16_t hundredths) {
  const auto members =
      std::count_if(totals.begin(), totals.end(), [&](auto total) { return total <= hundredths; });
  return 100.0 * static_cast<double>(members) / static_cast<double>(totals.size());
}

// ---------------------------------------------------------------------------------- same members

TEST(Members, AnySliceHasTheSameMembers) {
  const Members population({.members = 3 * kBlock, .seed = 5});
  const std::size_t first = kBlock - 1000;
  const MemberBuffer whole = members_of(population, first, 2000);
  for (const std::size_t begin : {0, 1, 255, 256, 743, 999, 1000, 1001, 1999}) {
    for (const std::size_t rows : {0, 1, 7, 8, 255, 256, 257, 1000}) {
      SCOPED_TRACE(std::to_string(begin) + " + " + std::to_string(rows));
      if (begin + rows > whole.rows()) continue;
      expect_same(whole, begin, members_of(population, first + begin, rows));
    }
  }
}

TEST(Members, AnyThreadsGiveTheSameMembers) {
  const Members population({.members = 10'000, .seed = 6});
  const MemberBuffer whole = members_of(population);
  for (const std::size_t threads : {2, 3, 64}) {
    SCOPED_TRACE(threads);
    expect_same(whole, 0, members_of(population, 0, 10'000, {.threads = threads}));
  }
}

TEST(Members, ASmallerOneIsTheBeginningOfALargerOne) {
  const MemberBuffer large = members_of(Members({.members = 70'000, .seed = 7}), 0, 1000);
  expect_same(large, 0, members_of(Members({.members = 1000, .seed = 7})));
}

TEST(Members, AnotherSeedGivesOtherMembers) {
  const MemberBuffer one = members_of(Members({.members = 1000, .seed = 1}));
  const MemberBuffer other = members_of(Members({.members = 1000, .seed = 2}));
  std::size_t same = 0;
  for (std::size_t i = 0; i < 1000; ++i) same += row_of(one, i) == row_of(other, i) ? 1 : 0;
  EXPECT_LE(same, 5U);
}

TEST(Members, MembersDiffer) {
  const MemberBuffer table = members_of(Members({.members = 20'000}));
  std::set<std::vector<std::int64_t>> rows;
  for (std::size_t i = 0; i < table.rows(); ++i) rows.insert(row_of(table, i));
  EXPECT_GE(rows.size(), 19'000U);  // those who do nothing may be alike
}

// Whoever changes what is generated, on purpose, changes this number and says so in the change log.
TEST(Members, TheFirstThousandMembersAreWhatTheyWere) {
  Checksum checksum;
  const MemberBuffer table = members_of(Members({.members = 1000, .seed = 42}));
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const std::int64_t value : row_of(table, i)) {
      checksum.add(static_cast<std::uint64_t>(value));
    }
  }
  EXPECT_EQ(checksum.value(), 4527940512982860928u);
}

TEST(Members, FarMembersAreReachedDirectly) {
  const std::uint64_t members = 900'000'000'000;
  const Members population({.members = members, .seed = 8, .industries = 150});
  const MemberBuffer last = members_of(population, members - 10, 10);
  EXPECT_GT(mean(last, Signal::connections), 0);
}

// ---------------------------------------------------------------------------------- misuse

TEST(Members, RefusesMoreMembersThanItCanHave) {
  EXPECT_NO_THROW(Members({.members = kMostMembers}));
  EXPECT_THROW(Members({.members = kMostMembers + 1}), std::invalid_argument);
}

TEST(Members, RefusesIndustriesOutOfRange) {
  EXPECT_THROW(Members({.members = 1, .industries = 0}), std::invalid_argument);
  EXPECT_THROW(Members({.members = 1, .industries = kMostIndustries + 1}), std::invalid_argument);
  EXPECT_NO_THROW(Members({.members = 1, .industries = kMostIndustries}));
}

TEST(Members, RefusesMembersBeyondTheLast) {
  const Members population({.members = 100});
  MemberBuffer table(10);
  EXPECT_NO_THROW(population.generate(90, 10, table.columns()));
  EXPECT_NO_THROW(population.generate(100, 0, table.columns()));
  EXPECT_THROW(population.generate(91, 10, table.columns()), std::invalid_argument);
  EXPECT_THROW(population.generate(101, 0, table.columns()), std::invalid_argument);
  EXPECT_THROW(population.generate(~std::uint64_t{0}, 2, table.columns()), std::invalid_argument);
}

TEST(Members, RefusesColumnsThatAreTooShort) {
  const Members population({.members = 100});
  MemberBuffer table(17);
  MemberColumns columns = table.columns();
  columns.premium = columns.premium.first(2);  // bits for 16
  EXPECT_NO_THROW(population.generate(0, 16, columns));
  EXPECT_THROW(population.generate(0, 17, columns), std::invalid_argument);
  columns = table.columns();
  columns.values[39] = columns.values[39].first(16);
  EXPECT_THROW(population.generate(0, 17, columns), std::invalid_argument);
  columns = table.columns();
  columns.industry = columns.industry.first(16);
  EXPECT_THROW(population.generate(0, 17, columns), std::invalid_argument);
}

TEST(Members, FillsTheWantedColumnsAlone) {
  const Members population({.members = 1000, .seed = 9});
  const MemberBuffer all = members_of(population);
  MemberBuffer some(1000);
  MemberColumns columns;
  const std::size_t wanted = index_of(Signal::messages_answered);
  columns.values[wanted] = some.columns().values[wanted];
  population.generate(0, 1000, columns);
  for (std::size_t i = 0; i < 1000; ++i) {
    ASSERT_EQ(count(some, Signal::messages_answered, i), count(all, Signal::messages_answered, i));
    ASSERT_EQ(count(some, Signal::connections, i), 0U);
  }
}

// ---------------------------------------------------------------------------------- sound members

class SoundPopulation : public testing::TestWithParam<Options> {
 protected:
  const MemberBuffer table_ = members_of(Members(GetParam()));

  void expect_at_most(Signal part, Signal whole) const {
    for (std::size_t i = 0; i < table_.rows(); ++i) {
      ASSERT_LE(count(table_, part, i), count(table_, whole, i))
          << standard_signals()[index_of(part)].name << " of member " << i;
    }
  }
  void expect_zero_without(Signal signal, Signal gate) const {
    for (std::size_t i = 0; i < table_.rows(); ++i) {
      if (count(table_, gate, i) != 0) continue;
      ASSERT_EQ(count(table_, signal, i), 0U)
          << standard_signals()[index_of(signal)].name << " of member " << i;
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Options, SoundPopulation,
                         testing::Values(Options{200'000, 1, 20}, Options{100'000, 2, 1},
                                         Options{100'000, 3, kMostIndustries}));

TEST_P(SoundPopulation, HasNoMoreOfAPartThanOfTheWhole) {
  expect_at_most(Signal::messages_answered, Signal::messages_sent);
  expect_at_most(Signal::invitations_accepted, Signal::invitations_sent);
  expect_at_most(Signal::decision_makers_contacted, Signal::people_contacted);
  expect_at_most(Signal::decision_maker_connections, Signal::connections);
  expect_at_most(Signal::colleague_connections, Signal::connections);
  for (std::size_t i = 0; i < table_.rows(); ++i) {
    ASSERT_LE(count(table_, Signal::people_contacted, i),
              count(table_, Signal::messages_sent, i) + count(table_, Signal::invitations_sent, i));
  }
}

TEST_P(SoundPopulation, HasReactionsOnlyToWhatThereIs) {
  expect_zero_without(Signal::post_reactions, Signal::posts);
  expect_zero_without(Signal::post_comments, Signal::posts);
  expect_zero_without(Signal::followers_gained, Signal::posts);
  expect_zero_without(Signal::share_reactions, Signal::shares);
  expect_zero_without(Signal::share_comments, Signal::shares);
  expect_zero_without(Signal::share_reshares, Signal::shares);
}

TEST_P(SoundPopulation, HasActiveDaysExactlyWithActs) {
  for (std::size_t i = 0; i < table_.rows(); ++i) {
    std::uint32_t acts = 0;
    for (const Signal act :
         {Signal::posts, Signal::people_searches, Signal::advanced_searches, Signal::leads_saved,
          Signal::accounts_saved, Signal::profile_views_made, Signal::shares, Signal::comments_made,
          Signal::reactions_given, Signal::group_contributions, Signal::messages_sent,
          Signal::invitations_sent}) {
      acts += count(table_, act, i);
    }
    const std::uint32_t days = count(table_, Signal::days_active, i);
    ASSERT_EQ(days == 0, acts == 0) << "member " << i;
    ASSERT_LE(days, std::min(acts, 90U)) << "member " << i;
  }
}

TEST_P(SoundPopulation, HasLegalValues) {
  EXPECT_EQ(validate(table_.members(), SignalCatalogue()), std::nullopt);
  for (const std::uint16_t industry : table_.industries()) {
    ASSERT_LT(industry, GetParam().industries);
  }
}

TEST_P(SoundPopulation, HasThePremiumToolForFew) {
  std::size_t premium = 0;
  for (std::size_t i = 0; i < table_.rows(); ++i) {
    const bool has_it = table_.members().value(Signal::leads_saved, i).has_value();
    premium += has_it ? 1 : 0;
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      const auto signal = static_cast<Signal>(s);
      const bool is_premium =
          std::count(kPremiumSignals.begin(), kPremiumSignals.end(), signal) > 0;
      ASSERT_EQ(table_.members().value(signal, i).has_value(), has_it || !is_premium);
    }
  }
  const double share = static_cast<double>(premium) / static_cast<double>(table_.rows());
  EXPECT_GT(share, 0.05);
  EXPECT_LT(share, 0.10);
}

// ---------------------------------------------------------------------------------- likeness

TEST(Members, HasManyZerosAndHeavyTails) {
  const MemberBuffer table = members_of(Members({.members = 200'000}));
  double zeros = 0;
  for (const Signal signal :
       {Signal::posts, Signal::post_reactions, Signal::shares, Signal::comments_made,
        Signal::messages_sent, Signal::people_searches, Signal::recommendations_received}) {
    SCOPED_TRACE(standard_signals()[index_of(signal)].name);
    std::uint32_t largest = 0;
    std::size_t none = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      largest = std::max(largest, count(table, signal, i));
      none += count(table, signal, i) == 0 ? 1 : 0;
    }
    EXPECT_GT(none, table.rows() / 6);
    EXPECT_GT(largest, 100 * mean(table, signal));
    zeros += static_cast<double>(none);
  }
  EXPECT_GT(zeros / (7.0 * static_cast<double>(table.rows())), 0.4);
}

TEST(Members, HasMembersWhoseSignalsRiseTogether) {
  const MemberBuffer table = members_of(Members({.members = 100'000}));
  for (const Signal signal : {Signal::posts, Signal::shares, Signal::messages_sent,
                              Signal::connections, Signal::skills, Signal::groups_joined}) {
    SCOPED_TRACE(standard_signals()[index_of(signal)].name);
    double few = 0, many = 0, of_few = 0, of_many = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const bool is_active = count(table, Signal::profile_views_made, i) > 20;
      (is_active ? many : few) += 1;
      (is_active ? of_many : of_few) += count(table, signal, i);
    }
    EXPECT_GT(of_many / many, 1.5 * of_few / few);
  }
}

TEST(Members, HasIndustriesOfUnequalSizeAndLevel) {
  const MemberBuffer table = members_of(Members({.members = 262'144, .industries = 20}));
  const std::vector<std::uint16_t> totals = totals_of(table);
  std::vector<double> members(20), sums(20);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    members[table.industries()[i]] += 1;
    sums[table.industries()[i]] += totals[i] / 100.0;
  }
  double lowest = 100, highest = 0;
  for (std::size_t g = 0; g < 20; ++g) {
    EXPECT_NEAR(members[g] / members[0], 1.0 / static_cast<double>(g + 1), 0.001) << g;
    lowest = std::min(lowest, sums[g] / members[g]);
    highest = std::max(highest, sums[g] / members[g]);
  }
  EXPECT_GT(highest, lowest + 5);
}

TEST(Members, ScoresAsPublished) {
  struct Case {
    std::uint64_t seed;
    std::uint32_t industries;
  };
  for (const auto& [seed, industries] : {Case{1, 20}, Case{2, 20}, Case{3, 150}}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Members population({200'000, seed, industries});
    const std::vector<std::uint16_t> totals = totals_of(members_of(population));
    EXPECT_NEAR(percent_at_most(totals, 1970), 25, 1);
    EXPECT_NEAR(percent_at_most(totals, 3280), 63, 1);
    EXPECT_NEAR(percent_at_most(totals, 4630), 92, 1);
    EXPECT_NEAR(percent_at_most(totals, 5460), 95, 0.5);
    EXPECT_NEAR(percent_at_most(totals, 7000), 99, 0.5);
  }
}

TEST(Members, NamesItsIndustries) {
  std::set<std::string> names;
  for (std::uint32_t i = 0; i < kMostIndustries; ++i) {
    names.insert(industry_name(i));
    EXPECT_EQ(industry_name(i).find_first_of(",\"\n"), std::string::npos);
  }
  EXPECT_EQ(names.size(), kMostIndustries);
  EXPECT_EQ(industry_name(0), "Software");
  EXPECT_EQ(industry_name(20), "Industry 21");
}

}  // namespace
}  // namespace ssi::synthetic
