// SPDX-License-Identifier: MIT
// Files of members that are well formed: section 6 of the specification.
#include "ssi/files/member_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/random_members.hpp"

namespace ssi {
namespace {

using Value = std::optional<std::uint32_t>;

Value posts_in(const std::string& cell) {
  return members_in("member_id,posts\nm," + cell + "\n").at(0).values[index_of(Signal::posts)];
}

TEST(MemberFile, GivesIdsAndSignalsInAnyOrderOfColumns) {
  const auto members = members_in(
      "posts,industry,member_id,has_photo\n"
      "3,web,ada,1\n"
      "4294967295,,bob,0\n");
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].id, "ada");
  EXPECT_EQ(members[0].values[index_of(Signal::posts)], 3u);
  EXPECT_EQ(members[0].values[index_of(Signal::has_photo)], 1u);
  EXPECT_EQ(members[0].values[index_of(Signal::shares)], std::nullopt) << "absent: missing";
  EXPECT_EQ(members[1].id, "bob");
  EXPECT_EQ(members[1].values[index_of(Signal::posts)], kLargestCount);
  EXPECT_EQ(members[1].values[index_of(Signal::has_photo)], 0u);
}

TEST(MemberFile, AnEmptyCellIsMissing) {
  EXPECT_EQ(posts_in(""), std::nullopt);
  EXPECT_EQ(posts_in("\"\""), std::nullopt);
  EXPECT_EQ(posts_in("0"), 0u);
}

TEST(MemberFile, ACountIsAnyNumberOfDigits) {
  EXPECT_EQ(posts_in("7"), 7u);
  EXPECT_EQ(posts_in("\"7\""), 7u);
  EXPECT_EQ(posts_in("007"), 7u);
  EXPECT_EQ(posts_in("000"), 0u);
  EXPECT_EQ(posts_in("4294967295"), kLargestCount);
  EXPECT_EQ(posts_in("00000000004294967295"), kLargestCount);
  EXPECT_EQ(posts_in(std::string(5000, '0') + "12"), 12u);
  for (std::uint32_t digits = 1, value = 1; digits <= 10; ++digits, value *= 10) {
    EXPECT_EQ(posts_in(std::to_string(value)), value);
    EXPECT_EQ(posts_in(std::to_string(value - 1)), value - 1);
  }
}

TEST(MemberFile, AFlagIsZeroOrOne) {
  for (const auto& [cell, value] : {std::pair{"0", 0u}, {"1", 1u}, {"00", 0u}, {"01", 1u}}) {
    const auto members = members_in(std::string("member_id,has_photo\nm,") + cell + "\n");
    EXPECT_EQ(members.at(0).values[0], value) << cell;
  }
}

TEST(MemberFile, MayEndWithoutANewline) {
  EXPECT_EQ(members_in("member_id,posts\na,1\nb,2\n"), members_in("member_id,posts\na,1\nb,2"));
  EXPECT_EQ(members_in("member_id,posts\na,1\nb,").at(1).values[index_of(Signal::posts)],
            std::nullopt);
  EXPECT_EQ(members_in("member_id\na\nb").size(), 2u);
  EXPECT_EQ(members_in("member_id\r\na\r\nb\r\n").size(), 2u);
  EXPECT_EQ(members_in("posts,member_id\n1,\"b\"").at(0).id, "b");
}

TEST(MemberFile, MayHaveNoMembers) {
  for (const char* text :
       {"member_id,posts", "member_id,posts\n", "member_id,posts\r\n", "\xEF\xBB\xBFmember_id"}) {
    EXPECT_TRUE(members_in(text).empty()) << text;
  }
}

TEST(MemberFile, MayHaveEitherLineEnd) {
  const std::string unix_text = "member_id,posts,industry\na,1,x\nb,,\"two\nlines\"\nc,3,\n";
  std::string windows_text;
  for (const char c : unix_text)
    windows_text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  auto from_unix = members_in(unix_text, {"industry"});
  const auto from_windows = members_in(windows_text, {"industry"});
  EXPECT_EQ(from_unix[1].labels[0], "two\nlines");
  EXPECT_EQ(from_windows[1].labels[0], "two\r\nlines") << "a quoted cell is as it is";
  from_unix[1].labels = from_windows[1].labels;
  EXPECT_EQ(from_windows, from_unix);
  EXPECT_EQ(members_in("member_id,posts\r\na,1\nb,2\r\n"),
            members_in("member_id,posts\na,1\nb,2\n"));
}

TEST(MemberFile, MayStartWithAByteOrderMark) {
  EXPECT_EQ(members_in("\xEF\xBB\xBFmember_id,posts\na,1\n"), members_in("member_id,posts\na,1\n"));
  EXPECT_EQ(members_in("\xEF\xBB\xBF\"member_id\",posts\na,1\n").at(0).id, "a");
  EXPECT_EQ(members_in("member_id,posts\n\xEF\xBB\xBF"
                       "a,1\n")
                .at(0)
                .id,
            "\xEF\xBB\xBF"
            "a")
      << "only at the start is it no text";
}

TEST(MemberFile, QuotedCellsHoldAnything) {
  const auto members = members_in(
      "member_id,industry\n"
      "\"a,b\",\"law, \"\"corporate\"\"\"\n"
      "\"two\nlines\",\"\r\n\"\n"
      "\"\"\"\",\"\"\n"
      "\" spaces \", plain \n",
      {"industry"});
  ASSERT_EQ(members.size(), 4u);
  EXPECT_EQ(members[0].id, "a,b");
  EXPECT_EQ(members[0].labels[0], "law, \"corporate\"");
  EXPECT_EQ(members[1].id, "two\nlines");
  EXPECT_EQ(members[1].labels[0], "\r\n");
  EXPECT_EQ(members[2].id, "\"");
  EXPECT_EQ(members[2].labels[0], "");
  EXPECT_EQ(members[3].id, " spaces ");
  EXPECT_EQ(members[3].labels[0], " plain ") << "spaces are part of a cell";
}

TEST(MemberFile, HeaderCellsMayBeQuoted) {
  const auto members =
      members_in("\"member_id\",\"posts\",\"in,\"\"d\"\"\"\nm,5,x\n", {"in,\"d\""});
  EXPECT_EQ(members.at(0).values[index_of(Signal::posts)], 5u);
  EXPECT_EQ(members.at(0).labels.at(0), "x");
}

TEST(MemberFile, TextIsUtf8) {
  const auto members = members_in(
      "member_id,\xC3\xA9tat\nJos\xC3\xA9,\xF0\x9F\x8E\x89\n\xE2\x82\xAC,\xF4\x8F\xBF\xBF\n",
      {"\xC3\xA9tat"});
  EXPECT_EQ(members.at(0).id, "Jos\xC3\xA9");
  EXPECT_EQ(members.at(0).labels.at(0), "\xF0\x9F\x8E\x89");
  EXPECT_EQ(members.at(1).labels.at(0), "\xF4\x8F\xBF\xBF");
}

TEST(MemberFile, RepeatedIdsAreAllowed) {
  const auto members = members_in("member_id,posts\na,1\na,2\na,1\n");
  ASSERT_EQ(members.size(), 3u);
  EXPECT_EQ(members[1].values[index_of(Signal::posts)], 2u);
}

TEST(MemberFile, LabelsAreThoseAskedForInTheOrderAsked) {
  const std::string text =
      "member_id,industry,city,team\n"
      "a,web,Paris,\nb,,Rome,x\nc,web,Rome,\"\"\nd,Web,Paris,x\n";
  const auto members = members_in(text, {"team", "industry"});
  ASSERT_EQ(members.size(), 4u);
  EXPECT_EQ(members[0].labels, (std::vector<std::string>{"", "web"}));
  EXPECT_EQ(members[1].labels, (std::vector<std::string>{"x", ""}));
  EXPECT_EQ(members[2].labels, (std::vector<std::string>{"", "web"}));
  EXPECT_EQ(members[3].labels, (std::vector<std::string>{"x", "Web"}));
}

TEST(MemberFile, EqualLabelsHaveOnePositionAndTheEmptyOneIsTheFirst) {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("members.csv", "member_id,team\na,x\nb,\nc,\"x\"\nd,y\ne,x y\nf,y\ng,\"\"\n");
  RecordSource source(path);
  const MemberParser parser(source, Model::standard(), {.required = {"team"}});
  MemberChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  ASSERT_EQ(chunk.rows(), 7u);
  const auto labels = chunk.labels(0);
  ASSERT_EQ(labels.size(), 7u);
  EXPECT_EQ(labels.codes[1], 0u);
  EXPECT_EQ(labels.codes[6], 0u);
  EXPECT_EQ(labels.names[0], "");
  EXPECT_EQ(labels.codes[0], labels.codes[2]);
  EXPECT_EQ(labels.codes[3], labels.codes[5]);
  EXPECT_EQ(labels.names.size(), 4u);
  EXPECT_EQ(labels[4], "x y");
  EXPECT_FALSE(parser.next(source, chunk));
}

TEST(MemberFile, AnOptionalLabelColumnMayBeAbsent) {
  const TemporaryFolder folder;
  const std::string path = folder.write("members.csv", "city,member_id,team\nRome,a,x\n,b,y\n");
  RecordSource source(path);
  const MemberParser parser(source, Model::standard(),
                            {.required = {"team"}, .optional = {"industry", "city"}});
  EXPECT_EQ(parser.absent_labels(), std::vector<std::string>{"industry"});
  EXPECT_TRUE(parser.unused_columns().empty());
  MemberChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  std::vector<std::vector<std::string>> labels(3);
  for (std::size_t i = 0; i < 3; ++i) {
    const LabelColumn column = chunk.labels(i);
    for (std::size_t row = 0; row < column.size(); ++row) labels[i].push_back(column[row]);
  }
  EXPECT_EQ(labels, (std::vector<std::vector<std::string>>{{"x", "y"}, {"", ""}, {"Rome", ""}}));
}

TEST(MemberFile, ReportsAbsentSignalsAndUnusedColumnsOnce) {
  const TemporaryFolder folder;
  std::string header = "member_id,podcast,industry,team";
  for (const SignalInfo& signal : standard_signals()) {
    if (signal.name != "posts" && signal.name != "connections") header += "," + signal.name;
  }
  RecordSource source(folder.write("m.csv", header + "\n"));
  const MemberParser parser(source, Model::standard(), {.required = {"industry"}});
  EXPECT_EQ(parser.absent_signals(), (std::vector<std::string>{"posts", "connections"}));
  EXPECT_EQ(parser.unused_columns(), (std::vector<std::string>{"podcast", "team"}));
}

Model model_of_podcasts() {
  ModelDefinition definition;
  definition.id = "podcasts-1";
  const Signal podcasts = definition.catalogue.add({.name = "podcasts", .counts = ""});
  const Signal verified =
      definition.catalogue.add({"verified", SignalKind::flag, SignalScope::state, ""});
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "C", 10_points,
      std::vector<Term>{{"podcasts", count(podcasts), linear(3), 1_points, ""},
                        {"verified", count(verified), linear(1), 1_points, ""},
                        {"posts", count(Signal::posts), linear(3), 1_points, ""}})};
  return Model(std::move(definition));
}

TEST(MemberFile, HasAModelsOwnSignals) {
  const TemporaryFolder folder;
  const Model model = model_of_podcasts();
  const std::string path =
      folder.write("m.csv", "podcasts,member_id,shares,verified\n5,a,9,1\n,b,8,\n");
  const auto members = members_of(path, model);
  EXPECT_EQ(members.at(0).values.at(kStandardSignals), 5u);
  EXPECT_EQ(members.at(0).values.at(kStandardSignals + 1), 1u);
  EXPECT_EQ(members.at(1).values.at(kStandardSignals), std::nullopt);
  const RecordSource source(path);
  const MemberParser parser(source, model);
  EXPECT_EQ(parser.absent_signals(), (std::vector<std::string>{"posts"}));
  EXPECT_EQ(parser.unused_columns(), (std::vector<std::string>{"shares"}))
      << "a standard signal that the model does not use";
  EXPECT_THROW(members_of(folder.write("bad.csv", "member_id,verified\na,2\n"), model), DataError);
}

TEST(MemberFile, CountsTheBytesItHasRead) {
  const TemporaryFolder folder;
  const std::string text = "member_id,posts\na,1\nb,2\n";
  RecordSource source(folder.write("m.csv", text));
  const MemberParser parser(source, Model::standard());
  EXPECT_EQ(source.bytes_total(), text.size());
  EXPECT_LE(source.bytes_read(), text.size());
  for (MemberChunk chunk; parser.next(source, chunk);) {
  }
  EXPECT_EQ(source.bytes_read(), text.size());
}

TEST(MemberFile, ASourceMayBeMoved) {
  const TemporaryFolder folder;
  const std::string path = folder.write("m.csv", "member_id,posts\na,1\n");
  RecordSource first(path);
  const MemberParser parser(first, Model::standard());
  RecordSource second(std::move(first));
  RecordSource third(path);
  third = std::move(second);
  MemberChunk chunk;
  ASSERT_TRUE(parser.next(third, chunk));
  EXPECT_EQ(chunk.id(0), "a");
  EXPECT_FALSE(parser.next(third, chunk));
  EXPECT_FALSE(parser.next(third, chunk)) << "the end stays the end";
}

TEST(MemberFile, AChunkMayBeUsedAgainForAnotherFile) {
  const TemporaryFolder folder;
  MemberChunk chunk;
  RecordSource one(folder.write("1.csv", "member_id,posts,team\na,1,x\nb,,y\n"));
  const MemberParser one_parser(one, Model::standard(), {.required = {"team"}});
  ASSERT_TRUE(one_parser.next(one, chunk));
  RecordSource other(folder.write("2.csv", "city,shares,member_id\nRome,7,c\n"));
  const MemberParser other_parser(other, Model::standard(), {.required = {"city"}});
  ASSERT_TRUE(other_parser.next(other, chunk));
  std::vector<ReadMember> members;
  append_members(chunk, kStandardSignals, 1, members);
  EXPECT_EQ(members, members_in("member_id,shares,city\nc,7,Rome\n", {"city"}));
  RecordSource third(folder.write("3.csv", "member_id\nd\n"));
  const MemberParser third_parser(third, Model::standard());
  ASSERT_TRUE(third_parser.next(third, chunk));
  EXPECT_EQ(chunk.rows(), 1u);
  EXPECT_EQ(chunk.members().value(Signal::shares, 0), std::nullopt);
}

}  // namespace
}  // namespace ssi
