// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_OWNER_HPP
#define SSI_SRC_ARROW_OWNER_HPP

#include <utility>

#include "ssi/arrow/c_data.h"

namespace ssi::internal {

/// Owns a schema, an array or a stream that somebody gave away, and releases it. Move-only, as the
/// interface has it: whatever is moved out of a structure leaves a released one behind.
template <class Struct>
class ArrowOwner {
 public:
  ArrowOwner() = default;
  /// Takes over what the structure holds.
  explicit ArrowOwner(Struct& from) noexcept : held_(std::exchange(from, Struct{})) {}
  ArrowOwner(ArrowOwner&& other) noexcept : held_(std::exchange(other.held_, Struct{})) {}
  ArrowOwner& operator=(ArrowOwner&& other) noexcept {
    if (this != &other) {
      reset();
      held_ = std::exchange(other.held_, Struct{});
    }
    return *this;
  }
  ~ArrowOwner() { reset(); }

  void reset() noexcept {
    if (held_.release != nullptr) held_.release(&held_);
    held_ = {};
  }

  /// Whether there is something: the end of a stream is an array that is released already.
  explicit operator bool() const noexcept { return held_.release != nullptr; }

  Struct* operator->() noexcept { return &held_; }
  const Struct* operator->() const noexcept { return &held_; }
  Struct& operator*() noexcept { return held_; }
  const Struct& operator*() const noexcept { return held_; }

  /// Gives it away.
  Struct release() noexcept { return std::exchange(held_, Struct{}); }

 private:
  Struct held_{};
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_OWNER_HPP
