// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_DESCRIPTOR_HPP
#define SSI_SRC_IMPORT_DESCRIPTOR_HPP

#include <unistd.h>

#include <utility>

namespace ssi::internal {

/// An open file of the system, closed when it is destroyed.
class Descriptor {
 public:
  /// Takes it over; a negative one is none.
  explicit Descriptor(int number) noexcept : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int get() const noexcept { return number_; }
  /// Gives it away: somebody else closes it.
  int release() noexcept { return std::exchange(number_, -1); }

 private:
  int number_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_DESCRIPTOR_HPP
