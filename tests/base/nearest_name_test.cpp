// SPDX-License-Identifier: MIT
#include "ssi/nearest_name.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

using namespace ssi;

namespace {

std::string nearest(const std::string& word, std::initializer_list<std::string> names) {
  NearestName result(word);
  for (const std::string& name : names) result.offer(name);
  return result.found().value_or("none");
}

}  // namespace

TEST(NearestName, OneEditIsNear) {
  for (const std::string word : {"scor", "scores", "xscore", "scare", "core", "scroe", "socre"}) {
    EXPECT_EQ(nearest(word, {"team", "score", "explain"}), "score") << word;
  }
  for (const std::string word : {"sco", "scoring", "sacrer", "rscoe", "tree", ""}) {
    EXPECT_EQ(nearest(word, {"team", "score", "explain"}), "none") << word;
  }
}

TEST(NearestName, TwoEditsAreNearFromEightLettersOn) {
  EXPECT_EQ(nearest("genrte", {"generate"}), "generate");
  EXPECT_EQ(nearest("generataxx", {"generate"}), "none");
  EXPECT_EQ(nearest("gnereaet", {"generate"}), "none") << "three swaps";
  EXPECT_EQ(nearest("cohrst", {"cohorts"}), "none") << "seven letters, two edits";
}

TEST(NearestName, TheNearestIsFoundAndTheFirstAmongEquals) {
  EXPECT_EQ(nearest("industry", {"industrials", "industry2", "industri", "dustry"}), "industry2");
  EXPECT_EQ(nearest("industry", {"industri", "industry2"}), "industri");
  EXPECT_EQ(nearest("departmnt", {"departmet__", "departments", "department"}), "department");
  EXPECT_EQ(nearest("north", {"forth", "north", "NORTH"}), "north");
}

TEST(NearestName, CaseDoesNotCount) {
  EXPECT_EQ(nearest("NORTH", {"forth", "North"}), "North");
  EXPECT_EQ(nearest("north", {"Nort"}), "Nort");
}

TEST(NearestName, LettersAreCountedAndNotBytes) {
  EXPECT_EQ(nearest("Zurich", {"Z\u00FCrich"}), "Z\u00FCrich");
  EXPECT_EQ(nearest("Z\u00FCrich", {"Zurich"}), "Zurich");
  EXPECT_EQ(nearest("\u6771\u4EAC\u90FD", {"\u6771\u4EAC\u5E9C"}), "\u6771\u4EAC\u5E9C");
  EXPECT_EQ(nearest("\u00E9\u00E9", {"\u00E9\u00E8"}), "none") << "two letters";
  EXPECT_EQ(nearest("abc\xFF", {"abc\xFE"}), "abc\xFE") << "not UTF-8";
}

TEST(NearestName, ShortAndLongWordsHaveNoNearOnes) {
  EXPECT_EQ(nearest("ab", {"ab", "abc", "a"}), "none");
  EXPECT_EQ(nearest("abc", {"ab"}), "none");
  const std::string hundred(100, 'a');
  EXPECT_EQ(nearest(hundred.substr(1), {hundred}), hundred);
  EXPECT_EQ(nearest(hundred, {hundred + 'a'}), "none");
  EXPECT_EQ(nearest(hundred + 'a', {hundred}), "none");
}

TEST(NearestName, MillionsOfNamesMayBeOffered) {
  // Each differs from the word at its end alone: the slowest there are. A table of all distances
  // would take minutes.
  const std::string common(90, 'x');
  NearestName nearest(common + "aaaaaaaa");
  const std::string other = common + "bcdefghi";
  for (int i = 0; i < 2'000'000; ++i) nearest.offer(other);
  EXPECT_EQ(nearest.found(), std::nullopt);
}
