// SPDX-License-Identifier: MIT
// The cohort file: what is written is read, and whatever is damaged is refused.
#include "ssi/files/cohort_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "support/cohort_sets.hpp"
#include "support/csv.hpp"
#include "support/member_files.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

// CRC-32 as IEEE 802.3 has it, a bit at a time.
std::string checksum(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  crc = ~crc;
  std::string result;
  for (int shift = 0; shift < 32; shift += 8) result += static_cast<char>(crc >> shift & 0xFF);
  return result;
}

// Why a file is refused, or "" if it is not.
std::string refusal(const std::string& bytes) {
  try {
    parse_cohorts(bytes, "f");
    return "";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, "f");
    return std::string(error.what()).substr(3);
  }
}

std::string small_file() { return to_bytes(Labelled(210, 12, 3).set(0, 12)); }

const std::string kHeader = std::string("\x8Dssicoh\n\x01", 9);

// A model of one competency of 1.00 points without bands, the column "t".
const std::string kModel = std::string(
    "\x01"
    "m\x01"
    "f\x01\x01"
    "c\x64\x00\x01t",
    11);

std::string file_with(const std::string& rest) {
  const std::string bytes = kHeader + kModel + rest;
  return bytes + checksum(bytes);
}

TEST(CohortFile, IsReadAsItWasWritten) {
  for (const std::size_t members : {0u, 1u, 30u, 20'000u}) {
    const Labelled labelled(211, members, 7);
    const CohortSet set = labelled.set(0, members);
    const std::string bytes = to_bytes(set);
    const CohortSet read = parse_cohorts(bytes, "f");
    EXPECT_EQ(read.column(), "team");
    EXPECT_EQ(read.schema(), set.schema());
    ASSERT_EQ(read.size(), set.size());
    for (std::uint32_t i = 0; i < set.size(); ++i) {
      EXPECT_EQ(*read.find(set.label(i)), set.cohort(i));
    }
    EXPECT_TRUE(to_bytes(read) == bytes);
  }
}

TEST(CohortFile, KeepsEveryBandAndLimit) {
  ModelDefinition definition{.id = "b-1"};
  definition.competencies = {Model::standard().competencies()[0]};
  definition.bands = {{.name = "low", .above = -0.01_points, .below = 0_points},
                      {.name = "mid", .above = 0.01_points, .below = 655.35_points},
                      {.name = "top", .above = 20_points},
                      {.name = "rest"}};
  const CohortSet set("x", Model(definition));
  EXPECT_EQ(parse_cohorts(to_bytes(set), "f").schema(), set.schema());
}

// The layout that docs/cohorts.md describes, by hand: two members, with 0.10 and 0.30 points.
TEST(CohortFile, HasTheBytesThatTheFormatSays) {
  const std::string bytes =
      file_with(std::string("\x01\x01z\x02\x0A\x01\x14\x01\x28\xE8\x07\x0A\x1E", 13));
  const CohortSet set = parse_cohorts(bytes, "f");
  ASSERT_EQ(set.size(), 1u);
  EXPECT_EQ(set.label(0), "z");
  EXPECT_EQ(set.schema().id, "m");
  EXPECT_EQ(set.schema().fingerprint, "f");
  EXPECT_EQ(set.cohort(0).total().mean(), 0.2);
  EXPECT_EQ(set.cohort(0).competency(0).sums(), (PointStatistics::Sums{40, 1000, 2, 10, 30}));
  EXPECT_TRUE(to_bytes(set) == bytes);
}

TEST(CohortFile, CutShortAnywhereIsRefused) {
  const std::string bytes = small_file();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ASSERT_NE(refusal(bytes.substr(0, length)), "") << length;
  }
  EXPECT_EQ(refusal(""), "the file ends too early");
  EXPECT_NE(refusal(bytes + '\0'), "");
}

TEST(CohortFile, WithAnyBitFlippedIsRefused) {
  const std::string bytes = small_file();
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    ASSERT_NE(refusal(flipped), "") << bit;
  }
}

TEST(CohortFile, OfAnotherKindOrVersionIsRefusedByName) {
  EXPECT_EQ(refusal("member_id,posts\nm1,3\n"), "is not a file of cohorts");
  std::string bytes = small_file();
  bytes[8] = 2;
  EXPECT_EQ(refusal(bytes), "is of version 2 of the cohort format, and this reads 1");
  bytes = small_file();
  bytes[bytes.size() / 2] ^= 1;
  EXPECT_EQ(refusal(bytes), "the checksum is wrong: the file is damaged or not whole");
}

TEST(CohortFile, WithARightChecksumMustStillMakeSense) {
  const std::string most("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10);  // 2^64 - 1
  const std::string sums("\x28\xE8\x07\x0A\x1E", 5);
  const std::string totals("\x02\x0A\x01\x14\x01", 5);
  const std::pair<std::string, const char*> kFiles[] = {
      {most, "the file ends too early"},                              // labels
      {std::string("\x01") + most + "z", "the file ends too early"},  // a label's length
      {std::string("\x01\x01z") + most, "a number is too large"},     // totals
      {std::string("\x01\x01z\x00", 4) + sums, "a cohort has no members"},
      {std::string("\x01\x01z\x01\x0A") + most + sums,
       "a number is too large"},  // members with a total
      {std::string("\x01\x01z\x01\x0A\x00", 6) + sums, "a total is counted that nobody has"},
      {std::string("\x01\x01z\x02\x0A\x01\x00\x01", 8) + sums, "a total is counted twice"},
      {std::string("\x01\x01z\x02\x0A\x01\x64\x01") + sums,
       "a score is beyond the model's maximum"},
      {std::string("\x01\x01z") + totals + std::string("\x28\xE8\x07\x0A\x1D", 5),
       "no members can have such sums"},
      {std::string("\x01\x01z") + totals + std::string("\x3F\xE8\x07\x0A\x1E", 5),
       "no members can have such sums"},
      {std::string("\x01\x01z") + totals + std::string("\xA8\x00\xE8\x07\x0A\x1E", 6),
       "a number is longer than it need be"},
      {std::string("\x01\x00", 2) + totals + sums, "labels are not in order"},
      {std::string("\x02\x01z") + totals + sums + "\x01z" + totals + sums,
       "labels are not in order"},
      {std::string("\x02\x01z") + totals + sums + "\x01y" + totals + sums,
       "labels are not in order"},
      {std::string("\x01\x01\xFF") + totals + sums, "a text is not UTF-8"},
      {std::string("\x01\x01z") + totals + sums + "\x01", "there is more than the cohorts"},
      {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10), "a number is too large"},
  };
  EXPECT_EQ(refusal(file_with(std::string("\x01\x01z") + totals + sums)), "");
  for (const auto& [rest, rule] : kFiles) {
    EXPECT_EQ(refusal(file_with(rest)), rule) << testing::PrintToString(rest);
  }
}

TEST(CohortFile, HasLabelsThatAnIndexTakes) {
  const std::string rest("\x02\x0A\x01\x14\x01\x28\xE8\x07\x0A\x1E", 10);
  const std::string longest(TextIndex::kLongestText, 'x');
  EXPECT_EQ(refusal(file_with("\x01\xFF\xFF\xFF\x07" + longest + rest)), "");
  EXPECT_EQ(refusal(file_with("\x01\x80\x80\x80\x08" + longest + 'x' + rest)),
            "a label is of 16 MiB or more");
}

TEST(CohortFile, OfRandomBytesWithARightChecksumNeverBreaksAnything) {
  Random random(212);
  SCOPED_TRACE(random.trace());
  const std::string bytes = small_file();
  for (int round = 0; round < 3000; ++round) {
    std::string changed = bytes.substr(0, bytes.size() - 4);
    for (std::uint64_t i = 1 + random.below(4); i > 0; --i) {
      changed[9 + random.index(changed.size() - 9)] = static_cast<char>(random.bits());
    }
    changed += checksum(changed);
    const std::string why = refusal(changed);
    if (why.empty()) {
      EXPECT_TRUE(to_bytes(parse_cohorts(changed, "f")) == changed);
    }
  }
}

TEST(CohortFile, IsLoadedByPath) {
  const TemporaryFolder folder;
  const std::string path = folder.write("teams.cohorts", small_file());
  EXPECT_TRUE(to_bytes(load_cohorts(path)) == small_file());
  EXPECT_THROW(load_cohorts(folder.path("none")), FileError);
  const std::string damaged = folder.write("damaged", small_file().substr(1));
  try {
    load_cohorts(damaged);
    FAIL();
  } catch (const DataError& error) {
    EXPECT_EQ(std::string(error.what()), damaged + ": is not a file of cohorts");
  }
}

}  // namespace
}  // namespace ssi
