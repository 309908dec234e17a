// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

/// Returns members whose ids, except the last one, have a line end within.
std::string members_of(std::size_t count) {
  std::string text = "member_id,posts\n";
  for (std::size_t i = 0; i + 1 < count; ++i) text += "\"m\n" + std::to_string(i) + "\",1\n";
  return text + "last,1\n";
}

class ScoredMembers : public testing::Test {
 protected:
  /// How many members of `text` are kept.
  std::size_t kept(const std::string& text, std::uint64_t most_members, std::size_t threads,
                   std::size_t keep_throws_at = SIZE_MAX) {
    RecordSource source(folder_.write("members.csv", text), {.piece_bytes = 100});
    const Model model = Model::standard();
    std::size_t members = 0;
    command::score_members(
        source, MemberParser(source, model), ScoreAggregator(model), {.threads = threads},
        [&](const RecordText&, const MemberChunk& chunk, command::ScoredMembers& scored) {
          EXPECT_EQ(chunk.rows(), scored.ids.size());
          members += chunk.rows();
          if (members > keep_throws_at) throw std::length_error("too many of them");
        },
        {}, most_members);
    return members;
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(ScoredMembers, AreAsManyAsAllowed) {
  EXPECT_EQ(kept(members_of(100), 100, 1), 100u);
  EXPECT_EQ(kept(members_of(100), 100, 3), 100u);
  EXPECT_EQ(kept("member_id\n", 0, 1), 0u);
}

TEST_F(ScoredMembers, BeyondTheLimitAreAnErrorOfTheFile) {
  for (const std::size_t threads : {1U, 3U}) {
    for (const std::uint64_t most : {0U, 1U, 7U, 50U, 99U}) {
      try {
        kept(members_of(100), most, threads);
        FAIL() << most << " members are too few";
      } catch (const DataError& error) {
        EXPECT_EQ(error.place().line, 2 + 2 * most) << error.what();
        const std::string what = error.what();
        EXPECT_NE(what.find("members.csv:"), std::string::npos) << what;
        EXPECT_NE(what.find("more than " + std::to_string(most) + " members"), std::string::npos)
            << what;
      }
    }
  }
}

TEST_F(ScoredMembers, ThatAnIndexHasNoRoomForAreAnErrorOfTheFile) {
  try {
    kept(members_of(100), 100, 2, 40);
    FAIL() << "no error";
  } catch (const DataError& error) {
    const std::size_t line = error.place().line;
    EXPECT_GT(line, 2u);
    EXPECT_LE(line, 2 + 2 * 40u) << "the chunk's first line";
    EXPECT_NE(std::string(error.what()).find("too many of them"), std::string::npos);
  }
}

}  // namespace
}  // namespace ssi
