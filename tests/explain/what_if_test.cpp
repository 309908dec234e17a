// SPDX-License-Identifier: MIT
#include "ssi/explain/what_if.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/score.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

using Kind = SignalEdit::Kind;

const SignalCatalogue kSignals;

Member edited(const Member& member, const std::vector<SignalEdit>& edits) {
  return ssi::edited(kSignals, member, edits);
}

TEST(WhatIf, SetsSignalsWhetherObservedOrNot) {
  const Member ada{{Signal::posts, 4}};
  const Member imagined =
      edited(ada, {{Kind::set, Signal::posts, 1}, {Kind::set, Signal::shares, 2}});
  EXPECT_EQ(imagined, (Member{{Signal::posts, 1}, {Signal::shares, 2}}));
}

TEST(WhatIf, AddsUpToTheSignalsLimit) {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  EXPECT_EQ(edited(Member{{Signal::posts, 4}}, {{Kind::add, Signal::posts, 3}})[Signal::posts], 7U);
  EXPECT_EQ(edited(Member{{Signal::posts, 4}}, {{Kind::add, Signal::posts, kMost}})[Signal::posts],
            kMost);
  EXPECT_EQ(edited(Member{{Signal::posts, kMost}}, {{Kind::add, Signal::posts, 1}})[Signal::posts],
            kMost);
  EXPECT_EQ(edited(Member{{Signal::has_photo, 0}},
                   {{Kind::add, Signal::has_photo, 9}})[Signal::has_photo],
            1U);
  EXPECT_EQ(edited(Member{{Signal::has_photo, 1}},
                   {{Kind::add, Signal::has_photo, 1}})[Signal::has_photo],
            1U);
}

TEST(WhatIf, RefusesWhatHasNoMeaning) {
  const Member ada{{Signal::posts, 4}};
  EXPECT_THROW(edited(ada, {{Kind::add, Signal::shares, 1}}), std::invalid_argument);
  EXPECT_THROW(edited(ada, {{Kind::set, Signal::has_photo, 2}}), std::invalid_argument);
  EXPECT_THROW(edited(ada, {{Kind::set, Signal::posts, 1}, {Kind::add, Signal::posts, 1}}),
               std::invalid_argument);
  EXPECT_THROW(edited(ada, {{Kind::set, static_cast<Signal>(40), 1}}), std::invalid_argument);
  try {
    edited(ada, {{Kind::add, Signal::shares, 1}});
  } catch (const std::invalid_argument& error) {
    EXPECT_NE(std::string(error.what()).find("shares"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("missing"), std::string::npos);
  }
}

TEST(WhatIf, EqualsTheChangeToTheImaginedMember) {
  Random random(2621);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const Model model(random_definition(random));
    const MemberGenerator generator(model);
    const Member member = reference::to_member(generator.draw(random));
    std::vector<SignalEdit> edits;
    Member imagined = member;
    for (std::size_t i = 0; i < model.catalogue().size(); ++i) {
      const auto signal = static_cast<Signal>(i);
      if (!random.chance(20)) continue;
      const bool is_flag = model.catalogue()[signal].kind == SignalKind::flag;
      const auto value = static_cast<std::uint32_t>(random.below(is_flag ? 2 : 100));
      edits.push_back({Kind::set, signal, value});
      imagined.set(signal, value);
    }
    const Change guess = what_if(model, member, edits);
    const ScoreAggregator score(model);
    EXPECT_EQ(guess.before, score(member).total);
    EXPECT_EQ(guess.after, score(imagined).total);
    EXPECT_EQ(guess.lines.size(), change(model, member, imagined).lines.size());
    EXPECT_EQ(guess.causes, change(model, member, imagined).causes);
  }
}

}  // namespace
}  // namespace ssi
