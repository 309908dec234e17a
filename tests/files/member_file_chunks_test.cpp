// SPDX-License-Identifier: MIT
// Files that are larger than a chunk: records, quoted cells and line ends on every edge, several
// threads that parse, and errors far into a file.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/random_members.hpp"

namespace ssi {
namespace {

std::string in_quotes(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

// A file and what is in it.
struct File {
  std::string text = "member_id,posts,team,has_photo,connections\n";
  std::vector<ReadMember> members;
};

// Records of very different lengths, so that wherever chunks end, they end within some of them.
File random_file(Random& random, std::size_t bytes, const std::string& line_end) {
  static const std::string kTexts[] = {
      "a",   "",       "web",   "two\nlines",  "\r\n", "\"",
      "a,b", "\n\n\n", "\",\"", "caf\xC3\xA9", "\r",   "x\"\ny\",\nz"};
  File file;
  file.text = "member_id,posts,team,has_photo,connections" + line_end;
  while (file.text.size() < bytes) {
    ReadMember member;
    member.values.resize(kStandardSignals);
    member.id = "m" + std::to_string(file.members.size());
    if (random.chance(20)) member.id += random.pick(kTexts);
    std::string label = random.pick(kTexts);
    if (random.chance(1)) label += std::string(random.index(9000), random.chance(50) ? '\n' : 'x');
    member.labels = {label};
    std::string cells[3];
    const Signal signals[3] = {Signal::posts, Signal::has_photo, Signal::connections};
    for (std::size_t i = 0; i < 3; ++i) {
      if (random.chance(20)) continue;
      const auto value = static_cast<std::uint32_t>(
          i == 1 ? random.below(2) : random.bits() >> (32 + random.below(32)));
      member.values[index_of(signals[i])] = value;
      cells[i] = std::to_string(value);
      if (random.chance(10)) cells[i] = in_quotes(cells[i]);
    }
    const bool plain = label.find_first_of("\",\r\n") == label.npos && random.chance(70);
    file.text += in_quotes(member.id) + "," + cells[0] + "," + (plain ? label : in_quotes(label)) +
                 "," + cells[1] + "," + cells[2] + line_end;
    file.members.push_back(std::move(member));
  }
  return file;
}

void expect_members(const std::vector<ReadMember>& members,
                    const std::vector<ReadMember>& expected) {
  ASSERT_EQ(members.size(), expected.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    ASSERT_TRUE(members[i] == expected[i]) << "member " << i << ", " << expected[i].id;
  }
}

TEST(MemberFileChunks, RecordsMayStraddleThem) {
  Random random(180);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  for (const std::string line_end : {"\n", "\r\n"}) {
    const File file = random_file(random, 8'000'000, line_end);
    const std::string path = folder.write("members.csv", file.text);
    expect_members(members_of(path, Model::standard(), {"team"}), file.members);
  }
}

// The same records behind a first cell of every length: each byte of them meets a chunk's edge.
TEST(MemberFileChunks, EdgesMayFallOnAnyByte) {
  const TemporaryFolder folder;
  std::string records;
  std::vector<ReadMember> expected(1);
  expected[0].values.resize(kStandardSignals);
  expected[0].labels = {"t"};
  for (int i = 0; i < 60'000; ++i) {
    ReadMember member;
    member.id = "m,\"\n" + std::to_string(i);
    member.values.resize(kStandardSignals);
    member.values[index_of(Signal::posts)] = static_cast<std::uint32_t>(i);
    member.labels = {"\r\n"};
    records += in_quotes(member.id) + "," + std::to_string(i) + ",\"\r\n\"\r\n";
    expected.push_back(std::move(member));
  }
  for (std::size_t length = 1; length <= 24; ++length) {
    SCOPED_TRACE(length);
    expected[0].id = std::string(length, 'x');
    const std::string path = folder.write(
        "members.csv", "member_id,posts,team\r\n" + expected[0].id + ",,t\r\n" + records);
    RecordSource source(path);
    const MemberParser parser(source, Model::standard());
    MemberChunk chunk;
    ASSERT_TRUE(parser.next(source, chunk));
    ASSERT_LT(chunk.rows(), expected.size()) << "one chunk holds it all: it has no edge";
    expect_members(members_of(path, Model::standard(), {"team"}), expected);
    if (HasFatalFailure()) return;
  }
}

TEST(MemberFileChunks, AreOfBoundedSize) {
  const TemporaryFolder folder;
  std::string text = "member_id,posts\n";
  for (int i = 0; i < 400'000; ++i) text += "m" + std::to_string(i) + ",7\n";
  RecordSource source(folder.write("members.csv", text));
  const MemberParser parser(source, Model::standard());
  std::size_t chunks = 0;
  std::size_t rows = 0;
  std::uint64_t bytes = 0;
  for (MemberChunk chunk; parser.next(source, chunk); ++chunks) {
    rows += chunk.rows();
    EXPECT_LE(chunk.rows(), 200'000u) << "some thousands";
    EXPECT_GE(source.bytes_read(), bytes);
    bytes = source.bytes_read();
  }
  EXPECT_EQ(rows, 400'000u);
  EXPECT_GE(chunks, 2u);
  EXPECT_EQ(bytes, text.size());
}

TEST(MemberFileChunks, ARecordMayBeLargerThanAnyChunk) {
  const TemporaryFolder folder;
  std::string huge;
  for (int i = 0; i < 400'000; ++i) huge += "line \"" + std::to_string(i) + "\"\r\n";
  const std::string path = folder.write(
      "members.csv", "member_id,team,posts\na,x,1\nb," + in_quotes(huge) + ",2\nc,y,3\nd,z,4");
  const auto members = members_of(path, Model::standard(), {"team"});
  ASSERT_EQ(members.size(), 4u);
  EXPECT_TRUE(members[1].labels[0] == huge);
  EXPECT_EQ(members[1].values[index_of(Signal::posts)], 2u);
  EXPECT_EQ(members[3].id, "d");
}

TEST(MemberFileChunks, AHeaderMayBeLargerThanAnyChunk) {
  const TemporaryFolder folder;
  std::string header = "member_id,posts";
  std::string record = "a,5";
  for (int i = 0; i < 4000; ++i) {
    header += "," + std::string(1000, 'x') + std::to_string(i);
    record += ",";
  }
  const std::string path = folder.write("members.csv", header + "\n" + record + "\n");
  RecordSource source(path);
  const MemberParser parser(source, Model::standard());
  EXPECT_EQ(parser.unused_columns().size(), 4000u);
  MemberChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  EXPECT_EQ(chunk.members().value(Signal::posts, 0), 5u);
}

TEST(MemberFileChunks, ErrorsFarIntoAFileHaveTheRightLine) {
  Random random(181);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  for (const std::string line_end : {"\n", "\r\n"}) {
    const File file = random_file(random, 5'000'000, line_end);
    const auto lines =
        static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    const struct {
      std::string record;
      std::string column;
    } kBad[] = {
        {"x,-1,,,", "posts"}, {"x,1,,2,", "has_photo"}, {"x,1", ""}, {",1,,,", "member_id"}};
    for (const auto& bad : kBad) {
      const std::string path =
          folder.write("members.csv", file.text + bad.record + line_end + "y,bad\n");
      try {
        members_of(path, Model::standard(), {"team"});
        FAIL() << "no error";
      } catch (const DataError& error) {
        EXPECT_EQ(error.place().line, lines + 1) << error.what();
        EXPECT_EQ(error.place().column, bad.column) << error.what();
      }
    }
  }
}

TEST(MemberFileChunks, AQuoteOpenedEarlyAndNeverClosedIsAnError) {
  const TemporaryFolder folder;
  std::string text = "member_id,team\na,x\nb,\"y\n";
  for (int i = 0; i < 300'000; ++i) text += "m" + std::to_string(i) + ",z\n";
  try {
    members_of(folder.write("members.csv", text), Model::standard());
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 3u) << error.what();
    EXPECT_LT(std::string(error.what()).size(), 10'000u);
  }
}

TEST(MemberFileChunks, ARecordWithoutEndIsRefusedBeforeItFillsTheMemory) {
  const TemporaryFolder folder;
  std::string text = "member_id,team\na,x\nb,\"";
  text.append(60'000'000, 'y');
  const std::string path = folder.write("members.csv", text + "\"\n");
  RecordSource source(path);
  const MemberParser parser(source, Model::standard());
  MemberChunk chunk;
  try {
    while (parser.next(source, chunk)) {
    }
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 3u) << error.what();
    EXPECT_LT(std::string(error.what()).size(), 10'000u);
    EXPECT_LT(source.bytes_read(), 50'000'000u);
  }
}

TEST(MemberFileChunks, MayBeParsedBySeveralThreads) {
  Random random(182);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  const File file = random_file(random, 6'000'000, "\n");
  RecordSource source(folder.write("members.csv", file.text));
  const MemberParser parser(source, Model::standard(), {.required = {"team"}});
  std::mutex reading;
  std::size_t texts = 0;
  std::vector<std::vector<ReadMember>> parts(1000);
  const auto work = [&] {
    RecordText text;
    MemberChunk chunk;
    while (true) {
      std::size_t position = 0;
      {
        const std::lock_guard lock(reading);
        if (!source.read(text)) return;
        position = texts++;
      }
      parser.parse(text, chunk);
      append_members(chunk, kStandardSignals, 1, parts.at(position));
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  std::vector<ReadMember> members;
  for (auto& part : parts) members.insert(members.end(), part.begin(), part.end());
  expect_members(members, file.members);
}

TEST(MemberFileChunks, TextsAreWholeRecordsThatKnowTheirFirstLine) {
  Random random(183);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  const File file = random_file(random, 4'000'000, "\n");
  RecordSource source(folder.write("members.csv", file.text));
  std::size_t line = 2;
  std::string together = "member_id,posts,team,has_photo,connections\n";
  for (RecordText text; source.read(text);) {
    EXPECT_EQ(text.first_line, line);
    line += static_cast<std::size_t>(std::count(text.bytes.begin(), text.bytes.end(), '\n'));
    together += text.bytes;
  }
  EXPECT_TRUE(together == file.text);
}

TEST(MemberFileChunks, LabelsMeanTheSameInEveryChunk) {
  Random random(184);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  std::string text = "member_id,team\n";
  std::vector<std::string> expected;
  for (int i = 0; i < 250'000; ++i) {
    expected.push_back(i < 100'000 ? "" : "team " + std::to_string(random.below(50'000)));
    text += "m," + expected.back() + "\n";
  }
  const auto members = members_of(folder.write("members.csv", text), Model::standard(), {"team"});
  ASSERT_EQ(members.size(), expected.size());
  for (std::size_t i = 0; i < members.size(); ++i) ASSERT_EQ(members[i].labels[0], expected[i]);
}

// Damaged bytes: the file is read, or refused with a DataError at a line that it has.
TEST(MemberFileChunks, SmallDamageIsReadOrRefused) {
  Random random(185);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  const File file = random_file(random, 3000, "\n");
  for (int i = 0; i < 1500; ++i) {
    std::string text = file.text;
    const std::size_t at = random.index(text.size());
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.index(30));
        break;
      case 1:
        text.insert(at, 1, "\",\n\r0"[random.index(5)]);
        break;
      case 2:
        text[at] = static_cast<char>(random.below(256));
        break;
      default:
        text.resize(at);
    }
    try {
      members_of(folder.write("members.csv", text), Model::standard(), {"team"});
    } catch (const DataError& error) {
      ASSERT_LE(error.place().line,
                static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n') + 1));
      ASSERT_EQ(std::string_view(error.what()).find_first_of("\r\n"), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace ssi
