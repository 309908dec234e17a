// SPDX-License-Identifier: MIT
// Memory that parsers take is in proportion to the text, whatever stands in it.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

#include "ssi/error.hpp"
#include "ssi/files/connection_file.hpp"
#include "ssi/files/member_file.hpp"
#include "support/allocations.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

constexpr std::size_t kLines = std::size_t{1} << 20;

template <class Parser, class Chunk>
std::size_t bytes_to_parse(const Parser& parser, Chunk chunk, std::string records) {
  const RecordText text{.bytes = std::move(records), .first_line = 2};
  const std::size_t before = allocated_bytes();
  try {
    parser.parse(text, chunk);
  } catch (const DataError&) {  // memory taken until then counts
  }
  return allocated_bytes() - before;
}

std::string header_of_all_signals() {
  std::string header = "member_id,note";
  for (const SignalInfo& signal : standard_signals()) header += ',' + signal.name;
  return header + '\n';
}

TEST(RecordAllocation, OfMembersDoesNotGrowWithLinesInCells) {
  if (!counts_allocations()) GTEST_SKIP() << "the sanitizer owns operator new";
  const TemporaryFolder folder;
  const std::string lines(kLines, '\n');
  for (const std::string& header :
       {std::string("member_id,note,posts\n"), header_of_all_signals()}) {
    RecordSource source(folder.write("members.csv", header));
    const MemberParser parser(source, Model::standard());
    const std::string cells(source.header().size() - 2, ',');
    for (const std::string& records :
         {"m1,\"" + lines + "\"" + cells + "\n", lines, "\"" + lines, "m1," + lines}) {
      EXPECT_LE(bytes_to_parse(parser, MemberChunk(), records), 8 * kLines) << header;
    }
  }
}

TEST(RecordAllocation, OfConnectionsDoesNotGrowWithLinesInCells) {
  if (!counts_allocations()) GTEST_SKIP() << "the sanitizer owns operator new";
  const TemporaryFolder folder;
  TextIndex index;
  index.add("a");
  RecordSource source(folder.write("connections.csv", "member_a,member_b,note\n"));
  const ConnectionParser parser(source, index);
  const std::string lines(kLines, '\n');
  const std::string record = "a,a,\"" + lines + "\"\n";
  EXPECT_LE(bytes_to_parse(parser, ConnectionChunk(), record), 4 * kLines);
}

TEST(RecordAllocation, QuotedLinesCostNoMember) {
  const TemporaryFolder folder;
  std::string text = "member_id,posts,note\n";
  for (int i = 0; i < 1000; ++i) {
    text += "m" + std::to_string(i) + "," + std::to_string(i) + ",\"\n\"\"\n\"\n";
  }
  RecordSource source(folder.write("members.csv", text));
  const MemberParser parser(source, Model::standard());
  MemberChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  ASSERT_EQ(chunk.rows(), 1000u);
  for (std::size_t row = 0; row < 1000; ++row) {
    EXPECT_EQ(chunk.members().value(Signal::posts, row), row);
  }
}

}  // namespace
}  // namespace ssi
