// SPDX-License-Identifier: MIT
#include "ssi/text_index.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/flood.hpp"

namespace ssi {
namespace {

/// Ids of up to 40 arbitrary bytes, among them the empty one, NULs and ids that begin others.
std::vector<std::string> random_ids(std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) {
    std::string id;
    if (random() % 4 == 0 && !ids.empty()) id = ids[random() % ids.size()];
    const std::size_t more = random() % 8 == 0 ? random() % 40 : random() % 4;
    for (std::size_t k = 0; k < more; ++k) id += static_cast<char>(random());
    ids.push_back(std::move(id));
  }
  return ids;
}

void expect_found(const TextIndex& index,
                  const std::unordered_map<std::string, std::uint32_t>& expected,
                  const std::vector<std::string>& ids) {
  std::vector<std::string_view> views(ids.begin(), ids.end());
  std::vector<std::uint32_t> positions(ids.size(), 77);
  index.find(views, positions);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = expected.find(ids[i]);
    const std::optional<std::uint32_t> position =
        found == expected.end() ? std::nullopt : std::optional(found->second);
    ASSERT_EQ(index.find(ids[i]), position);
    ASSERT_EQ(positions[i], position.value_or(TextIndex::kNone));
  }
}

TEST(TextIndex, FindsWhatAMapFinds) {
  for (const std::size_t count : {0U, 1U, 9U, 10U, 11U, 31U, 32U, 33U, 1000U, 100'000U}) {
    SCOPED_TRACE(std::to_string(count) + " ids");
    std::unordered_map<std::string, std::uint32_t> expected;
    TextIndex index;
    const std::vector<std::string> ids = random_ids(count, count);
    for (const std::string& id : ids) {
      const auto position = static_cast<std::uint32_t>(expected.size());
      ASSERT_EQ(index.add(id), expected.emplace(id, position).second);
    }
    EXPECT_EQ(index.size(), expected.size());
    expect_found(index, expected, ids);
    expect_found(index, expected, random_ids(count + 5, count + 1));
  }
}

TEST(TextIndex, FindsOrAddsOneAtATime) {
  std::unordered_map<std::string, std::uint32_t> expected;
  TextIndex index;
  const std::vector<std::string> texts = random_ids(2000, 8);
  for (const std::string& text : texts) {
    const auto next = static_cast<std::uint32_t>(expected.size());
    ASSERT_EQ(index.find_or_add(text), expected.emplace(text, next).first->second);
    ASSERT_EQ(index.find_or_add(text), expected.at(text)) << "it is there now";
  }
  EXPECT_EQ(index.size(), expected.size());
  expect_found(index, expected, texts);
  const std::vector<std::string_view> in_order = index.texts();
  ASSERT_EQ(in_order.size(), expected.size());
  for (const auto& [text, position] : expected) EXPECT_EQ(in_order[position], text);
  EXPECT_TRUE(TextIndex().texts().empty());
}

TEST(TextIndex, AddsManyAsOneByOne) {
  std::vector<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.push_back("m" + std::to_string(i * 7));
  std::unordered_map<std::string, std::uint32_t> expected;
  for (const std::string& id : ids) {
    expected.emplace(id, static_cast<std::uint32_t>(expected.size()));
  }
  const std::vector<std::string_view> views(ids.begin(), ids.end());
  TextIndex index;
  std::size_t done = 0;
  for (const std::size_t some : {0U, 1U, 31U, 32U, 33U, 64U, 1000U, 8839U}) {
    EXPECT_EQ(index.add(std::span(views).subspan(done, some)), some);
    done += some;
  }
  ASSERT_EQ(done, ids.size());
  expect_found(index, expected, ids);
}

TEST(TextIndex, AddsUpToTheFirstRepeatedId) {
  TextIndex index;
  const std::vector<std::string_view> ids{"ann", "bob", "cem", "bob", "dee"};
  EXPECT_EQ(index.add(ids), 3u);
  EXPECT_EQ(index.size(), 3u);
  EXPECT_EQ(index.find("cem"), 2u);
  EXPECT_FALSE(index.find("dee").has_value());
  const std::vector<std::string_view> known{"ann"};
  EXPECT_EQ(index.add(known), 0u);
}

TEST(TextIndex, TellsIdsApartByteForByte) {
  TextIndex index;
  const std::vector<std::string> ids{"Ann", "ann", "ann ",     std::string("ann\0", 4),
                                     "an",  "",    "\xC3\xA9", "e\xCC\x81"};
  for (const std::string& id : ids) EXPECT_TRUE(index.add(id));
  for (std::uint32_t i = 0; i < ids.size(); ++i) EXPECT_EQ(index.find(ids[i]), i);
  EXPECT_FALSE(index.find("anna").has_value());
}

TEST(TextIndex, TakesTextsThatWereMadeToCollide) {
  const std::vector<std::string> ids = texts_of_equal_hash(150'000);
#ifdef __GLIBCXX__
  const std::hash<std::string> hash;
  for (const std::string& id : ids) ASSERT_EQ(hash(id), hash(ids[0])) << "not the flood it is";
#endif
  const std::vector<std::string_view> views(ids.begin(), ids.end());
  TextIndex index;
  ASSERT_EQ(index.add(views), ids.size());
  std::vector<std::uint32_t> positions(ids.size());
  index.find(views, positions);
  for (std::uint32_t i = 0; i < ids.size(); ++i) ASSERT_EQ(positions[i], i);
  EXPECT_EQ(index.find_or_add(ids[7]), 7u);
}

TEST(TextIndex, RefusesIdsThatAreTooLong) {
  TextIndex index;
  const std::string longest((std::size_t{1} << 24) - 1, 'x');
  EXPECT_TRUE(index.add(longest));
  EXPECT_EQ(index.find(longest), 0u);
  EXPECT_THROW(index.add(longest + 'x'), std::length_error);
  EXPECT_FALSE(index.find(longest + 'x').has_value());
  EXPECT_EQ(index.size(), 1u);
}

}  // namespace
}  // namespace ssi
