// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_C_STATUS_HPP
#define SSI_SRC_C_STATUS_HPP

#include <functional>
#include <optional>
#include <string_view>

#include "ssi/execution.hpp"
#include "ssi/ssi.h"

namespace ssi::c {

/// Runs a task and makes a status and a message of what it throws: no exception crosses the border.
ssi_status run(char** error, const std::function<void()>& task) noexcept;

/// Returns a copy that ssi_free() frees, with a NUL behind it. Throws std::bad_alloc.
char* copy_of(std::string_view text);

/// Throws std::invalid_argument, naming the argument, if it is null.
void require(const void* argument, const char* name);

/// Returns the execution with so many threads, 0 being all. Throws std::invalid_argument if there
/// cannot be so many.
Execution execution_of(int32_t threads);

/// A stream that is taken over, whatever happens: it is released at the end, unless somebody moved
/// it out.
class TakenStream {
 public:
  /// Throws std::invalid_argument if it is null.
  explicit TakenStream(ArrowArrayStream* stream);
  ~TakenStream();
  TakenStream(const TakenStream&) = delete;
  TakenStream& operator=(const TakenStream&) = delete;
  ArrowArrayStream& operator*() noexcept { return *stream_; }

 private:
  ArrowArrayStream* stream_;
};

}  // namespace ssi::c

#endif  // SSI_SRC_C_STATUS_HPP
