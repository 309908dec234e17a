// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_GIVEN_HPP
#define SSI_SRC_ARROW_GIVEN_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "arrow/owner.hpp"
#include "arrow/result_memory.hpp"
#include "ssi/arrow/c_data.h"

namespace ssi::internal {

/// A column or a batch on its way to somebody else: its buffers and children, which are freed when
/// the taker releases it, or when it was not given away.
class ArrowBuilder {
 public:
  /// Adds a null buffer: no bitmap.
  void add_none() { buffers_.push_back(nullptr); }

  /// Adds a buffer of so many elements, which are not initialised, and returns it.
  template <class T>
  std::span<T> add(std::size_t elements) {
    memory_.emplace_back(elements * sizeof(T));
    buffers_.push_back(memory_.back().get());
    return {reinterpret_cast<T*>(memory_.back().get()), elements};
  }

  /// Adds a child, which it takes over.
  void add_child(ArrowArray child) {
    ArrowOwner<ArrowArray> owner(child);  // or nobody would release it if memory ran out
    children_.push_back(std::move(owner));
  }
  /// Moves another builder's children here.
  void add_children_of(ArrowBuilder& other);
  /// Sets the dictionary, which it takes over.
  void set_dictionary(ArrowArray dictionary) { dictionary_ = ArrowOwner(dictionary); }
  /// Keeps something alive as long as the array is.
  void keep(std::shared_ptr<const void> owner) { owner_ = std::move(owner); }
  /// Adds a buffer that the kept owner has.
  void add_view(const void* buffer) { buffers_.push_back(buffer); }

  /// Gives it away.
  static ArrowArray give(std::unique_ptr<ArrowBuilder> builder, std::size_t length,
                         std::size_t null_count = 0);

 private:
  std::vector<ResultMemory> memory_;
  std::vector<const void*> buffers_;
  std::vector<ArrowOwner<ArrowArray>> children_;
  std::vector<ArrowArray*> pointers_;
  ArrowOwner<ArrowArray> dictionary_;
  std::shared_ptr<const void> owner_;
};

/// A schema to be given away, any number of times.
struct ArrowType {
  std::string format;
  std::string name = {};
  std::string metadata = {};  ///< as the interface has it; empty: none
  std::int64_t flags = ARROW_FLAG_NULLABLE;
  std::vector<ArrowType> children = {};
  std::vector<ArrowType> dictionary = {};  ///< none or one

  /// Copies a schema. Throws std::invalid_argument if it is malformed.
  static ArrowType of(const ArrowSchema& schema);

  ArrowSchema give() const;
};

/// Where the batches of a stream that is given away come from.
class BatchSource {
 public:
  BatchSource() = default;
  BatchSource(const BatchSource&) = delete;
  BatchSource& operator=(const BatchSource&) = delete;
  virtual ~BatchSource() = default;

  /// The type of the batches.
  virtual const ArrowType& type() const = 0;
  /// Returns the next batch; a released one at the end. What it throws is the stream's error.
  virtual ArrowArray next() = 0;
};

/// Returns a stream that ends with errno values: ENOMEM without memory, EDOM for an Error of the
/// data, EINVAL for misuse, else EIO, with the text of the exception.
ArrowArrayStream give(std::unique_ptr<BatchSource> source);

/// Returns whether give() made the stream, so that its errors mean what give() says.
bool is_given(const ArrowArrayStream& stream) noexcept;

/// Returns a stream of a single batch, which it takes over.
ArrowArrayStream give_one(ArrowType type, ArrowArray batch);

/// Returns an array that shares the memory of another, which lives as long as `owner`.
ArrowArray share(const ArrowArray& array, const std::shared_ptr<const void>& owner);

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_GIVEN_HPP
