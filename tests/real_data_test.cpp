// SPDX-License-Identifier: MIT
// Real members, where they are present (SSI_SHARED_DIR): their licences keep them out of the
// project, so each test skips without them.
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "csv.hpp"
#include "member_files.hpp"
#include "reference.hpp"
#include "scoring.hpp"
#include "ssi/score.hpp"

namespace ssi {
namespace {

class RealData : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(, RealData,
                         testing::Values("se3/members", "se3/members_lifetime", "uboot/members",
                                         "uboot/members_lifetime", "devs37k/members"),
                         [](const auto& suite) {
                           std::string name = suite.param;
                           name[name.find('/')] = '_';
                           return name;
                         });

TEST_P(RealData, ScoresEqualTheReference) {
  const std::string path = std::string(SSI_SHARED_DIR) + "/data/" + GetParam() + ".csv";
  if (std::string(SSI_SHARED_DIR).empty() || !std::filesystem::exists(path)) {
    GTEST_SKIP() << "needs " << path;
  }
  const CsvMembers expected = csv_members(path, SignalCatalogue());
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = Model::standard().with_missing(missing);
    const ScoreAggregator score(model);
    MemberReader reader(path, model, {"industry"});
    std::size_t member = 0;
    for (MemberChunk chunk; reader.next(chunk);) {
      const Scores scores = scores_of(score, chunk.members(), {.threads = 2});
      for (std::size_t i = 0; i < chunk.rows(); ++i, ++member) {
        ASSERT_LT(member, expected.values.size());
        ASSERT_EQ(chunk.id(i), expected.texts[member].at("member_id"));
        ASSERT_EQ(chunk.label_names(0)[chunk.labels(0)[i]], expected.texts[member].at("industry"));
        ASSERT_EQ(scores.of(i), reference::score(model, expected.values[member]))
            << "member " << chunk.id(i);
      }
    }
    EXPECT_EQ(member, expected.values.size());
  }
}

}  // namespace
}  // namespace ssi
