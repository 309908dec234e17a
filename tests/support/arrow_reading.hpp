// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_ARROW_READING_HPP
#define SSI_TESTS_SUPPORT_ARROW_READING_HPP

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ssi/arrow/score_stream.hpp"
#include "support/arrow_tables.hpp"

namespace ssi {

using Optionals = std::vector<std::optional<double>>;

/// A table that was read from a stream: numbers and texts by column.
struct ReadTable {
  std::vector<std::string> names;
  std::map<std::string, std::string> formats;
  std::map<std::string, Optionals> numbers;
  std::map<std::string, std::vector<std::string>> texts;  // lists joined by '+', null as "-"
  std::size_t rows = 0;
};

inline bool is_valid(const ArrowArray& array, std::size_t i) {
  if (array.buffers[0] == nullptr) return true;
  return (static_cast<const std::uint8_t*>(array.buffers[0])[i / 8] >> i % 8 & 1) != 0;
}

template <class T>
T value_at(const ArrowArray& array, std::size_t buffer, std::size_t i) {
  return static_cast<const T*>(array.buffers[buffer])[i];
}

inline std::string text_at(const ArrowArray& array, std::size_t i) {
  const auto begin = value_at<std::int32_t>(array, 1, i);
  const auto end = value_at<std::int32_t>(array, 1, i + 1);
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

inline double number_at(const ArrowArray& array, char format, std::size_t i) {
  switch (format) {
    case 'g':
      return value_at<double>(array, 1, i);
    case 'd':
      return static_cast<double>(value_at<std::int64_t>(array, 1, 2 * i)) / 100;
    case 'S':
      return value_at<std::uint16_t>(array, 1, i);
    case 'I':
      return value_at<std::uint32_t>(array, 1, i);
    case 'C':
      return value_at<std::uint8_t>(array, 1, i);
    case 's':
      return value_at<std::int16_t>(array, 1, i);
    case 'i':
      return value_at<std::int32_t>(array, 1, i);
    default:
      return static_cast<double>(value_at<std::int64_t>(array, 1, i));
  }
}

inline void read_column(const ArrowSchema& type, const ArrowArray& array, ReadTable& table) {
  const std::string name = type.name;
  for (std::int64_t row = 0; row < array.length; ++row) {
    const auto i = static_cast<std::size_t>(row + array.offset);
    if (type.dictionary != nullptr) {
      const std::size_t entry = value_at<std::uint8_t>(array, 1, i);
      table.texts[name].push_back(is_valid(array, i) ? text_at(*array.dictionary, entry) : "-");
    } else if (std::string(type.format) == "u") {
      table.texts[name].push_back(is_valid(array, i) ? text_at(array, i) : "-");
    } else if (std::string(type.format) == "+l") {
      std::string joined;
      for (auto e = value_at<std::int32_t>(array, 1, i);
           e < value_at<std::int32_t>(array, 1, i + 1); ++e) {
        joined += text_at(*array.children[0], static_cast<std::size_t>(e)) + '+';
      }
      table.texts[name].push_back(joined);
    } else {
      const double number = number_at(array, type.format[0], i);
      table.numbers[name].push_back(is_valid(array, i) ? std::optional(number) : std::nullopt);
    }
  }
}

/// Reads a stream to its end and releases it. An error becomes StreamError.
inline ReadTable read_all(ArrowArrayStream stream) {
  ReadTable table;
  ArrowSchema schema{};
  const auto fail = [&](int code) {
    const std::string what = stream.get_last_error(&stream);
    stream.release(&stream);
    if (schema.release != nullptr) schema.release(&schema);
    throw StreamError(code, what.c_str());
  };
  if (const int code = stream.get_schema(&stream, &schema); code != 0) fail(code);
  for (std::int64_t c = 0; c < schema.n_children; ++c) {
    table.names.emplace_back(schema.children[c]->name);
    table.formats[schema.children[c]->name] = schema.children[c]->format;
  }
  while (true) {
    ArrowArray batch{};
    if (const int code = stream.get_next(&stream, &batch); code != 0) fail(code);
    if (batch.release == nullptr) break;
    table.rows += static_cast<std::size_t>(batch.length);
    for (std::int64_t c = 0; c < schema.n_children; ++c) {
      EXPECT_EQ(batch.children[c]->length, batch.length);
      read_column(*schema.children[c], *batch.children[c], table);
    }
    batch.release(&batch);
  }
  schema.release(&schema);
  stream.release(&stream);
  return table;
}

/// Everything that was given away came back, once.
class Arrow : public testing::Test {
 protected:
  void SetUp() override { HandMade::given = HandMade::released_twice = 0; }
  void TearDown() override {
    EXPECT_EQ(HandMade::given, 0) << "some are not released";
    EXPECT_EQ(HandMade::released_twice, 0);
  }
};

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_ARROW_READING_HPP
