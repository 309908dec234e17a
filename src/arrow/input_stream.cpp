// SPDX-License-Identifier: MIT
#include "arrow/input_stream.hpp"

#include <stdexcept>
#include <string>

#include "ssi/arrow/score_stream.hpp"

namespace ssi {

StreamError::StreamError(int code, const char* what)
    : Error(what != nullptr ? what : "the stream failed with error " + std::to_string(code)),
      code_(code) {}

StreamError::~StreamError() = default;

namespace internal {

InputStream::InputStream(ArrowArrayStream& stream) : stream_(stream) {
  if (!stream_) throw std::invalid_argument("the stream has been released");
}

ArrowOwner<ArrowSchema> InputStream::schema() {
  ArrowSchema schema{};
  const int code = stream_->get_schema(&*stream_, &schema);
  if (code != 0) throw StreamError(code, stream_->get_last_error(&*stream_));
  return ArrowOwner(schema);
}

ArrowOwner<ArrowArray> InputStream::next() {
  ArrowArray batch{};
  const int code = stream_->get_next(&*stream_, &batch);
  if (code != 0) throw StreamError(code, stream_->get_last_error(&*stream_));
  return ArrowOwner(batch);
}

}  // namespace internal
}  // namespace ssi
