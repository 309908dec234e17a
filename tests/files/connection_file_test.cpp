// SPDX-License-Identifier: MIT
#include "ssi/files/connection_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

const std::vector<std::string> kIds{"ann",
                                    "bob",
                                    "cem",
                                    "O'Hara, \"Zoe\"",
                                    "\xC3\xA9lo\xC3\xAF"
                                    "se",
                                    "two\nlines",
                                    " ann"};

TextIndex index_of_ids() {
  TextIndex index;
  for (const std::string& id : kIds) index.add(id);
  return index;
}

/// The connections in a text, in one go.
ConnectionChunk connections_in(std::string_view text,
                               UnknownMembers unknown = UnknownMembers::refuse) {
  const TemporaryFolder folder;
  const TextIndex index = index_of_ids();
  RecordSource source(folder.write("connections.csv", text));
  const ConnectionParser parser(source, index, unknown);
  ConnectionChunk all;
  for (ConnectionChunk chunk; parser.next(source, chunk);) {
    all.connections.insert(all.connections.end(), chunk.connections.begin(),
                           chunk.connections.end());
    all.skipped += chunk.skipped;
  }
  return all;
}

using Pairs = std::vector<Connection>;

TEST(ConnectionFile, HoldsAConnectionARow) {
  EXPECT_EQ(connections_in("member_a,member_b\nann,cem\nbob,ann\ncem,cem\nann,bob\n").connections,
            (Pairs{{0, 2}, {1, 0}, {2, 2}, {0, 1}}));
}

TEST(ConnectionFile, MayBeEmpty) {
  EXPECT_TRUE(connections_in("member_a,member_b\n").connections.empty());
  EXPECT_TRUE(connections_in("member_a,member_b").connections.empty());
}

TEST(ConnectionFile, ColumnsMayStandInAnyOrderAmongOthers) {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "connections.csv", "since,member_b,how,member_a\n2020,ann,met,bob\n,cem,\"a\nb\",ann\n");
  const TextIndex index = index_of_ids();
  RecordSource source(path);
  const ConnectionParser parser(source, index);
  EXPECT_EQ(parser.unused_columns(), (std::vector<std::string>{"since", "how"}));
  ConnectionChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  EXPECT_EQ(chunk.connections, (Pairs{{1, 0}, {0, 2}}));
  EXPECT_FALSE(parser.next(source, chunk));
  EXPECT_EQ(source.bytes_read(), source.bytes_total());
}

TEST(ConnectionFile, IdsAreAnyText) {
  EXPECT_EQ(connections_in("\xEF\xBB\xBFmember_a,member_b\r\n"
                           "\"O'Hara, \"\"Zoe\"\"\",\xC3\xA9lo\xC3\xAF"
                           "se\r\n"
                           "\"two\nlines\",\"ann\"\r\n"
                           " ann,ann")
                .connections,
            (Pairs{{3, 4}, {5, 0}, {6, 0}}));
}

struct Refused {
  std::string what;
  std::size_t line;
  std::string column;
  std::string cell;
};

Refused refusal_of(std::string_view text, UnknownMembers unknown = UnknownMembers::refuse) {
  try {
    connections_in(text, unknown);
  } catch (const DataError& error) {
    return {error.what(), error.place().line, error.place().column, error.place().cell};
  }
  return {};
}

void expect_refused(std::string_view text, std::size_t line, std::string_view column,
                    std::string_view cell, std::string_view rule,
                    UnknownMembers unknown = UnknownMembers::refuse) {
  const Refused refused = refusal_of(text, unknown);
  EXPECT_EQ(refused.line, line) << text << "\n" << refused.what;
  EXPECT_EQ(refused.column, column) << text;
  EXPECT_EQ(refused.cell, cell) << text;
  EXPECT_NE(refused.what.find(rule), std::string::npos) << refused.what;
}

TEST(ConnectionFile, UnknownMembersAreRefusedOnEitherSide) {
  const std::string rule = "is not a member's id";
  expect_refused("member_a,member_b\nann,bob\nxyz,bob\n", 3, "member_a", "xyz", rule);
  expect_refused("member_a,member_b\nann,bob\nann,xyz\n", 3, "member_b", "xyz", rule);
  expect_refused("member_b,member_a\nann,xyz\n", 2, "member_a", "xyz", rule);
  expect_refused("member_a,member_b\nann,Ann\n", 2, "member_b", "Ann", rule);
  expect_refused("member_a,member_b\nann,\"bob \"\n", 2, "member_b", "bob ", rule);
  expect_refused("member_a,member_b\n\"two\nlines\",ann\nann,\"x\"\"y\"\n", 4, "member_b", "x\"y",
                 rule);
  expect_refused("member_a,member_b\nxyz,xyz\n", 2, "member_a", "xyz", rule);
}

TEST(ConnectionFile, UnknownMembersMayBeSkipped) {
  const ConnectionChunk chunk = connections_in(
      "member_a,member_b\nann,bob\nxyz,bob\nann,xyz\nxyz,zyx\ncem,ann\n", UnknownMembers::skip);
  EXPECT_EQ(chunk.connections, (Pairs{{0, 1}, {2, 0}}));
  EXPECT_EQ(chunk.skipped, 3u);
}

TEST(ConnectionFile, MalformedRecordsAreRefused) {
  const std::string header = "member_a,member_b\n";
  for (const UnknownMembers unknown : {UnknownMembers::refuse, UnknownMembers::skip}) {
    const auto expect = [&](const std::string& rows, std::size_t line, std::string_view column,
                            std::string_view cell, std::string_view rule) {
      expect_refused(header + rows, line, column, cell, rule, unknown);
    };
    expect("ann,bob\nann\n", 3, "", "", "the record has 1 cell, but the header has 2");
    expect("ann,bob,cem\n", 2, "", "", "the record has 3 cells");
    expect("ann,bob\n\nann,cem\n", 3, "", "", "the record has 1 cell");
    expect("ann,\n", 2, "member_b", "", "must not be empty");
    expect("\"\",bob\n", 2, "member_a", "", "must not be empty");
    expect("ann,b\"ob\n", 2, "member_b", "b\"ob", "has a quote");
    expect("ann,\"bob\n", 2, "member_b", "bob\n", "never closed");
    expect("ann,\"bob\"x\n", 2, "member_b", "bob", "after its closing quote");
    expect(
        "ann,b\xFF"
        "b\n",
        2, "member_b",
        "b\xFF"
        "b",
        "UTF-8");
    expect(std::string("a\0n,bob\n", 8), 2, "member_a", std::string_view("a\0n", 3), "NUL");
    expect("ann,b\rob\n", 2, "member_b", "b", "carriage return");
  }
}

TEST(ConnectionFile, TheFirstFaultIsTheOneReported) {
  expect_refused("member_a,member_b\nann,xyz\nann\n", 2, "member_b", "xyz", "member's id");
  expect_refused("member_a,member_b\nann,xyz\nann,\n", 2, "member_b", "xyz", "member's id");
  expect_refused("member_a,member_b\nann\nann,xyz\n", 2, "", "", "1 cell");
}

TEST(ConnectionFile, HeadersNameBothMembersOnce) {
  expect_refused("", 1, "", "", "empty");
  expect_refused("member_a\nann\n", 1, "", "", "there is no column 'member_b'");
  expect_refused("a,member_b\n", 1, "", "", "there is no column 'member_a'");
  expect_refused("member_a;member_b\n", 1, "", "", "commas, not semicolons");
  expect_refused("member_a,member_b,member_a\n", 1, "", "member_a", "names two columns");
  EXPECT_THROW(RecordSource("/nowhere/connections.csv"), FileError);
}

TEST(ConnectionFile, ChunksMayBeCutAnywhere) {
  // 4 MB, with newlines in quotes and records of ever another length.
  std::string text = "member_a,note,member_b\n";
  Pairs expected;
  for (std::uint64_t i = 0; i < 60'000; ++i) {
    const std::uint64_t b = i * i % kIds.size();
    text += i % 3 == 0 ? "ann" : "\"two\nlines\"";
    text += ",\"" + std::string(i % 89, 'x') + "\n,\"\"\",";
    text += b == 3 ? "\"O'Hara, \"\"Zoe\"\"\"" : b == 5 ? "\"two\nlines\"" : kIds[b];
    text += i % 2 == 0 ? "\n" : "\r\n";
    expected.push_back({i % 3 == 0 ? 0U : 5U, b});
  }
  EXPECT_TRUE(connections_in(text).connections == expected);
  text += "ann,,xyz\n";
  std::size_t line = 1;
  for (const char c : text) line += c == '\n' ? 1 : 0;
  expect_refused(text, line - 1, "member_b", "xyz", "member's id");
}

TEST(RecordText, KnowsTheLineOfEachRecord) {
  const RecordText text{"a,b\n\"x\n\ny\",c\r\nd,e", 7};
  EXPECT_EQ(text.line_of(0), 7u);
  EXPECT_EQ(text.line_of(1), 8u);
  EXPECT_EQ(text.line_of(2), 11u);
}

}  // namespace
}  // namespace ssi
