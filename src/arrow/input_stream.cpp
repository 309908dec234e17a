// SPDX-License-Identifier: MIT
#include "arrow/input_stream.hpp"

#include <cerrno>
#include <stdexcept>
#include <string>

#include "arrow/given.hpp"
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
  if (code != 0) fail(code);
  return ArrowOwner(schema);
}

ArrowOwner<ArrowArray> InputStream::next() {
  ArrowArray batch{};
  const int code = stream_->get_next(&*stream_, &batch);
  if (code != 0) fail(code);
  return ArrowOwner(batch);
}

/// EDOM and EINVAL say whose fault it is for our own streams alone: many producers give EINVAL for
/// whatever befell them.
void InputStream::fail(int code) {
  const bool is_ambiguous = code == EDOM || code == EINVAL;
  const int passed_on = is_ambiguous && !is_given(*stream_) ? EIO : code;
  throw StreamError(passed_on, stream_->get_last_error(&*stream_));
}

}  // namespace internal
}  // namespace ssi
