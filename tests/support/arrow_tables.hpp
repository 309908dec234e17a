// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_ARROW_TABLES_HPP
#define SSI_TESTS_SUPPORT_ARROW_TABLES_HPP

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/arrow/c_data.h"

namespace ssi {

/// A producer of Arrow tables that is made by hand, so that each field of each structure can be
/// wrong. It counts what was given away and what came back.
struct HandMade {
  /// How many structures are with somebody else.
  static inline std::atomic<int> given = 0;
  /// How many were released twice.
  static inline std::atomic<int> released_twice = 0;
};

/// A column of a batch. Fields are those of ArrowArray and ArrowSchema.
struct HandColumn {
  std::string name;
  std::string format;
  std::vector<std::string> buffers;     ///< bytes; see null_buffers
  std::vector<bool> null_buffers = {};  ///< [buffer]: it is a null pointer
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::vector<HandColumn> children = {};
  std::vector<HandColumn> dictionary = {};  ///< none or one
  std::string metadata = {};
};

/// Returns the bytes of values.
template <class T>
std::string bytes_of(const std::vector<T>& values) {
  std::string result(values.size() * sizeof(T), '\0');
  if (!values.empty()) std::memcpy(result.data(), values.data(), result.size());
  return result;
}

/// A column of numbers without nulls.
template <class T>
HandColumn numbers(std::string name, std::string format, const std::vector<T>& values) {
  return {.name = std::move(name),
          .format = std::move(format),
          .buffers = {"", bytes_of(values)},
          .null_buffers = {true, false},
          .length = static_cast<std::int64_t>(values.size())};
}

/// A column of texts.
inline HandColumn texts(std::string name, const std::vector<std::string>& values) {
  std::vector<std::int32_t> ends = {0};
  std::string bytes;
  for (const std::string& value : values) {
    bytes += value;
    ends.push_back(static_cast<std::int32_t>(bytes.size()));
  }
  return {.name = std::move(name),
          .format = "u",
          .buffers = {"", bytes_of(ends), bytes},
          .null_buffers = {true, false, false},
          .length = static_cast<std::int64_t>(values.size())};
}

namespace hand_made {

struct GivenArray {
  std::vector<std::unique_ptr<char[]>> memory;  // exactly as long as a buffer: ASan sees its end
  std::vector<const void*> buffers;
  std::deque<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
  ArrowArray dictionary{};
};

inline ArrowArray array_of(const HandColumn& column) {
  auto given = std::make_unique<GivenArray>();
  for (std::size_t i = 0; i < column.buffers.size(); ++i) {
    const std::string& bytes = column.buffers[i];
    given->memory.push_back(std::make_unique<char[]>(bytes.size()));
    if (!bytes.empty()) std::memcpy(given->memory.back().get(), bytes.data(), bytes.size());
    const bool is_null = i < column.null_buffers.size() && column.null_buffers[i];
    given->buffers.push_back(is_null ? nullptr : given->memory.back().get());
  }
  for (const HandColumn& child : column.children) given->children.push_back(array_of(child));
  for (ArrowArray& child : given->children) given->pointers.push_back(&child);
  ArrowArray result{};
  result.length = column.length;
  result.null_count = column.null_count;
  result.offset = column.offset;
  result.n_buffers = static_cast<std::int64_t>(given->buffers.size());
  result.buffers = given->buffers.data();
  result.n_children = static_cast<std::int64_t>(given->pointers.size());
  result.children = given->pointers.data();
  if (!column.dictionary.empty()) {
    given->dictionary = array_of(column.dictionary.front());
    result.dictionary = &given->dictionary;
  }
  result.private_data = given.release();
  result.release = [](ArrowArray* array) {
    if (array->private_data == nullptr) {
      ++HandMade::released_twice;
      return;
    }
    const std::unique_ptr<GivenArray> mine(static_cast<GivenArray*>(array->private_data));
    for (ArrowArray& child : mine->children) {
      if (child.release != nullptr) child.release(&child);
    }
    if (mine->dictionary.release != nullptr) mine->dictionary.release(&mine->dictionary);
    array->private_data = nullptr;
    array->release = nullptr;
    --HandMade::given;
  };
  ++HandMade::given;
  return result;
}

struct GivenSchema {
  HandColumn column;
  std::deque<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
  ArrowSchema dictionary{};
};

inline ArrowSchema schema_of(const HandColumn& column) {
  auto given = std::make_unique<GivenSchema>();
  given->column = column;
  for (const HandColumn& child : column.children) given->children.push_back(schema_of(child));
  for (ArrowSchema& child : given->children) given->pointers.push_back(&child);
  ArrowSchema result{};
  result.format = given->column.format.c_str();
  result.name = given->column.name.c_str();
  result.metadata = given->column.metadata.empty() ? nullptr : given->column.metadata.data();
  result.flags = ARROW_FLAG_NULLABLE;
  result.n_children = static_cast<std::int64_t>(given->pointers.size());
  result.children = given->pointers.data();
  if (!column.dictionary.empty()) {
    given->dictionary = schema_of(column.dictionary.front());
    result.dictionary = &given->dictionary;
  }
  result.private_data = given.release();
  result.release = [](ArrowSchema* schema) {
    const std::unique_ptr<GivenSchema> mine(static_cast<GivenSchema*>(schema->private_data));
    for (ArrowSchema& child : mine->children) {
      if (child.release != nullptr) child.release(&child);
    }
    if (mine->dictionary.release != nullptr) mine->dictionary.release(&mine->dictionary);
    schema->release = nullptr;
    --HandMade::given;
  };
  ++HandMade::given;
  return result;
}

struct GivenStream {
  HandColumn type;
  std::vector<HandColumn> batches;
  std::size_t next = 0;
  std::size_t fails_at;  // the batch that fails
};

}  // namespace hand_made

/// Returns a record batch of columns: as long as the first, unless it says otherwise.
inline HandColumn batch_of(std::vector<HandColumn> columns) {
  const std::int64_t length = columns.empty() ? 0 : columns.front().length - columns.front().offset;
  return {.name = "",
          .format = "+s",
          .buffers = {""},
          .null_buffers = {true},
          .length = length,
          .children = std::move(columns)};
}

/// Returns a stream of batches, all of the first one's type. The batch `fails_at` is an error of
/// the producer: EIO, "the disk is gone".
inline ArrowArrayStream stream_of(std::vector<HandColumn> batches,
                                  std::size_t fails_at = static_cast<std::size_t>(-1)) {
  using hand_made::GivenStream;
  auto given = std::make_unique<GivenStream>();
  given->type = batches.front();
  given->batches = std::move(batches);
  given->fails_at = fails_at;
  ArrowArrayStream result{};
  result.private_data = given.release();
  result.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    *out = hand_made::schema_of(static_cast<GivenStream*>(self->private_data)->type);
    return 0;
  };
  result.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto& stream = *static_cast<GivenStream*>(self->private_data);
    if (stream.next == stream.fails_at) return EIO;
    *out = stream.next < stream.batches.size() ? hand_made::array_of(stream.batches[stream.next++])
                                               : ArrowArray{};
    return 0;
  };
  result.get_last_error = [](ArrowArrayStream*) -> const char* { return "the disk is gone"; };
  result.release = [](ArrowArrayStream* self) {
    delete static_cast<GivenStream*>(self->private_data);
    self->release = nullptr;
    --HandMade::given;
  };
  ++HandMade::given;
  return result;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_ARROW_TABLES_HPP
