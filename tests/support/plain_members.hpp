// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_PLAIN_MEMBERS_HPP
#define SSI_TESTS_SUPPORT_PLAIN_MEMBERS_HPP

// Files of members without quotes and other peculiarities, for tests that put one in.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "support/member_files.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi::plain {

inline const std::string kHeader = "member_id,team,posts,has_photo,note,connections";
enum Column : std::size_t { kId, kTeam, kPosts, kPhoto, kNote, kConnections };
inline const std::vector<std::string> kNames = {"member_id", "team", "posts",
                                                "has_photo", "note", "connections"};

using Cells = std::vector<std::string>;

inline Cells draw_cells(Random& random, bool is_ascii) {
  const CsvStyle plain{.is_ascii = is_ascii};
  const auto count = [&] { return random.chance(20) ? "" : digits_of(random, draw_count(random)); };
  return {draw_text(random, plain, draw_length(random, 40)),
          draw_text(random, plain, random.index(25)),
          count(),
          random.chance(20) ? "" : std::to_string(random.below(2)),
          draw_text(random, plain, random.index(60)),
          count()};
}

inline std::string joined(const Cells& cells) {
  std::string record = cells[0];
  for (std::size_t i = 1; i < cells.size(); ++i) record += ',' + cells[i];
  return record;
}

inline constexpr std::size_t kRecords = 3000;

/// Records without quotes or faults, as lines: twice as many, the first half in ASCII.
inline std::vector<std::string> draw_plain_records(Random& random) {
  std::vector<std::string> records(2 * kRecords);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i] = joined(draw_cells(random, i < kRecords)) + '\n';
  }
  return records;
}

inline std::vector<ReadMember> read(const std::string& path, const Dialect& dialect) {
  RecordSource source(path, dialect);
  const MemberParser parser(source, Model::standard(), {.required = {"team"}});
  std::vector<ReadMember> members;
  MemberChunk chunk;
  for (RecordText piece; source.read(piece);) {
    parser.parse(exactly(piece), chunk);
    append_members(chunk, kStandardSignals, 1, members);
  }
  return members;
}

/// The records of a file from one to before another.
inline std::string lines(const std::vector<std::string>& records, std::size_t first,
                         std::size_t last) {
  std::string text;
  for (; first < last; ++first) text += records[first];
  return text;
}

/// Damaged files of these records.
class PlainMembers : public testing::Test {
 protected:
  explicit PlainMembers(std::uint64_t stream) : random_(stream) {}

  FileFault fault_in(const std::string& text, const Dialect& dialect) {
    const std::string path = folder_.write("members.csv", text);
    return fault_of([&] { read(path, dialect); });
  }

  /// So many records, of ASCII or not.
  std::string plain(std::size_t count, bool is_ascii) const {
    const std::size_t first = is_ascii ? 0 : kRecords;
    return lines(records_, first, first + count);
  }

  Random random_;
  const TemporaryFolder folder_;
  const std::vector<std::string> records_ = draw_plain_records(random_);
};

}  // namespace ssi::plain

#endif  // SSI_TESTS_SUPPORT_PLAIN_MEMBERS_HPP
