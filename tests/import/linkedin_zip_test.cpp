// SPDX-License-Identifier: MIT
//
// ZIPs, hostile ones above all. The golden archives have deflated ones.
#include "import/archives.hpp"
#include "import/zip_bytes.hpp"

namespace ssi {
namespace {

#ifdef SSI_HAS_ZIP
constexpr bool kHasZip = true;
#else
constexpr bool kHasZip = false;
#endif

const std::string kReactions = "Date\n2026-03-01\n";

class LinkedInZip : public testing::Test {
 protected:
  void SetUp() override {
    if (!kHasZip) GTEST_SKIP() << "built without libzip";
  }

  Texts rows(const std::vector<ZipEntry>& entries) {
    return rows_of(read_linkedin(folder_.write("a.zip", zip_of(entries))));
  }

  /// What is wrong, behind the name of the archive.
  std::string refusal(const std::string& bytes) {
    const std::string path = folder_.write("a.zip", bytes);
    try {
      read_linkedin(path);
    } catch (const DataError& error) {
      const std::string what = error.what();
      EXPECT_TRUE(what.starts_with(path)) << what;
      return what.substr(path.size());
    }
    ADD_FAILURE() << "no DataError";
    return {};
  }
  std::string refusal(const std::vector<ZipEntry>& entries) { return refusal(zip_of(entries)); }

  TemporaryFolder folder_;
};

TEST_F(LinkedInZip, IsRead) {
  EXPECT_EQ(rows({{"a/", ""}, {"a/Reactions.csv", kReactions}, {"a\\Comments.csv", kReactions}}),
            (Texts{"2026-03-01 comments_made", "2026-03-01 reactions_given"}));
}

TEST_F(LinkedInZip, HasNoNameThatLeadsOutOfIt) {
  using namespace std::string_literals;
  for (const std::string& name : {"../x.txt"s, "a/../../x"s, "a\\..\\x"s, "a/.."s, "/x"s, "\\x"s,
                                  "C:x"s, "z:/x"s, "C:\\x"s, "a\0b"s, "Reactions.csv\0.txt"s}) {
    const std::string refused = refusal({{"Reactions.csv", kReactions}, {name, ""}});
    const bool is_about_its_name = refused.ends_with(" in its path") ||
                                   refused.ends_with(" in its name") ||
                                   refused.ends_with("has an absolute path");
    EXPECT_TRUE(is_about_its_name) << refused;
  }
  EXPECT_EQ(rows({{"a..b/Reactions.csv", kReactions}, {"...", ""}, {"1:x", ""}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST_F(LinkedInZip, HasEachFileOnce) {
  EXPECT_EQ(refusal({{"a/Reactions.csv", kReactions}, {"a\\.\\Reactions.csv", kReactions}}),
            "/a/Reactions.csv: is in the archive twice");
  EXPECT_EQ(rows({{"x.txt", ""}, {"x.txt", ""}, {"Reactions.csv", kReactions}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST_F(LinkedInZip, IsNotEncrypted) {
  EXPECT_EQ(refusal({{"Reactions.csv", kReactions, 0, 1}}), "/Reactions.csv: is encrypted");
  EXPECT_EQ(refusal({{"Reactions.csv", kReactions}, {"x", "", 0, 1}}), "/x: is encrypted");
}

TEST_F(LinkedInZip, IsStoredOrDeflated) {
  for (const std::uint32_t method : {1, 9, 12, 14, 93, 97}) {
    EXPECT_EQ(refusal({{"Reactions.csv", kReactions, method}}),
              "/Reactions.csv: is compressed by another method than deflate");
    EXPECT_EQ(rows({{"Reactions.csv", kReactions}, {"x", "", method}}),
              Texts{"2026-03-01 reactions_given"})
        << "entries that are not read may be so";
  }
  EXPECT_EQ(refusal({{"Reactions.csv", kReactions, 8}}), "/Reactions.csv: is damaged");
}

TEST_F(LinkedInZip, SaysHowLongEntriesAre) {
  constexpr std::uint32_t kGiB = std::uint32_t{1} << 30;
  EXPECT_EQ(refusal({{"Reactions.csv", kReactions, 0, 0, kGiB + 1}}),
            "/Reactions.csv: has more than 1 GiB");
  EXPECT_EQ(rows({{"Reactions.csv", kReactions}, {"x", "", 0, 0, kGiB + 1}}),
            Texts{"2026-03-01 reactions_given"});
  std::vector<ZipEntry> many;
  for (char c = 'a'; c <= 'e'; ++c) {
    many.push_back({std::string(1, c) + "/Reactions.csv", kReactions, 0, 0, kGiB});
  }
  EXPECT_EQ(refusal(many), ": has more than 4 GiB to read");
  for (const std::uint32_t size : {0U, 5U, 100U}) {
    const std::string refused = refusal({{"Reactions.csv", kReactions, 0, 0, size}});
    EXPECT_TRUE(refused.starts_with("/Reactions.csv: ")) << refused;
  }
}

TEST_F(LinkedInZip, HasTheRightChecksums) {
  EXPECT_EQ(refusal({{"Reactions.csv", kReactions, 0, 0, {}, 1}}),
            "/Reactions.csv: has another checksum than the archive says");
}

TEST_F(LinkedInZip, OfLinksIsNotRead) {
  EXPECT_EQ(rows({{"Reactions.csv", kReactions},
                  {"Comments.csv", "/etc/passwd", 0, 0, {}, {}, 0120777U << 16}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST_F(LinkedInZip, CutOffOrDamagedIsRefused) {
  const std::string whole = zip_of({{"Reactions.csv", kReactions}, {"x.txt", "more"}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(refusal(whole.substr(0, size)).empty()) << size;
  }
  // Any other byte gives the same rows, others or an error, and nothing worse.
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int change : {1, 0x80, 0xFF}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ change);
      try {
        read_linkedin(folder_.write("a.zip", damaged));
      } catch (const DataError&) {
      }
    }
  }
}

TEST(LinkedInWithoutLibzip, SaysThatItReadsFolders) {
  if (kHasZip) GTEST_SKIP() << "built with libzip";
  const TemporaryFolder folder;
  const std::string path = folder.write("a.zip", zip_of({{"Reactions.csv", kReactions}}));
  EXPECT_THROW(read_linkedin(path), DataError);
}

}  // namespace
}  // namespace ssi
