// SPDX-License-Identifier: MIT
//
// Two streams of members in, a stream of changes out: those of change() for one member, however the
// batches are cut, and nothing leaks or is released twice, whatever goes wrong.
// python/tests/test_changes.py has the golden tables.

#include "ssi/arrow/change_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/explain/change.hpp"
#include "support/arrow_reading.hpp"
#include "support/arrow_tables.hpp"

namespace ssi {
namespace {

class ArrowChanges : public Arrow {};

struct Values {
  std::uint16_t posts;
  std::uint16_t has_photo;
};

using Members = std::vector<Values>;

HandColumn batch(const Members& members) {
  std::vector<std::uint16_t> posts;
  std::vector<std::uint16_t> photos;
  std::vector<std::string> names;
  for (const Values& member : members) {
    names.push_back("m" + std::to_string(member.posts));
    posts.push_back(member.posts);
    photos.push_back(member.has_photo);
  }
  return batch_of(
      {texts("name", names), numbers("posts", "S", posts), numbers("has_photo", "S", photos)});
}

/// The members in batches of so many rows.
std::vector<HandColumn> batches(const Members& members, std::size_t rows) {
  std::vector<HandColumn> result;
  for (std::size_t first = 0; first < members.size(); first += rows) {
    const auto begin = members.begin() + static_cast<std::ptrdiff_t>(first);
    const auto some = static_cast<std::ptrdiff_t>(std::min(rows, members.size() - first));
    result.push_back(batch({begin, begin + some}));
  }
  return result;
}

ReadTable changes_of(std::vector<HandColumn> before, std::vector<HandColumn> after,
                     ChangeStreamOptions options = {}) {
  ArrowArrayStream first = stream_of(std::move(before));
  ArrowArrayStream second = stream_of(std::move(after));
  const ChangeAggregator aggregator{ModelPair(Model::standard())};
  return read_all(change_stream(aggregator, std::move(options), first, second));
}

std::string error_of(std::vector<HandColumn> before, std::vector<HandColumn> after,
                     ChangeStreamOptions options = {}) {
  try {
    changes_of(std::move(before), std::move(after), std::move(options));
  } catch (const std::exception& error) {
    return error.what();
  }
  return "none";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const Members kBefore = {{12, 0}, {36, 1}, {0, 0}, {5, 1}, {7, 0}};
const Members kAfter = {{3, 1}, {36, 0}, {9, 0}, {5, 1}, {100, 1}};
const std::vector<std::string> kNames = {"before",  "observation", "activity",
                                         "profile", "model",       "after"};

TEST_F(ArrowChanges, AreThoseOfOneMember) {
  const ReadTable table = changes_of(batches(kBefore, 5), batches(kAfter, 5));
  ASSERT_EQ(table.names, kNames);
  const ModelPair models(Model::standard());
  for (std::size_t i = 0; i < kBefore.size(); ++i) {
    const auto member = [](const Values& of) {
      return Member{{Signal::posts, of.posts}, {Signal::has_photo, of.has_photo}};
    };
    const Change want = change(models, member(kBefore[i]), member(kAfter[i]));
    EXPECT_EQ(table.numbers.at("before")[i], want.before.to_double());
    EXPECT_EQ(table.numbers.at("after")[i], want.after.to_double());
    for (const Cause cause : {Cause::observation, Cause::activity, Cause::profile, Cause::model}) {
      const auto points = want.points(cause);
      EXPECT_EQ(table.numbers.at(std::string(to_string(cause)))[i], points.to_double());
    }
  }
}

TEST_F(ArrowChanges, AreTheSameHoweverBatchesAreCut) {
  const ReadTable whole = changes_of(batches(kBefore, 5), batches(kAfter, 5));
  for (const std::size_t first : {1U, 2U, 3U, 4U}) {
    for (const std::size_t second : {1U, 2U, 3U, 4U}) {
      ChangeStreamOptions options;
      options.keep = {"name"};
      std::vector<HandColumn> before = batches(kBefore, first);
      before.insert(before.begin() + 1, batch({}));  // an empty one is nobody
      const ReadTable table = changes_of(before, batches(kAfter, second), options);
      EXPECT_EQ(table.numbers, whole.numbers);
      EXPECT_EQ(table.texts.at("name"),
                (std::vector<std::string>{"m3", "m36", "m9", "m5", "m100"}));
    }
  }
}

TEST_F(ArrowChanges, OfCausesAreSignedInAllForms) {
  const ReadTable doubles = changes_of(batches(kBefore, 5), batches(kAfter, 5));
  for (const PointsType points :
       {PointsType::decimal, PointsType::hundredths, PointsType::hundredths32}) {
    ChangeStreamOptions options;
    options.points = points;
    const ReadTable table = changes_of(batches(kBefore, 5), batches(kAfter, 5), options);
    const bool is_whole = points != PointsType::decimal;
    EXPECT_EQ(table.formats.at("profile"), is_whole ? "i" : "d:5,2");
    EXPECT_EQ(table.formats.at("after"), points == PointsType::hundredths ? "S"
                                         : is_whole                       ? "i"
                                                                          : "d:5,2");
    for (const std::string& name : kNames) {
      for (std::size_t i = 0; i < kBefore.size(); ++i) {
        EXPECT_NEAR(*table.numbers.at(name)[i] / (is_whole ? 100 : 1), *doubles.numbers.at(name)[i],
                    1e-9);
      }
    }
  }
}

TEST_F(ArrowChanges, RefuseSidesOfDifferentLengths) {
  const Members few(kBefore.begin(), kBefore.end() - 1);
  EXPECT_TRUE(has(error_of(batches(few, 2), batches(kAfter, 5)), "fewer members before"));
  EXPECT_TRUE(has(error_of(batches(kBefore, 2), batches(few, 4)), "fewer members after"));
  EXPECT_TRUE(has(error_of({batch({})}, batches(few, 4)), "fewer members before"));
  EXPECT_TRUE(has(error_of(batches(few, 4), {batch({})}), "fewer members after"));
  EXPECT_EQ(error_of({batch({})}, {batch({})}), "none");
}

TEST_F(ArrowChanges, NameTheSideOfAValueThatCannotBe) {
  const auto posts = [](const std::vector<std::int16_t>& values) {
    return batch_of({numbers("posts", "s", values)});
  };
  EXPECT_TRUE(has(error_of({posts({1}), posts({2, -1})}, {posts({1, 2, 3})}),
                  "members before:3: column 'posts': '-1' is not from 0"));
  EXPECT_TRUE(has(error_of({posts({1, 2, 3})}, {posts({1}), posts({2, -1})}),
                  "members after:3: column 'posts': '-1' is not from 0"));
  ChangeStreamOptions options;
  options.allow_out_of_range = true;
  EXPECT_EQ(changes_of({posts({-1})}, {posts({0})}, options).numbers.at("activity"),
            (Optionals{0}));
}

TEST_F(ArrowChanges, TakeBothStreamsOverWhateverBefalls) {
  const ChangeAggregator aggregator{ModelPair(Model::standard())};
  ChangeStreamOptions options;
  options.keep = {"nobody"};
  ArrowArrayStream first = stream_of(batches(kBefore, 2));
  ArrowArrayStream second = stream_of(batches(kAfter, 2));
  EXPECT_THROW(change_stream(aggregator, options, first, second), std::invalid_argument);
  EXPECT_EQ(first.release, nullptr);
  EXPECT_EQ(second.release, nullptr);
  second = stream_of(batches(kAfter, 2));
  EXPECT_THROW(change_stream(aggregator, {}, first, second), std::invalid_argument);
  EXPECT_EQ(second.release, nullptr);
  first = stream_of(batches(kBefore, 2));
  EXPECT_THROW(change_stream(aggregator, {}, first, second), std::invalid_argument);
  EXPECT_EQ(first.release, nullptr);
}

TEST_F(ArrowChanges, SayWhatAProducerSaid) {
  const ChangeAggregator aggregator{ModelPair(Model::standard())};
  for (const bool is_before : {true, false}) {
    ArrowArrayStream good = stream_of(batches(kBefore, 2));
    ArrowArrayStream bad = stream_of(batches(kAfter, 2), 1);
    try {
      read_all(is_before ? change_stream(aggregator, {}, bad, good)
                         : change_stream(aggregator, {}, good, bad));
      ADD_FAILURE();
    } catch (const StreamError& error) {
      EXPECT_EQ(error.code(), EIO);
      EXPECT_TRUE(has(error.what(), "the disk is gone"));
    }
  }
}

}  // namespace
}  // namespace ssi
