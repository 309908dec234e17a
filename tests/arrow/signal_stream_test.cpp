// SPDX-License-Identifier: MIT
//
// Activity logs in as streams, signals out: those of docs/monitoring.md, whatever the columns are
// made of, and nothing leaks or is released twice, whatever goes wrong.

#include "ssi/arrow/signal_stream.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/arrow/score_stream.hpp"
#include "ssi/error.hpp"
#include "support/arrow_tables.hpp"

namespace ssi {
namespace {

const Day kDay = std::chrono::year{2024} / 5 / 28;

using Values = std::vector<std::optional<std::uint32_t>>;

/// Three rows of two members, the last of them after the window.
std::vector<HandColumn> log_columns() {
  return {texts("member_id", {"ann", "bob", "ann"}),
          texts("date", {"2024-05-28", "2024-03-01T10:00Z", "2024-05-29"}),
          texts("signal", {"posts", "posts", "posts"}),
          numbers<std::int64_t>("value", "l", {2, 3, 4})};
}

ArrowArrayStream log_stream() { return stream_of({batch_of(log_columns())}); }

bool is_valid(const ArrowArray& column, std::int64_t row) {
  const auto* bits = static_cast<const std::uint8_t*>(column.buffers[0]);
  return bits == nullptr || (bits[row / 8] >> row % 8 & 1) != 0;
}

/// Reads a column of uint32 of a stream, which it releases.
Values column_of(ArrowArrayStream stream, const std::string& name) {
  ArrowSchema schema{};
  EXPECT_EQ(stream.get_schema(&stream, &schema), 0);
  std::int64_t child = 0;
  while (child < schema.n_children && name != schema.children[child]->name) ++child;
  EXPECT_LT(child, schema.n_children) << name;
  Values result;
  while (child < schema.n_children) {
    ArrowArray batch{};
    EXPECT_EQ(stream.get_next(&stream, &batch), 0);
    if (batch.release == nullptr) break;
    const ArrowArray& column = *batch.children[child];
    const auto* values = static_cast<const std::uint32_t*>(column.buffers[1]);
    for (std::int64_t row = column.offset; row < column.offset + column.length; ++row) {
      result.push_back(is_valid(column, row) ? std::optional(values[row]) : std::nullopt);
    }
    batch.release(&batch);
  }
  schema.release(&schema);
  stream.release(&stream);
  return result;
}

class ArrowSignals : public testing::Test {
 protected:
  void SetUp() override { HandMade::given = HandMade::released_twice = 0; }
  void TearDown() override {
    EXPECT_EQ(HandMade::given, 0) << "some are not released";
    EXPECT_EQ(HandMade::released_twice, 0);
  }

  /// Says what a log, and a member table if one is given, are refused for.
  template <class Exception>
  std::string refusal(std::vector<HandColumn> log, std::vector<HandColumn> members = {}) {
    ArrowArrayStream log_stream = stream_of({batch_of(std::move(log))});
    const bool has_members = !members.empty();
    ArrowArrayStream member_stream{};
    if (has_members) member_stream = stream_of({batch_of(std::move(members))});
    std::string what;
    try {
      ArrowArrayStream signals =
          signal_stream(model_, kDay, {}, log_stream, has_members ? &member_stream : nullptr);
      signals.release(&signals);
      ADD_FAILURE() << "was not refused";
    } catch (const Exception& error) {
      what = error.what();
    }
    EXPECT_EQ(log_stream.release, nullptr);
    EXPECT_EQ(member_stream.release, nullptr);
    return what;
  }

  const Model model_ = Model::standard();
};

TEST_F(ArrowSignals, AreThoseOfTheDay) {
  ArrowArrayStream log = log_stream();
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, log), "posts"), (Values{2, 3}));
  EXPECT_EQ(log.release, nullptr);
  log = log_stream();
  EXPECT_EQ(column_of(signal_stream(model_, Day(kDay + std::chrono::days(3)), {}, log), "posts"),
            (Values{6, 0}));
  log = log_stream();
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, log), "shares"),
            (Values{std::nullopt, std::nullopt}));
  log = log_stream();
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {.tracks = {Signal::shares}}, log), "shares"),
            (Values{0, 0}));
}

TEST_F(ArrowSignals, BatchesAreOneLog) {
  const HandColumn batch = batch_of(log_columns());
  ArrowArrayStream log = stream_of({batch, batch, batch});
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, log), "posts"), (Values{6, 9}));
}

TEST_F(ArrowSignals, MembersAreThoseOfTheTableWithTheirColumns) {
  ArrowArrayStream log = log_stream();
  ArrowArrayStream members = stream_of(
      {batch_of({texts("member_id", {"eve", "bob"}), numbers<std::uint32_t>("team", "I", {7, 8}),
                 numbers<std::int32_t>("connections", "i", {5, 6})}),
       batch_of({texts("member_id", {"ann"}), numbers<std::uint32_t>("team", "I", {9}),
                 numbers<std::int32_t>("connections", "i", {1})})});
  ArrowArrayStream signals = signal_stream(model_, kDay, {}, log, &members);
  EXPECT_EQ(members.release, nullptr);
  const ArrowTable table(signals);
  EXPECT_EQ(column_of(table.stream(), "posts"), (Values{0, 3, 2}));
  EXPECT_EQ(column_of(table.stream(), "connections"), (Values{5, 6, 1}));
  EXPECT_EQ(column_of(table.stream(), "team"), (Values{7, 8, 9}));
}

TEST_F(ArrowSignals, OffsetsOfTheBatchAndOfItsColumnsAddUp) {
  HandColumn batch = batch_of(log_columns());
  batch.offset = 1;
  batch.length = 1;
  ArrowArrayStream log = stream_of({batch});
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, log), "posts"), (Values{3}));
}

TEST_F(ArrowSignals, TheFirstBadRowIsNamedAcrossBatches) {
  std::vector<HandColumn> bad = log_columns();
  bad[1] = texts("date", {"2024-05-28", "2024-02-30", "x"});
  ArrowArrayStream log = stream_of({batch_of(log_columns()), batch_of(bad)});
  try {
    signal_stream(model_, kDay, {}, log);
    ADD_FAILURE() << "was not refused";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 5U);
    EXPECT_EQ(error.place().column, "date");
    EXPECT_EQ(error.place().cell, "2024-02-30");
  }
  EXPECT_EQ(log.release, nullptr);
}

TEST_F(ArrowSignals, RefusesMalformedColumns) {
  const auto with = [](std::size_t column, const std::function<void(HandColumn&)>& change) {
    std::vector<HandColumn> columns = log_columns();
    change(columns[column]);
    return columns;
  };
  for (std::size_t column = 0; column < 4; ++column) {
    const std::string name = log_columns()[column].name;
    const auto refuse = [&](const std::function<void(HandColumn&)>& change) {
      std::vector<HandColumn> columns = with(column, change);
      HandColumn batch = batch_of(columns);
      batch.length = 3;
      ArrowArrayStream log = stream_of({batch});
      EXPECT_THROW(signal_stream(model_, kDay, {}, log), std::invalid_argument) << name;
      EXPECT_EQ(log.release, nullptr);
    };
    refuse([](HandColumn& c) { c.length = 2; });
    refuse([](HandColumn& c) { c.offset = -1; });
    refuse([](HandColumn& c) { c.buffers.pop_back(); });
    refuse([](HandColumn& c) { c.null_buffers[1] = true; });
    refuse([](HandColumn& c) { c.null_count = 2; });
    refuse([](HandColumn& c) { c.format = "+l"; });
  }
}

TEST_F(ArrowSignals, DatesOfNumbersAreCheckedToo) {
  std::vector<HandColumn> columns = log_columns();
  columns[1] = numbers<std::int32_t>("date", "tdD", {19871, 19871, 19871});
  ArrowArrayStream log = stream_of({batch_of(columns)});
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, log), "posts"), (Values{6, 3}));
  columns[1] = numbers<std::int32_t>("date", "tdD", {19871, -719163, 19871});
  EXPECT_NE(refusal<DataError>(columns).find("log:2: column 'date'"), std::string::npos);
  constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();
  columns[1] = numbers<std::int64_t>("date", "tsn:", {0, 0, kSmallest});
  ArrowArrayStream old = stream_of({batch_of(columns)});
  EXPECT_EQ(column_of(signal_stream(model_, kDay, {}, old), "posts"), (Values{0, 0}));
  columns[1] = numbers<std::int64_t>("date", "tss:", {0, 0, kSmallest});
  EXPECT_NE(refusal<DataError>(columns).find("log:3: column 'date'"), std::string::npos);
  columns[1] = numbers<std::int64_t>("date", "tss:Asia/Tokyo", {0, 0, 0});
  EXPECT_NE(refusal<std::invalid_argument>(columns).find("Asia/Tokyo"), std::string::npos);
}

TEST_F(ArrowSignals, BothStreamsAreReleasedWhateverFails) {
  const std::vector<HandColumn> members = {texts("member_id", {"ann", "ann", "bob"})};
  EXPECT_NE(refusal<DataError>(log_columns(), members).find("'ann' is not unique"),
            std::string::npos);
  EXPECT_NE(refusal<DataError>(log_columns(), {texts("member_id", {"ann"})})
                .find("log:2: column 'member_id': 'bob' is not the id of a known member"),
            std::string::npos);
  EXPECT_NE(refusal<std::invalid_argument>(log_columns(), {texts("id", {"ann"})})
                .find("no column 'member_id'"),
            std::string::npos);
  std::vector<HandColumn> twice = {texts("member_id", {"ann"}), texts("a", {""}), texts("a", {""})};
  EXPECT_NE(refusal<std::invalid_argument>(log_columns(), twice).find("'a' is there twice"),
            std::string::npos);
  ArrowArrayStream log = stream_of({batch_of(log_columns())}, 1);
  EXPECT_THROW(signal_stream(model_, kDay, {}, log), StreamError);
  EXPECT_EQ(log.release, nullptr);
}

TEST_F(ArrowSignals, AStreamMayBeLeftUnread) {
  ArrowArrayStream log = log_stream();
  ArrowArrayStream members = stream_of({batch_of({texts("member_id", {"ann", "bob"})})});
  ArrowArrayStream signals = signal_stream(model_, kDay, {}, log, &members);
  signals.release(&signals);
}

}  // namespace
}  // namespace ssi
