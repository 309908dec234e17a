// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_INPUT_STREAM_HPP
#define SSI_SRC_ARROW_INPUT_STREAM_HPP

#include "arrow/owner.hpp"

namespace ssi::internal {

/// A stream that somebody gave. Throws StreamError for its errors.
class InputStream {
 public:
  /// Takes the stream over. Throws std::invalid_argument if it has been released.
  explicit InputStream(ArrowArrayStream& stream);

  ArrowOwner<ArrowSchema> schema();
  /// Returns the next batch; one that is released at the end.
  ArrowOwner<ArrowArray> next();

 private:
  [[noreturn]] void fail(int code);

  ArrowOwner<ArrowArrayStream> stream_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_INPUT_STREAM_HPP
