// SPDX-License-Identifier: MIT
//
// Streams of members in, streams of scores out: the same hundredths as a batch, whatever the
// columns are made of, and nothing leaks or is released twice, whatever goes wrong.

#include "ssi/arrow/score_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/allocations.hpp"
#include "support/arrow_reading.hpp"
#include "support/arrow_tables.hpp"

namespace ssi {
namespace {

ReadTable score(std::vector<HandColumn> batches, ScoreStreamOptions options = {}) {
  ArrowArrayStream members = stream_of(std::move(batches));
  return read_all(score_stream(ScoreAggregator(Model::standard()), std::move(options), members));
}

/// The text of what scoring throws, or of the error of its stream.
std::string error_of(std::vector<HandColumn> batches, ScoreStreamOptions options = {}) {
  try {
    score(std::move(batches), std::move(options));
  } catch (const std::exception& error) {
    return error.what();
  }
  return "none";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// 12 posts are 2.13 points, 36 are 3.00, 0 are 0.
const std::vector<std::uint16_t> kPosts = {12, 36, 0};
const Optionals kScores = {2.13, 3.00, 0.00};

template <class T>
HandColumn posts_as(const std::string& format) {
  std::vector<T> values;
  for (const std::uint16_t posts : kPosts) values.push_back(static_cast<T>(posts));
  return numbers("posts", format, values);
}

HandColumn decimals(const std::string& format, const std::vector<std::int64_t>& values) {
  std::vector<std::int64_t> halves;
  for (const std::int64_t value : values) {
    halves.push_back(value);
    halves.push_back(value < 0 ? -1 : 0);
  }
  HandColumn column = numbers("posts", format, halves);
  column.length = static_cast<std::int64_t>(values.size());
  return column;
}

TEST_F(Arrow, ScoresNumbersOfEachType) {
  const std::vector<HandColumn> columns = {posts_as<std::uint8_t>("C"),
                                           posts_as<std::uint16_t>("S"),
                                           posts_as<std::uint32_t>("I"),
                                           posts_as<std::uint64_t>("L"),
                                           posts_as<std::int8_t>("c"),
                                           posts_as<std::int16_t>("s"),
                                           posts_as<std::int32_t>("i"),
                                           posts_as<std::int64_t>("l"),
                                           posts_as<float>("f"),
                                           posts_as<double>("g"),
                                           posts_as<std::int32_t>("d:9,0,32"),
                                           posts_as<std::int64_t>("d:18,0,64"),
                                           decimals("d:38,0", {12, 36, 0}),
                                           decimals("d:38,0,128", {12, 36, 0}),
                                           decimals("d:10,2", {1200, 3600, 0})};
  for (const HandColumn& column : columns) {
    const ReadTable scores = score({batch_of({column})});
    EXPECT_EQ(scores.numbers.at("professional_brand"), kScores) << column.format;
    EXPECT_EQ(scores.numbers.at("total"), kScores) << column.format;
  }
}

TEST_F(Arrow, ScoresBitsAndBooleansOfABytes) {
  HandColumn bits{.name = "has_photo",
                  .format = "b",
                  .buffers = {"", std::string("\x0A", 1)},  // 0 1 0 1, from the lowest
                  .null_buffers = {true, false},
                  .length = 4};
  EXPECT_EQ(score({batch_of({bits})}).numbers.at("total"), (Optionals{0, 1.5, 0, 1.5}));
  bits.offset = 1;
  bits.length = 3;
  HandColumn batch = batch_of({bits});
  batch.length = 3;
  EXPECT_EQ(score({batch}).numbers.at("total"), (Optionals{1.5, 0, 1.5}));
  HandColumn bytes = numbers<std::int8_t>("has_photo", "c", {0, 1, 5});
  const auto number = [](std::int32_t n) {
    return std::string(reinterpret_cast<const char*>(&n), 4);
  };
  bytes.metadata = number(1) + number(20) + "ARROW:extension:name" + number(11) + "arrow.bool8";
  EXPECT_EQ(score({batch_of({bytes})}).numbers.at("total"), (Optionals{0, 1.5, 1.5}));
}

TEST_F(Arrow, NullsAndNaNAreMissing) {
  ScoreStreamOptions options;
  options.points = PointsType::hundredths;
  HandColumn posts = posts_as<std::uint16_t>("S");
  posts.buffers[0] = std::string("\x05", 1);  // the second one is null
  posts.null_buffers[0] = false;
  posts.null_count = 1;
  const ReadTable scores = score({batch_of({posts})}, options);
  EXPECT_EQ(scores.numbers.at("total"), (Optionals{213, 0, 0}));
  EXPECT_EQ(scores.numbers.at("coverage"), (Optionals{300, 0, 300}));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const ReadTable floats =
      score({batch_of({numbers<double>("posts", "g", {12, nan, 0})})}, options);
  EXPECT_EQ(floats.numbers.at("coverage"), (Optionals{300, 0, 300}));
  posts.null_count = -1;  // not counted
  EXPECT_EQ(score({batch_of({posts})}, options).numbers, scores.numbers);
  HandColumn nothing{.name = "skills", .format = "n", .buffers = {}, .length = 3, .null_count = 3};
  EXPECT_EQ(score({batch_of({posts, nothing})}, options).numbers, scores.numbers);
}

TEST_F(Arrow, OffsetsOfTheBatchAndOfItsColumnsAddUp) {
  HandColumn posts = numbers<std::int32_t>("posts", "i", {99, 99, 12, 36, 0, 99});
  posts.offset = 1;
  posts.length = 5;
  posts.buffers[0] = std::string("\x17", 1);  // in the buffer the fourth one is null
  posts.null_buffers[0] = false;
  posts.null_count = 1;
  HandColumn batch = batch_of({posts});
  batch.offset = 1;
  batch.length = 3;
  EXPECT_EQ(score({batch}).numbers.at("total"), (Optionals{2.13, 0.00, 0.00}));
}

TEST_F(Arrow, GivesPointsAsAsked) {
  const std::map<PointsType, std::pair<std::string, double>> types = {
      {PointsType::float64, {"g", 1}},
      {PointsType::decimal, {"d:5,2", 1}},
      {PointsType::hundredths, {"S", 100}},
      {PointsType::hundredths32, {"i", 100}}};
  for (const auto& [type, expected] : types) {
    ScoreStreamOptions options;
    options.points = type;
    const ReadTable scores = score({batch_of({posts_as<std::uint16_t>("S")})}, options);
    EXPECT_EQ(scores.formats.at("total"), expected.first);
    for (std::size_t row = 0; row < kScores.size(); ++row) {
      EXPECT_DOUBLE_EQ(*scores.numbers.at("total")[row] / expected.second, *kScores[row]);
    }
    EXPECT_EQ(scores.names,
              (std::vector<std::string>{"professional_brand", "right_people", "insights",
                                        "relationships", "total", "coverage"}));
  }
}

TEST_F(Arrow, KeepsColumnsAsTheyAre) {
  ScoreStreamOptions options;
  options.keep = {"name", "age"};
  options.has_coverage = false;
  const ReadTable scores =
      score({batch_of({numbers<std::int16_t>("age", "s", {30, 40, 50}),
                       posts_as<std::uint16_t>("S"), texts("name", {"a", "", "\xC3\xA4"})}),
             batch_of({numbers<std::int16_t>("age", "s", {60}),
                       numbers<std::uint16_t>("posts", "S", {12}), texts("name", {"d"})})},
            options);
  EXPECT_EQ(scores.rows, 4U);
  EXPECT_EQ(scores.names[0], "name");
  EXPECT_EQ(scores.texts.at("name"), (std::vector<std::string>{"a", "", "\xC3\xA4", "d"}));
  EXPECT_EQ(scores.numbers.at("age"), (Optionals{30, 40, 50, 60}));
  EXPECT_EQ(scores.numbers.at("total"), (Optionals{2.13, 3, 0, 2.13}));
  EXPECT_EQ(scores.formats.count("coverage"), 0U);
}

TEST_F(Arrow, EqualsABatchForAnyNumberOfThreads) {
  const std::size_t rows = 30'000;
  synthetic::Members people({.members = rows, .seed = 5});
  synthetic::MemberBuffer buffer(rows);
  people.generate(0, rows, buffer.columns());
  ScoreTable expected = ScoreAggregator(Model::standard())(buffer.members());
  std::vector<HandColumn> columns;
  for (const Signal signal : Model::standard().used_signals()) {
    const Column column = buffer.members().column(signal);
    std::vector<double> values;
    std::string validity((rows + 7) / 8, '\0');
    for (std::size_t row = 0; row < rows; ++row) {
      const auto value = column.value(row);
      values.push_back(value ? *value : std::numeric_limits<double>::quiet_NaN());
    }
    columns.push_back(numbers(standard_signals()[index_of(signal)].name, "g", values));
  }
  for (const std::size_t threads : {1U, 3U}) {
    ScoreStreamOptions options;
    options.execution = {.threads = threads};
    options.points = PointsType::hundredths;
    const ReadTable scores = score({batch_of(columns)}, options);
    for (std::size_t row = 0; row < rows; ++row) {
      ASSERT_EQ(scores.numbers.at("total")[row], expected.totals()[row]) << row;
      ASSERT_EQ(scores.numbers.at("coverage")[row], expected.coverage()[row]) << row;
    }
  }
}

TEST_F(Arrow, NamesBandsAndBadges) {
  ScoreStreamOptions options;
  options.has_band = true;
  options.has_badges = true;
  EXPECT_EQ(score({batch_of({posts_as<std::uint16_t>("S")})}, options).texts.at("band"),
            (std::vector<std::string>{"-", "-", "-"}))
      << "too little was observed";
  options.minimum_coverage = Percent();
  const ReadTable scores = score({batch_of({posts_as<std::uint16_t>("S")})}, options);
  EXPECT_EQ(scores.texts.at("band"), (std::vector<std::string>{"laggard", "laggard", "laggard"}));
  EXPECT_EQ(scores.texts.at("badges"), (std::vector<std::string>{"", "", ""}));
}

TEST_F(Arrow, StandingsAreThoseOfARanking) {
  const Model model = Model::standard();
  std::vector<std::uint16_t> posts;
  std::vector<std::string> labels;
  std::vector<std::int64_t> numbered;
  for (int i = 0; i < 60; ++i) {
    posts.push_back(static_cast<std::uint16_t>(i % 40));
    labels.push_back(i % 7 == 0 ? "" : i % 2 == 0 ? "even" : "odd");
    numbered.push_back(i % 7 == 0 ? -1 : i % 2);
  }
  labels[59] = "alone";
  const HandColumn batch = batch_of(
      {numbers("posts", "S", posts), texts("team", labels), numbers("number", "l", numbered)});
  ArrowArrayStream members = stream_of({batch});
  const auto cohorts =
      std::make_shared<const CohortSet>(cohorts_of(ScoreAggregator(model), "team", members));
  EXPECT_EQ(members.release, nullptr) << "it is taken over";
  EXPECT_EQ(cohorts->size(), 3U);
  ScoreStreamOptions options;
  options.cohorts = {cohorts};
  options.points = PointsType::hundredths;
  const ReadTable scores = score({batch}, options);
  const Ranking even(cohorts->find("even")->totals());
  for (std::size_t row = 0; row < labels.size(); ++row) {
    const auto rank = scores.numbers.at("team_rank")[row];
    if (labels[row].empty() || labels[row] == "alone") {
      EXPECT_EQ(rank, std::nullopt) << row;
    } else if (labels[row] == "even") {
      const auto total =
          Points::from_hundredths(static_cast<std::int32_t>(*scores.numbers.at("total")[row]));
      const auto standing = even.standing(total);
      EXPECT_EQ(rank, static_cast<double>(standing->rank));
      EXPECT_EQ(scores.numbers.at("team_percentile")[row], standing->percentile.hundredths());
      EXPECT_EQ(scores.numbers.at("team_top_percent")[row], standing->top_percent);
    }
  }
  options.points = PointsType::float64;
  EXPECT_EQ(score({batch}, options).formats.at("team_rank"), "l");
  ArrowArrayStream again = stream_of({batch});
  const CohortSet by_number = cohorts_of(ScoreAggregator(model), "number", again);
  EXPECT_NE(by_number.find("-1"), nullptr) << "a number is a label";
}

TEST_F(Arrow, ReadsLabelsOfEachLayout) {
  const std::vector<std::string> labels = {"North", "", "a label of more than twelve bytes",
                                           "North"};
  const HandColumn posts = numbers<std::uint8_t>("posts", "C", {1, 2, 3, 4});
  std::vector<HandColumn> columns = {texts("team", labels)};
  HandColumn large = texts("team", labels);
  large.format = "U";
  large.buffers[1] = bytes_of(std::vector<std::int64_t>{0, 5, 5, 38, 43});
  columns.push_back(large);
  std::string views;
  for (const std::string& label : labels) {
    const auto length = static_cast<std::int32_t>(label.size());
    std::string view(reinterpret_cast<const char*>(&length), 4);
    if (label.size() <= 12) {
      view += label;
    } else {
      const std::int32_t place[2] = {0, 3};
      view += label.substr(0, 4) + std::string(reinterpret_cast<const char*>(place), 8);
    }
    view.resize(16, '\0');
    views += view;
  }
  columns.push_back(
      {.name = "team",
       .format = "vu",
       .buffers = {"", views, "xyz" + labels[2], bytes_of(std::vector<std::int64_t>{36})},
       .null_buffers = {true, false, false, false},
       .length = 4});
  HandColumn dictionary = numbers<std::int8_t>("team", "c", {2, 1, 0, 2});
  dictionary.dictionary = {texts("", {labels[2], "", "North", "never"})};
  columns.push_back(dictionary);
  for (const HandColumn& column : columns) {
    ArrowArrayStream members = stream_of({batch_of({posts, column})});
    const CohortSet cohorts = cohorts_of(ScoreAggregator(Model::standard()), "team", members);
    EXPECT_EQ(cohorts.size(), 2U) << column.format;
    ASSERT_NE(cohorts.find("North"), nullptr) << column.format;
    EXPECT_EQ(cohorts.find("North")->members(), 2U) << column.format;
    ASSERT_NE(cohorts.find(labels[2]), nullptr) << column.format;
  }
}

TEST_F(Arrow, RefusesColumnsWithoutNumbersAndSaysWhatToDo) {
  HandColumn dictionary = numbers<std::int8_t>("posts", "c", {0, 0, 0});
  dictionary.dictionary = {texts("", {"1"})};
  for (const HandColumn& column :
       {texts("posts", {"1", "2", "3"}), dictionary, posts_as<std::uint16_t>("e"),
        posts_as<std::int32_t>("tdD"), posts_as<std::int64_t>("w:16"),
        posts_as<std::int64_t>("_pli128"), posts_as<std::int64_t>("d:76,0,256"),
        posts_as<std::int64_t>("d:5,-2"), posts_as<std::int64_t>("d:"),
        posts_as<std::int64_t>("")}) {
    const std::string error = error_of({batch_of({column})});
    EXPECT_TRUE(has(error, "column 'posts'") && has(error, "cast it to an integer type")) << error;
  }
  EXPECT_TRUE(
      has(error_of({batch_of({numbers<int>("name", "i", {1})})}), "no column is named after"));
  EXPECT_TRUE(has(error_of({batch_of({posts_as<std::int8_t>("c"), posts_as<std::int8_t>("c")})}),
                  "'posts' is there twice"));
  HandColumn column = posts_as<std::uint8_t>("C");
  EXPECT_TRUE(has(error_of({column}), "stream of record batches"));
  ScoreStreamOptions options;
  options.keep = {"nmae"};
  EXPECT_TRUE(has(error_of({batch_of({column})}, options), "no column 'nmae'"));
  options.keep = {"posts", "posts"};
  EXPECT_TRUE(has(error_of({batch_of({column})}, options), "'posts'"));
}

TEST_F(Arrow, RefusesValuesThatASignalCannotHaveAndSaysWhere) {
  const std::vector<std::pair<HandColumn, std::string>> bad = {
      {numbers<std::int32_t>("posts", "i", {1, -1, -2}),
       "members:2: column 'posts': '-1' is not from"},
      {numbers<std::int64_t>("posts", "l", {1, 1, 4294967296}),
       "members:3: column 'posts': '4294967296'"},
      {numbers<std::uint8_t>("has_photo", "C", {1, 2, 3}),
       "members:2: column 'has_photo': '2' is not 0 or 1"},
      {numbers<double>("posts", "g", {1, 1.5, -1}),
       "members:2: column 'posts': '1.5' is not a whole number"},
      {numbers<double>("posts", "g", {1, -1, 1.5}), "members:2: column 'posts': '-1' is not from"},
      {numbers<float>("posts", "f", {1, 5e9F, 1.5}),
       "members:2: column 'posts': '5000000000' is not"},
      {numbers<double>("has_photo", "g", {1, 2, 1.5}),
       "members:2: column 'has_photo': '2' is not 0 or 1"},
      {decimals("d:5,2", {100, 150, 200}),
       "members:2: column 'posts': '1.50' is not a whole number"},
      {decimals("d:38,0", {1, -7, 2}), "members:2: column 'posts': '-7' is not from"}};
  for (const auto& [column, words] : bad) {
    const std::string error = error_of({batch_of({column})});
    EXPECT_TRUE(has(error, words)) << error;
  }
  const HandColumn fine = batch_of({numbers<std::int32_t>("posts", "i", {1, 2, 3})});
  EXPECT_TRUE(has(error_of({fine, fine, batch_of({bad[0].first})}), "members:8: "));
}

TEST_F(Arrow, TakesTheNearestValueWhereThatIsAllowed) {
  ScoreStreamOptions options;
  options.allow_out_of_range = true;
  const double infinity = std::numeric_limits<double>::infinity();
  for (const HandColumn& column : {numbers<std::int32_t>("posts", "i", {-5, 12, 2147483647}),
                                   numbers<double>("posts", "g", {-5, 12, infinity}),
                                   decimals("d:38,0", {-5, 12, 5'000'000'000})}) {
    EXPECT_EQ(score({batch_of({column})}, options).numbers.at("total"), (Optionals{0, 2.13, 3}))
        << column.format;
  }
  EXPECT_TRUE(has(error_of({batch_of({numbers<double>("posts", "g", {1.5})})}, options), "whole"));
}

TEST_F(Arrow, TheSameValueIsRefusedByAnyNumberOfThreads) {
  std::vector<double> posts(40'000, 1);
  std::vector<std::int32_t> skills(40'000, 1);
  posts[30'000] = 0.5;
  skills[20'000] = -1;
  skills[39'999] = -1;
  for (const std::size_t threads : {1U, 2U, 5U}) {
    ScoreStreamOptions options;
    options.execution = {.threads = threads};
    const std::string error = error_of(
        {batch_of({numbers("posts", "g", posts), numbers("skills", "i", skills)})}, options);
    EXPECT_TRUE(has(error, "members:20001: column 'skills': '-1'")) << error;
  }
}

TEST_F(Arrow, RefusesMalformedBatches) {
  const auto broken = [](auto change) {
    HandColumn batch = batch_of({posts_as<std::int32_t>("i")});
    change(batch, batch.children.front());
    return batch;
  };
  const HandColumn good = batch_of({posts_as<std::int32_t>("i")});
  const std::vector<HandColumn> bad = {
      broken([](HandColumn& b, HandColumn&) { b.length = -1; }),
      broken([](HandColumn& b, HandColumn&) { b.length = 4; }),
      broken([](HandColumn& b, HandColumn&) { b.offset = 1; }),
      broken([](HandColumn& b, HandColumn&) { b.offset = -1; }),
      broken(
          [](HandColumn& b, HandColumn&) { b.offset = std::numeric_limits<std::int64_t>::max(); }),
      broken([](HandColumn& b, HandColumn&) { b.children.clear(); }),
      broken([](HandColumn& b, HandColumn&) { b.children.push_back(b.children.front()); }),
      broken([](HandColumn& b, HandColumn&) {
        b.null_buffers[0] = false;
        b.null_count = 1;
        b.buffers[0] = "\x01";
      }),
      broken([](HandColumn&, HandColumn& c) { c.length = -3; }),
      broken([](HandColumn&, HandColumn& c) { c.offset = -1; }),
      broken([](HandColumn&, HandColumn& c) { c.buffers.pop_back(); }),
      broken([](HandColumn&, HandColumn& c) { c.buffers.emplace_back(); }),
      broken([](HandColumn&, HandColumn& c) { c.buffers.clear(); }),
      broken([](HandColumn&, HandColumn& c) {
        c.null_buffers = {true, true};
      }),
      broken([](HandColumn&, HandColumn& c) { c.null_count = 1; }),
      broken([](HandColumn&, HandColumn& c) { c.null_count = 4; }),
      broken([](HandColumn&, HandColumn& c) { c.null_count = -2; })};
  for (std::size_t i = 0; i < bad.size(); ++i) {
    EXPECT_NE(error_of({good, bad[i]}), "none") << i;
  }
}

TEST_F(Arrow, RefusesMalformedLabels) {
  const auto error_of_labels = [](const HandColumn& column) -> std::string {
    ArrowArrayStream members =
        stream_of({batch_of({numbers<std::uint8_t>("posts", "C", {1, 2}), column})});
    try {
      cohorts_of(ScoreAggregator(Model::standard()), "team", members);
    } catch (const std::exception& error) {
      return error.what();
    }
    return "none";
  };
  HandColumn backwards = texts("team", {"a", "b"});
  backwards.buffers[1] = bytes_of(std::vector<std::int32_t>{0, 2, 1});
  HandColumn negative = texts("team", {"a", "b"});
  negative.buffers[1] = bytes_of(std::vector<std::int32_t>{-4, 1, 2});
  HandColumn without_bytes = texts("team", {"a", "b"});
  without_bytes.null_buffers[2] = true;
  HandColumn beyond = numbers<std::int8_t>("team", "c", {0, 1});
  beyond.dictionary = {texts("", {"a"})};
  HandColumn below = numbers<std::int8_t>("team", "c", {0, -1});
  below.dictionary = {texts("", {"a"})};
  const std::int32_t place[4] = {20, 0, 5, 0};
  HandColumn views{
      .name = "team",
      .format = "vu",
      .buffers = {"", std::string(reinterpret_cast<const char*>(place), 16) + std::string(16, '\0'),
                  bytes_of(std::vector<std::int64_t>{})},
      .null_buffers = {true, false, false},
      .length = 2};
  for (const HandColumn& column :
       {backwards, negative, without_bytes, beyond, below, views, texts("team", {"\xFF", "b"}),
        numbers<double>("team", "g", {1, 2})}) {
    const std::string error = error_of_labels(column);
    EXPECT_NE(error, "none");
    if (column.format != "u" || column.buffers[2] !=
                                    "\xFF"
                                    "b") {
      EXPECT_TRUE(has(error, "'team'")) << error;
    }
  }
}

TEST_F(Arrow, PassesOnTheErrorsOfTheProducer) {
  const HandColumn batch = batch_of({posts_as<std::uint16_t>("S")});
  ArrowArrayStream members = stream_of({batch, batch}, 1);
  ArrowArrayStream scores = score_stream(ScoreAggregator(Model::standard()), {}, members);
  try {
    read_all(scores);
    FAIL();
  } catch (const StreamError& error) {
    EXPECT_EQ(error.code(), EIO);
    EXPECT_STREQ(error.what(), "the disk is gone");
  }
  members = stream_of({batch, batch}, 1);
  EXPECT_THROW(cohorts_of(ScoreAggregator(Model::standard()), "posts", members), StreamError);
  EXPECT_EQ(members.release, nullptr);
  members = stream_of({batch, batch}, 1);
  EXPECT_THROW(ArrowTable{members}, StreamError);
  ArrowArrayStream released{};
  EXPECT_THROW(score_stream(ScoreAggregator(Model::standard()), {}, released),
               std::invalid_argument);
}

TEST_F(Arrow, AStreamMayBeLeftUnread) {
  ArrowArrayStream members = stream_of({batch_of({posts_as<std::uint16_t>("S")})});
  ArrowArrayStream scores = score_stream(ScoreAggregator(Model::standard()), {}, members);
  ArrowArray batch{};
  ASSERT_EQ(scores.get_next(&scores, &batch), 0);
  scores.release(&scores);
  EXPECT_EQ(batch.length, 3);  // a batch outlives its stream
  ArrowArray total = std::exchange(*batch.children[4], ArrowArray{});  // and a column its batch
  batch.release(&batch);
  EXPECT_EQ(value_at<double>(total, 1, 1), 3.00);
  total.release(&total);
}

TEST_F(Arrow, ATableIsReadAnyNumberOfTimes) {
  ScoreStreamOptions options;
  options.keep = {"name"};
  options.has_band = true;
  options.has_badges = true;
  options.minimum_coverage = Percent();
  const HandColumn batch = batch_of({posts_as<std::uint16_t>("S"), texts("name", {"a", "b", "c"})});
  ArrowArrayStream members = stream_of({batch, batch});
  ArrowArrayStream scores = score_stream(ScoreAggregator(Model::standard()), options, members);
  auto table = std::make_unique<ArrowTable>(scores);
  EXPECT_EQ(table->rows(), 6U);
  EXPECT_EQ(table->batches(), 2U);
  ArrowArrayStream first = table->stream();
  ArrowArrayStream second = table->stream();
  const ReadTable one = read_all(first);
  table.reset();
  const ReadTable two = read_all(second);  // outlives the table
  EXPECT_EQ(one.numbers, two.numbers);
  EXPECT_EQ(one.texts, two.texts);
  EXPECT_EQ(one.rows, 6U);
  EXPECT_EQ(one.texts.at("band")[5], "laggard");
}

TEST_F(Arrow, EmptyBatchesAndStreamsAreFine) {
  const HandColumn empty = batch_of({numbers<std::uint16_t>("posts", "S", {})});
  EXPECT_EQ(score({empty}).rows, 0U);
  EXPECT_EQ(score({empty, batch_of({posts_as<std::uint16_t>("S")}), empty}).rows, 3U);
  HandColumn bare = empty;
  bare.children[0].null_buffers = {true, true};
  EXPECT_EQ(score({bare}).rows, 0U);
}

TEST_F(Arrow, CohortTableHasARowPerLabel) {
  std::vector<std::string> labels(25, "b");
  for (int i = 0; i < 12; ++i) labels[static_cast<std::size_t>(i)] = "a";
  labels[24] = "few";
  ArrowArrayStream members = stream_of({batch_of(
      {numbers("posts", "S", std::vector<std::uint16_t>(25, 12)), texts("team", labels)})});
  const CohortSet cohorts = cohorts_of(ScoreAggregator(Model::standard()), "team", members);
  const ReadTable table = read_all(cohort_table(cohorts));
  EXPECT_EQ(table.texts.at("team"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(table.numbers.at("members"), (Optionals{12, 12}));
  EXPECT_EQ(table.numbers.at("total_mean"), (Optionals{2.13, 2.13}));
  EXPECT_EQ(read_all(cohort_table(cohorts, 1)).rows, 3U);
}

/// Columns of integers are read where they are: scoring allocates the scores, and nothing else that
/// grows with the rows.
/// The totals of so many members with the same posts, as float64: a column of more than 2 MiB.
ArrowArray large_totals(std::uint16_t posts) {
  constexpr std::size_t kRows = 300'000;
  const std::vector<std::uint16_t> values(kRows, posts);
  ArrowArrayStream members = stream_of({batch_of({numbers("posts", "S", values)})});
  ArrowArrayStream scores = score_stream(ScoreAggregator(Model::standard()), {}, members);
  ArrowArray batch{};
  EXPECT_EQ(scores.get_next(&scores, &batch), 0);
  scores.release(&scores);
  ArrowArray total = std::exchange(*batch.children[4], ArrowArray{});
  batch.release(&batch);
  return total;
}

bool all_are(const ArrowArray& total, double points) {
  const auto* values = static_cast<const double*>(total.buffers[1]);
  return std::all_of(values, values + total.length, [&](double value) { return value == points; });
}

TEST_F(Arrow, MemoryOfReleasedColumnsIsUsedAgainAndThatOfOthersIsNot) {
  ArrowArray held = large_totals(12);
  ArrowArray released = large_totals(36);
  const void* memory = released.buffers[1];
  released.release(&released);
  std::vector<ArrowArray> more;
  std::set<const void*> memories = {held.buffers[1]};
  for (int i = 0; i < 8; ++i) {
    more.push_back(large_totals(0));
    EXPECT_TRUE(memories.insert(more.back().buffers[1]).second) << "two columns share memory";
  }
  EXPECT_TRUE(memories.contains(memory)) << "it was not used again";
  EXPECT_TRUE(all_are(held, 2.13));
  for (ArrowArray& total : more) {  // what is released does no harm to the others
    EXPECT_TRUE(all_are(total, 0));
    total.release(&total);
  }
  EXPECT_TRUE(all_are(held, 2.13));
  held.release(&held);
}

TEST_F(Arrow, ThreadsReleaseColumnsWhileOthersMakeThem) {
  std::vector<std::jthread> threads;
  for (const bool has_posts : {false, true, false, true}) {
    threads.emplace_back([has_posts] {
      for (int i = 0; i < 5; ++i) {
        ArrowArray total = large_totals(has_posts ? 12 : 0);
        EXPECT_TRUE(all_are(total, has_posts ? 2.13 : 0));
        total.release(&total);
      }
    });
  }
}

TEST_F(Arrow, CopiesNothing) {
  if (!counts_allocations()) GTEST_SKIP() << "a sanitizer counts allocations";
  const auto allocated = [](std::size_t rows) {
    std::vector<HandColumn> columns;
    for (const Signal signal : Model::standard().used_signals()) {
      columns.push_back(numbers(standard_signals()[index_of(signal)].name, "S",
                                std::vector<std::uint16_t>(rows, 1)));
    }
    ScoreStreamOptions options;
    options.points = PointsType::hundredths;
    options.execution = {.threads = 1};
    ArrowArrayStream members = stream_of({batch_of(std::move(columns))});
    ArrowArrayStream scores = score_stream(ScoreAggregator(Model::standard()), options, members);
    ArrowArray given{};
    const std::size_t before = allocated_bytes();
    // What the producer allocates is no business of ours: it makes the batch in get_next().
    EXPECT_EQ(scores.get_next(&scores, &given), 0);
    const std::size_t all = allocated_bytes() - before;
    given.release(&given);
    scores.release(&scores);
    const std::size_t of_producer = rows * 2 * Model::standard().used_signals().size();
    return all - of_producer - rows * 2 * 6;
  };
  const std::size_t few = allocated(8192 * 4);
  const std::size_t many = allocated(8192 * 16);
  EXPECT_LT(many, few + 1000) << few;
}

}  // namespace
}  // namespace ssi
