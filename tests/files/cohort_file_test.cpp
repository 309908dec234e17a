// SPDX-License-Identifier: MIT
// The cohort file: what is written is read, and whatever is damaged is refused.
#include "ssi/files/cohort_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
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

const std::string kHeader = std::string("\x8Dssicoh\n\x02", 9);

// A model of one competency of 1.00 points without bands, the column "t".
const std::string kModel = std::string(
    "\x01"
    "m\x10"
    "0123456789abcdef\x01\x01"
    "c\x64\x00\x01t",
    26);

const std::string kSource = "\x01 sixteen bytes..";

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
  // The source is the SHA-1 of 16 zeros, the model and the rest, as a UUID of version 5.
  const std::string bytes =
      file_with(std::string("\x01\x01z\x02\x0A\x01\x14\x01\x28\xE8\x07\x0A\x1E", 13) +
                "\x01\x73\xD7\xA9\x74\xAE\xF8\x55\x05\x9B\xA1\x22\x86\xFB\xC4\x68\x24");
  const CohortSet set = parse_cohorts(bytes, "f");
  ASSERT_EQ(set.size(), 1u);
  EXPECT_EQ(set.label(0), "z");
  EXPECT_EQ(set.schema().id, "m");
  EXPECT_EQ(set.schema().fingerprint, "0123456789abcdef");
  EXPECT_EQ(set.cohort(0).total().mean(), 0.2);
  EXPECT_EQ(set.cohort(0).competency(0).sums(), (PointStatistics::Sums{40, 1000, 2, 10, 30}));
  EXPECT_TRUE(to_bytes(set) == bytes);
  CohortSet again(set.column(), std::make_shared<ScoreSchema>(set.schema()));
  again.add("z", set.cohort(0));
  EXPECT_TRUE(to_bytes(again) == bytes) << "the source is of the cohorts, not of the file";
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
  bytes[8] = 1;
  EXPECT_EQ(refusal(bytes), "is of version 1 of the cohort format, and this reads 2");
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
      {std::string("\x01\x01z") + totals + sums + kSource + "\x01",
       "there is more than the cohorts"},
      {std::string("\x01\x01z") + totals + sums + std::string(1, '\0'),
       "cohorts and their sources do not agree"},
      {std::string(1, '\0') + kSource, "cohorts and their sources do not agree"},
      {std::string("\x01\x01z") + totals + sums + kSource.substr(0, 16), "the file ends too early"},
      {std::string("\x01\x01z") + totals + sums + "\x02" + std::string(32, 's'),
       "sources are not in order"},
      {std::string("\x01\x01z") + totals + sums + "\x02" + std::string(16, 't') +
           std::string(16, 's'),
       "sources are not in order"},
      {std::string("\x01\x01z") + totals + sums + most, "the file ends too early"},  // sources
      {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10), "a number is too large"},
  };
  EXPECT_EQ(refusal(file_with(std::string("\x01\x01z") + totals + sums + kSource)), "");
  for (const auto& [rest, rule] : kFiles) {
    EXPECT_EQ(refusal(file_with(rest)), rule) << testing::PrintToString(rest);
  }
}

// Programs print ids and names that they read: hostile ones could forge lines, and move a
// terminal's cursor.
TEST(CohortFile, HoldsScoresOfWhatCanBeAModel) {
  const std::string fingerprint = "0123456789abcdef";
  const auto with = [](const std::string& id, const std::string& print, const std::string& parts) {
    const auto text = [](const std::string& s) { return static_cast<char>(s.size()) + s; };
    const std::string bytes = kHeader + text(id) + text(print) + parts;
    return bytes + checksum(bytes);
  };
  // Competencies, bands; then the column "t", no cohorts, no sources.
  const std::string end("\x01t\x00\x00", 4);
  const std::string one(
      "\x01\x01"
      "c\x64\x00",
      5);
  EXPECT_EQ(refusal(with("m-1", fingerprint, one + end)), "");
  for (const std::string& id :
       {std::string(), std::string("M"), std::string("m 1"), std::string("m\n1"),
        std::string("m\x1B[2J"), std::string("m\xC2\x9B"), std::string("-m"),
        std::string(101, 'm')}) {
    EXPECT_NE(refusal(with(id, fingerprint, one + end)), "") << testing::PrintToString(id);
  }
  for (const std::string& print :
       {std::string(), std::string("0123456789abcde"), fingerprint + "0",
        std::string("0123456789ABCDEF"), std::string("0123456789abcde\n")}) {
    EXPECT_NE(refusal(with("m-1", print, one + end)), "") << testing::PrintToString(print);
  }
  const std::pair<std::string, const char*> kParts[] = {
      {std::string("\x00\x00", 2), "the model has no competencies or too many"},
      {std::string("\xE9\x07", 2), "a number is too large"},  // 1001 of them
      {std::string("\x01\x01\x1B\x64\x00", 5),
       "a competency's name is not one that a model can have"},
      {std::string("\x02\x01"
                   "c\x64\x01"
                   "c\x64\x00",
                   8),
       "two competencies have one name"},
      {std::string("\x01\x01"
                   "c\x00\x00",
                   5),
       "a competency has no points"},
      {std::string("\x01\x01"
                   "c\x64\x01\x01\n\x00\x00",
                   9),
       "a band's name is not one that a model can have"},
      {std::string("\x01\x01"
                   "c\x64\x02\x01"
                   "b\x00\x01\x01"
                   "b\x00\x00",
                   13),
       "two bands have one name"},
  };
  for (const auto& [parts, rule] : kParts) {
    EXPECT_EQ(refusal(with("m-1", fingerprint, parts + end)), rule);
  }
}

TEST(CohortFile, OfWhatIsNoModelIsNotWritten) {
  const ScoreSchema schema = *Model::standard().schema();
  EXPECT_NO_THROW(to_bytes(CohortSet("t", std::make_shared<ScoreSchema>(schema))));
  for (const std::string id : {"", "Standard", "a\nb"}) {
    ScoreSchema odd = schema;
    odd.id = id;
    EXPECT_THROW(to_bytes(CohortSet("t", std::make_shared<ScoreSchema>(odd))),
                 std::invalid_argument);
  }
}

TEST(CohortFile, HasLabelsThatAnIndexTakes) {
  const std::string rest("\x02\x0A\x01\x14\x01\x28\xE8\x07\x0A\x1E", 10);
  const std::string longest(TextIndex::kLongestText, 'x');
  EXPECT_EQ(refusal(file_with("\x01\xFF\xFF\xFF\x07" + longest + rest + kSource)), "");
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

TEST(CohortFile, IsNotReadBeyondWhatShowsThatItIsNone) {
  const TemporaryFolder folder;
  const auto why = [](const std::string& path) {
    try {
      load_cohorts(path);
      return std::string();
    } catch (const DataError& error) {
      return std::string(error.what()).substr(path.size() + 2);
    }
  };
  EXPECT_EQ(why("/dev/zero"), "is not a file of cohorts");
  EXPECT_EQ(why("/dev/null"), "the file ends too early");
  const std::string table = folder.write("table", "member_id,posts\n");
  std::filesystem::resize_file(table, std::uintmax_t{1} << 42);
  EXPECT_EQ(why(table), "is not a file of cohorts");
  const std::string former = folder.write("former", "\x8Dssicoh\n\x01");
  std::filesystem::resize_file(former, std::uintmax_t{1} << 42);
  EXPECT_EQ(why(former), "is of version 1 of the cohort format, and this reads 2");
  const std::string longer = folder.write("longer", small_file());
  std::filesystem::resize_file(longer, (std::uintmax_t{1} << 30) + 1);
  EXPECT_EQ(why(longer), "is longer than 1 GiB, the most that cohorts may have");
}

TEST(CohortFile, KeepsItsSourceThroughMerging) {
  const Labelled labelled(213, 300, 7);
  const auto saved = [&](std::size_t first, std::size_t rows) {
    return parse_cohorts(to_bytes(labelled.set(first, rows)), "f");
  };
  const CohortSet a = saved(0, 100);
  const CohortSet b = saved(100, 100);
  const CohortSet c = saved(200, 100);
  ASSERT_EQ(a.sources().size(), 1u);
  CohortSet ab = a;
  ab += b;
  CohortSet ba = b;
  ba += a;
  EXPECT_EQ(ab.sources().size(), 2u);
  EXPECT_TRUE(to_bytes(ab) == to_bytes(ba));
  const CohortSet read = parse_cohorts(to_bytes(ab), "f");
  for (const CohortSet* part : {&a, &b, &read}) {
    EXPECT_EQ(read.obstacle_to_merging(*part),
              "some members of the cohorts are the same and would count twice");
    EXPECT_EQ(part->obstacle_to_merging(read), read.obstacle_to_merging(*part));
    EXPECT_EQ(read.obstacle_to_merging(*part, Repeats::allow), std::nullopt);
  }
  CohortSet abc = read;
  abc += c;
  EXPECT_EQ(abc.members(), labelled.set(0, 300).members());
  EXPECT_EQ(abc.sources().size(), 3u);
  const std::string before = to_bytes(abc);
  EXPECT_THROW(abc += c, std::invalid_argument);
  EXPECT_TRUE(to_bytes(abc) == before);
  abc.merge(c, Repeats::allow);
  EXPECT_EQ(abc.members(), labelled.set(0, 300).members() + c.members());
  EXPECT_EQ(abc.sources().size(), 3u);
}

TEST(CohortFile, OfNobodyHasNoSource) {
  const Labelled labelled(214, 30, 3);
  const CohortSet nobody = parse_cohorts(to_bytes(labelled.set(0, 0)), "f");
  EXPECT_TRUE(nobody.sources().empty());
  CohortSet all = nobody;
  all += nobody;
  all += parse_cohorts(to_bytes(labelled.set(0, 30)), "f");
  EXPECT_TRUE(to_bytes(all) == to_bytes(labelled.set(0, 30)));
}

TEST(CohortFile, OfOtherMembersHasAnotherSource) {
  const Labelled labelled(215, 200, 3);
  std::set<CohortSource> sources;
  for (std::size_t rows = 1; rows <= 200; ++rows) {
    const CohortSet set = parse_cohorts(to_bytes(labelled.set(0, rows)), "f");
    for (const CohortSource& source : set.sources()) sources.insert(source);
  }
  std::set<std::uint64_t> sizes;
  for (std::size_t rows = 1; rows <= 200; ++rows) sizes.insert(labelled.set(0, rows).members());
  sizes.erase(0);
  EXPECT_EQ(sources.size(), sizes.size());
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
