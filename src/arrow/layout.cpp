// SPDX-License-Identifier: MIT
#include "arrow/layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace ssi::internal {
namespace {

using Storage = NumberLayout::Storage;

/// More elements than any memory holds: sums and products of them stay in range.
constexpr std::int64_t kMostElements = std::int64_t{1} << 48;

std::optional<NumberLayout> integer_layout(char format) noexcept {
  switch (format) {
    case 'C':
      return NumberLayout{Storage::integers, ColumnType::uint8, 1};
    case 'S':
      return NumberLayout{Storage::integers, ColumnType::uint16, 2};
    case 'I':
      return NumberLayout{Storage::integers, ColumnType::uint32, 4};
    case 'L':
      return NumberLayout{Storage::integers, ColumnType::uint64, 8};
    case 'c':
      return NumberLayout{Storage::integers, ColumnType::int8, 1};
    case 's':
      return NumberLayout{Storage::integers, ColumnType::int16, 2};
    case 'i':
      return NumberLayout{Storage::integers, ColumnType::int32, 4};
    case 'l':
      return NumberLayout{Storage::integers, ColumnType::int64, 8};
    case 'b':
      return NumberLayout{Storage::bits};
    case 'f':
      return NumberLayout{Storage::floats, ColumnType::absent, 4};
    case 'g':
      return NumberLayout{Storage::doubles, ColumnType::absent, 8};
    case 'n':
      return NumberLayout{Storage::nothing};
    default:
      return std::nullopt;
  }
}

/// Reads "d:PRECISION,SCALE" or "d:PRECISION,SCALE,BITS".
std::optional<NumberLayout> decimal_layout(std::string_view format) {
  if (!format.starts_with("d:")) return std::nullopt;
  std::array<int, 3> numbers = {0, 0, 128};
  const char* c = format.data() + 2;
  const char* end = format.data() + format.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto [rest, error] = std::from_chars(c, end, numbers[i]);
    if (error != std::errc()) return std::nullopt;
    c = rest;
    if (c == end && i > 0) break;
    if (c == end || *c++ != ',') return std::nullopt;
  }
  const auto [precision, scale, bits] = numbers;
  if (c != end || precision < 1 || scale < 0 || scale > 18) return std::nullopt;
  if (bits != 32 && bits != 64 && bits != 128) return std::nullopt;
  const auto width = static_cast<std::size_t>(bits) / 8;
  if (scale == 0 && bits == 32) return NumberLayout{Storage::integers, ColumnType::int32, width};
  if (scale == 0 && bits == 64) return NumberLayout{Storage::integers, ColumnType::int64, width};
  return NumberLayout{Storage::decimals, ColumnType::absent, width, static_cast<unsigned>(scale)};
}

/// Returns the value of a key in a schema's metadata: the number of entries, then the length and
/// the bytes of each key and value.
std::string_view metadata_value(const char* metadata, std::string_view key) noexcept {
  if (metadata == nullptr) return {};
  const auto number = [&metadata] {
    std::int32_t value = 0;
    std::memcpy(&value, metadata, sizeof value);
    metadata += sizeof value;
    return std::max(value, 0);
  };
  const auto text = [&] {
    const auto size = static_cast<std::size_t>(number());
    const std::string_view result(metadata, size);
    metadata += size;
    return result;
  };
  for (std::int32_t entries = number(); entries > 0; --entries) {
    const std::string_view this_key = text();
    const std::string_view value = text();
    if (this_key == key) return value;
  }
  return {};
}

void require(bool is_so, const char* what) {
  if (!is_so) throw std::invalid_argument(what);
}

}  // namespace

std::optional<NumberLayout> number_layout(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (format == "c" && metadata_value(schema.metadata, "ARROW:extension:name") == "arrow.bool8") {
    return NumberLayout{Storage::integers, ColumnType::boolean, 1};
  }
  return format.size() == 1 ? integer_layout(format.front()) : decimal_layout(format);
}

std::string_view name_of(const ArrowSchema& schema) noexcept {
  return schema.name == nullptr ? std::string_view() : schema.name;
}

std::optional<std::int64_t> child_named(const ArrowSchema& schema, std::string_view name) {
  std::optional<std::int64_t> found;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (name_of(*schema.children[i]) != name) continue;
    if (found) refuse_column(name, "is there twice");
    found = i;
  }
  return found;
}

void refuse_column(std::string_view name, const std::string& why) {
  throw std::invalid_argument("column '" + std::string(name) + "' " + why);
}

void check_schema(const ArrowSchema& schema) {
  require(schema.release != nullptr, "the schema has been released");
  require(schema.format != nullptr && std::strcmp(schema.format, "+s") == 0,
          "members come as a table: a stream of record batches");
  require(schema.n_children >= 0 && (schema.n_children == 0 || schema.children != nullptr),
          "the schema has no columns where it says that it has");
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema* child = schema.children[i];
    require(child != nullptr && child->release != nullptr && child->format != nullptr,
            "a column of the schema has been released, or has no format");
  }
}

std::size_t check_batch(const ArrowArray& batch, std::int64_t columns) {
  require(batch.length >= 0 && batch.length <= kMostElements && batch.offset >= 0 &&
              batch.offset <= kMostElements,
          "a batch has an impossible length or offset");
  require(batch.n_children == columns && (columns == 0 || batch.children != nullptr),
          "a batch has other columns than its schema");
  for (std::int64_t i = 0; i < columns; ++i) {
    require(batch.children[i] != nullptr, "a batch lacks a column");
  }
  const bool has_validity =
      batch.n_buffers > 0 && batch.buffers != nullptr && batch.buffers[0] != nullptr;
  require(batch.null_count == 0 || !has_validity, "a batch has rows that are null as a whole");
  return static_cast<std::size_t>(batch.length);
}

std::size_t check_column(const ArrowArray& batch, const ArrowArray& column, std::string_view name,
                         std::int64_t buffers, bool may_have_more) {
  const auto require_of = [name](bool is_so, const char* why) {
    if (!is_so) refuse_column(name, why);
  };
  require_of(column.release != nullptr, "has been released");
  require_of(column.length >= 0 && column.length <= kMostElements && column.offset >= 0 &&
                 column.offset <= kMostElements,
             "has an impossible length or offset");
  require_of(column.length >= batch.offset + batch.length, "is shorter than its batch");
  require_of(column.n_buffers == buffers || (may_have_more && column.n_buffers > buffers),
             "has another number of buffers than its type");
  require_of(column.null_count >= -1 && column.null_count <= column.length,
             "has an impossible number of nulls");
  if (buffers > 0) {
    require_of(column.buffers != nullptr, "has no buffers");
    require_of(column.buffers[0] != nullptr || column.null_count <= 0,
               "has nulls, but no bitmap of them");
  }
  for (std::int64_t i = 1; i < std::min<std::int64_t>(buffers, 2); ++i) {
    require_of(column.buffers[i] != nullptr || batch.length == 0, "has no values");
  }
  return static_cast<std::size_t>(batch.offset + column.offset);
}

const std::uint8_t* validity_of(const ArrowArray& column) noexcept {
  return column.null_count == 0 ? nullptr : static_cast<const std::uint8_t*>(column.buffers[0]);
}

}  // namespace ssi::internal
