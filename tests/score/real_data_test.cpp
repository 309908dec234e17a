// SPDX-License-Identifier: MIT
// Real members, where they are present where paths::shared() looks: their licences keep them out of
// the project, so each test skips without them.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ssi/files/connection_file.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/networks.hpp"
#include "support/paths.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

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
  const std::string path = paths::shared(std::string("data/") + GetParam() + ".csv");
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "needs " << path;
  }
  const CsvMembers expected = csv_members(path, SignalCatalogue());
  const Model standard = Model::standard();
  for (const Model& model :
       {standard, standard.with_missing(MissingPolicy::renormalise), Model::standard_2()}) {
    const ScoreAggregator score(model);
    RecordSource source(path);
    const MemberParser parser(source, model, {.required = {"industry"}});
    std::size_t member = 0;
    for (MemberChunk chunk; parser.next(source, chunk);) {
      const Scores scores = scores_of(score, chunk.members(), {.threads = 2});
      for (std::size_t i = 0; i < chunk.rows(); ++i, ++member) {
        ASSERT_LT(member, expected.values.size());
        ASSERT_EQ(chunk.id(i), expected.texts[member].at("member_id"));
        ASSERT_EQ(chunk.labels(0)[i], expected.texts[member].at("industry"));
        ASSERT_EQ(scores.of(i), reference::score(model, expected.values[member]))
            << "member " << chunk.id(i);
      }
    }
    EXPECT_EQ(member, expected.values.size());
  }
}

class RealNetwork : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(, RealNetwork, testing::Values("se3", "uboot", "devs37k"),
                         [](const auto& suite) { return std::string(suite.param); });

TEST_P(RealNetwork, StandingsEqualSortingEachNetwork) {
  const std::string folder = paths::shared(std::string("data/") + GetParam());
  if (!std::filesystem::exists(folder)) {
    GTEST_SKIP() << "needs " << folder;
  }
  const Model model = Model::standard();
  const ScoreAggregator score(model);
  RecordSource members_source(folder + "/members.csv");
  const MemberParser members_parser(members_source, model);
  TextIndex index;
  std::vector<std::uint16_t> totals;
  for (MemberChunk chunk; members_parser.next(members_source, chunk);) {
    for (std::size_t i = 0; i < chunk.rows(); ++i) ASSERT_TRUE(index.add(chunk.id(i)));
    totals.resize(index.size());
    score(chunk.members(), {.total = std::span(totals).last(chunk.rows())});
  }
  RecordSource source(folder + "/connections.csv");
  const ConnectionParser parser(source, index);
  NetworkBuilder builder(index.size());
  for (ConnectionChunk chunk; parser.next(source, chunk);)
    builder.add(chunk.connections, {.threads = 2});
  const Network network = builder.build({.threads = 2});

  std::map<std::string, std::uint32_t> positions;
  for (const auto& texts : csv_members(folder + "/members.csv", SignalCatalogue()).texts) {
    positions.emplace(texts.at("member_id"), positions.size());
  }
  std::vector<Connection> connections;
  const auto records = csv_records(file_text(folder + "/connections.csv"));
  for (std::size_t i = 1; i < records.size(); ++i) {
    connections.push_back({positions.at(records[i][0]), positions.at(records[i][1])});
  }
  const Neighbours neighbours = neighbours_of(totals.size(), connections);
  std::size_t alone = 0;
  for (std::size_t member = 0; member < totals.size(); ++member) {
    ASSERT_EQ(as_expected(network.standing(member, totals)),
              expected_standing(neighbours[member], totals[member], totals, kMinimumCohort))
        << "member " << member;
    alone += neighbours[member].empty() ? 1 : 0;
  }
  // Those who know nobody are most of this one, and none of them is the best of one.
  if (GetParam() == std::string("se3")) {
    EXPECT_GT(alone, totals.size() * 85 / 100);
  }
}

}  // namespace
}  // namespace ssi
