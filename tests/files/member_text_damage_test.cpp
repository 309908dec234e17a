// SPDX-License-Identifier: MIT
// Damaged files of members are read, or refused, as a slow reader does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/slow_csv.hpp"
#include "ssi/files/member_check.hpp"
#include "support/member_files.hpp"
#include "support/plain_members.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"

namespace ssi::plain {
namespace {

struct Reading {
  std::vector<ReadMember> members;
  std::optional<fuzz::SlowFault> fault;
};

std::optional<ReadMember> read_slowly(const Cells& cells) {
  ReadMember member;
  member.values.resize(kStandardSignals);
  const auto count = [&](Column column, Signal signal, std::uint64_t largest) {
    return fuzz::is_slow_count(cells[column], largest, member.values[index_of(signal)]);
  };
  if (cells.size() != kNames.size() || cells[kId].empty() ||
      !std::all_of(cells.begin(), cells.end(), fuzz::is_slow_text) ||
      !count(kPosts, Signal::posts, kLargestCount) || !count(kPhoto, Signal::has_photo, 1) ||
      !count(kConnections, Signal::connections, kLargestCount)) {
    return std::nullopt;
  }
  member.id = cells[kId];
  member.labels = {cells[kTeam]};
  return member;
}

Reading read_slowly(const std::string& text) {
  Reading reading;
  const fuzz::SlowCsv csv = fuzz::SlowCsvParser(text).parse();
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    const fuzz::SlowRecord& record = csv.records[i];
    const auto member = read_slowly(record.cells);
    if (!member) {
      reading.fault = {record.first_line, record.last_line};
      return reading;
    }
    reading.members.push_back(*member);
  }
  if (csv.malformed_line) reading.fault = fuzz::malformed_at(*csv.malformed_line);
  return reading;
}

void damage(Random& random, std::string& text) {
  const std::size_t at = kHeader.size() + 1 + random.index(text.size() - kHeader.size() - 1);
  static constexpr char kBytes[] = {'"', '"', '"', ',', ',', '\n',   '\r',   '0',    '9', '/',
                                    ':', ' ', 'x', '1', '2', '\x80', '\xC3', '\xFF', 0};
  switch (random.below(5)) {
    case 0:
      text.erase(at, 1 + random.index(random.chance(70) ? 2 : 40));
      break;
    case 1:
      text.insert(at, 1, random.pick(kBytes));
      break;
    case 2:
      text.resize(at);
      break;
    default:
      text[at] = random.pick(kBytes);
  }
}

class MemberTextDamage : public PlainMembers {
 protected:
  MemberTextDamage() : PlainMembers(211) {}
};

TEST_F(MemberTextDamage, IsReadOrRefusedAsASlowReaderDoes) {
  SCOPED_TRACE(random_.trace());
  int refused = 0;
  for (int round = 0; round < 600; ++round) {
    const std::size_t first = random_.index(records_.size() - 60);
    std::string text = kHeader + '\n' + lines(records_, first, first + 1 + random_.index(60));
    for (std::size_t i = 1 + random_.index(3); i > 0 && text.size() > kHeader.size() + 1; --i) {
      damage(random_, text);
    }
    const Reading expected = read_slowly(text);
    const std::string path = folder_.write("members.csv", text);
    std::vector<ReadMember> members;
    const FileFault fault = fault_of([&] { members = read(path, Dialect::strict()); });
    SCOPED_TRACE(testing::PrintToString(text));
    ASSERT_EQ(fault.line != 0, expected.fault.has_value());
    if (expected.fault) {
      ++refused;
      ASSERT_GE(fault.line, expected.fault->first_line);
      ASSERT_LE(fault.line, expected.fault->last_line);
    } else {
      ASSERT_TRUE(members == expected.members);
    }
    RecordSource source(path);
    MemberCheck check(source, Model::standard());
    for (RecordText piece; source.read(piece);) check.add(piece);
    ASSERT_EQ(check.findings().faults() != 0, expected.fault.has_value());
    const Dialect pieces{.piece_bytes = 1 + random_.index(300)};
    ASSERT_EQ(fault_of([&] { members = read(path, pieces); }), fault);
    ASSERT_TRUE(expected.fault || members == expected.members);
  }
  EXPECT_GT(refused, 150);
  EXPECT_LT(refused, 590);
}

}  // namespace
}  // namespace ssi::plain
