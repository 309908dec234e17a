// SPDX-License-Identifier: MIT
#include "arrow/given.hpp"

#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "ssi/arrow/score_stream.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

/// The memory of a schema that was given away.
struct GivenSchema {
  std::string format;
  std::string name;
  std::string metadata;
  std::vector<ArrowOwner<ArrowSchema>> children;
  std::vector<ArrowSchema*> pointers;
  ArrowOwner<ArrowSchema> dictionary;
};

ArrowOwner<ArrowSchema> owned(ArrowSchema schema) { return ArrowOwner(schema); }

/// Returns a schema's metadata: the number of entries, then the length and the bytes of each key
/// and value.
std::string metadata_of(const char* metadata) {
  if (metadata == nullptr) return {};
  const char* c = metadata;
  const auto number = [&c] {
    std::int32_t value = 0;
    std::memcpy(&value, c, sizeof value);
    c += sizeof value;
    if (value < 0) throw std::invalid_argument("a schema's metadata is malformed");
    return value;
  };
  for (std::int64_t texts = std::int64_t{2} * number(); texts > 0; --texts) c += number();
  return {metadata, static_cast<std::size_t>(c - metadata)};
}

/// The memory of a stream that was given away.
struct GivenStream {
  std::unique_ptr<BatchSource> source;
  std::string error;

  static GivenStream& of(ArrowArrayStream* stream) {
    return *static_cast<GivenStream*>(stream->private_data);
  }

  template <class Task>
  int run(Task task) noexcept {
    try {
      return fail_of(task);
    } catch (...) {  // no memory for the text
      return ENOMEM;
    }
  }

 private:
  template <class Task>
  int fail_of(Task task) {
    error.clear();
    try {
      task();
      return 0;
    } catch (const std::bad_alloc&) {
      error = "out of memory";
      return ENOMEM;
    } catch (const StreamError& e) {
      error = e.what();
      return e.code();
    } catch (const Error& e) {
      error = e.what();
      return EDOM;
    } catch (const std::logic_error& e) {
      error = e.what();
      return EINVAL;
    } catch (const std::exception& e) {
      error = e.what();
      return EIO;
    }
  }
};

void release_given(ArrowArrayStream* self) {
  delete static_cast<GivenStream*>(self->private_data);
  self->release = nullptr;
}

}  // namespace

void ArrowBuilder::add_children_of(ArrowBuilder& other) {
  for (ArrowOwner<ArrowArray>& child : other.children_) children_.push_back(std::move(child));
}

ArrowArray ArrowBuilder::give(std::unique_ptr<ArrowBuilder> builder, std::size_t length,
                              std::size_t null_count) {
  for (ArrowOwner<ArrowArray>& child : builder->children_) builder->pointers_.push_back(&*child);
  ArrowArray result{};
  result.length = static_cast<std::int64_t>(length);
  result.null_count = static_cast<std::int64_t>(null_count);
  result.n_buffers = static_cast<std::int64_t>(builder->buffers_.size());
  result.buffers = builder->buffers_.data();
  result.n_children = static_cast<std::int64_t>(builder->pointers_.size());
  result.children = builder->pointers_.data();
  if (builder->dictionary_) result.dictionary = &*builder->dictionary_;
  result.private_data = builder.release();
  result.release = [](ArrowArray* array) {
    delete static_cast<ArrowBuilder*>(array->private_data);
    array->release = nullptr;
  };
  return result;
}

ArrowType ArrowType::of(const ArrowSchema& schema) {
  if (schema.release == nullptr || schema.format == nullptr || schema.n_children < 0) {
    throw std::invalid_argument("a schema is malformed");
  }
  ArrowType result{.format = schema.format,
                   .name = schema.name == nullptr ? "" : schema.name,
                   .metadata = metadata_of(schema.metadata),
                   .flags = schema.flags};
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    result.children.push_back(of(*schema.children[i]));
  }
  if (schema.dictionary != nullptr) result.dictionary.push_back(of(*schema.dictionary));
  return result;
}

ArrowSchema ArrowType::give() const {
  auto given = std::make_unique<GivenSchema>();
  given->format = format;
  given->name = name;
  given->metadata = metadata;
  for (const ArrowType& child : children) given->children.push_back(owned(child.give()));
  for (ArrowOwner<ArrowSchema>& child : given->children) given->pointers.push_back(&*child);
  if (!dictionary.empty()) given->dictionary = owned(dictionary.front().give());
  ArrowSchema result{};
  result.format = given->format.c_str();
  result.name = given->name.c_str();
  result.metadata = metadata.empty() ? nullptr : given->metadata.data();
  result.flags = flags;
  result.n_children = static_cast<std::int64_t>(given->pointers.size());
  result.children = given->pointers.data();
  if (!dictionary.empty()) result.dictionary = &*given->dictionary;
  result.private_data = given.release();
  result.release = [](ArrowSchema* schema) {
    delete static_cast<GivenSchema*>(schema->private_data);
    schema->release = nullptr;
  };
  return result;
}

ArrowArrayStream give(std::unique_ptr<BatchSource> source) {
  auto given = std::make_unique<GivenStream>();
  given->source = std::move(source);
  ArrowArrayStream result{};
  result.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    GivenStream& stream = GivenStream::of(self);
    return stream.run([&] { *out = stream.source->type().give(); });
  };
  result.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    GivenStream& stream = GivenStream::of(self);
    return stream.run([&] { *out = stream.source->next(); });
  };
  result.get_last_error = [](ArrowArrayStream* self) -> const char* {
    const std::string& error = GivenStream::of(self).error;
    return error.empty() ? nullptr : error.c_str();
  };
  result.release = release_given;
  result.private_data = given.release();
  return result;
}

bool is_given(const ArrowArrayStream& stream) noexcept { return stream.release == release_given; }

ArrowArrayStream give_one(ArrowType type, ArrowArray batch) {
  class One final : public BatchSource {
   public:
    One(ArrowType type, ArrowOwner<ArrowArray> batch)
        : type_(std::move(type)), batch_(std::move(batch)) {}
    const ArrowType& type() const override { return type_; }
    ArrowArray next() override { return batch_.release(); }

   private:
    ArrowType type_;
    ArrowOwner<ArrowArray> batch_;
  };
  ArrowOwner<ArrowArray> owned_batch(batch);
  return give(std::make_unique<One>(std::move(type), std::move(owned_batch)));
}

ArrowArray share(const ArrowArray& array, const std::shared_ptr<const void>& owner) {
  auto shared = std::make_unique<ArrowBuilder>();
  shared->keep(owner);
  for (std::int64_t i = 0; i < array.n_buffers; ++i) shared->add_view(array.buffers[i]);
  for (std::int64_t i = 0; i < array.n_children; ++i) {
    shared->add_child(share(*array.children[i], owner));
  }
  if (array.dictionary != nullptr) shared->set_dictionary(share(*array.dictionary, owner));
  ArrowArray result = ArrowBuilder::give(std::move(shared), static_cast<std::size_t>(array.length));
  result.null_count = array.null_count;
  result.offset = array.offset;
  return result;
}

}  // namespace ssi::internal
