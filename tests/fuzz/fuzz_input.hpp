// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_FUZZ_INPUT_HPP
#define SSI_TESTS_FUZZ_FUZZ_INPUT_HPP

// Shared by the fuzz targets: bytes as a source of choices, a check that ends the process, and a
// file that is only in memory.

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// The function that libFuzzer, or replay.cpp, calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace ssi::fuzz {

/// Ends the process with the message unless `good`: the fuzzer then keeps the input.
inline void check(bool good, std::string_view message) {
  if (good) return;
  std::fprintf(stderr, "fuzz: %.*s\n", static_cast<int>(message.size()), message.data());
  std::abort();
}

/// The bytes of an input, taken from the front. Beyond their end there are zeros.
class FuzzInput {
 public:
  FuzzInput(const std::uint8_t* bytes, std::size_t size)
      : rest_(reinterpret_cast<const char*>(bytes), size) {}

  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto result = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return result;
  }
  /// 0 to bound - 1. Requires: 0 < bound <= 256.
  std::size_t below(std::size_t bound) { return byte() % bound; }
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t result = 0;
    for (; bytes > 0; --bytes) result = result << 8 | byte();
    return result;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// A file without a place on any disk, for readers that take a path.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    check(descriptor_ >= 0, "memfd_create failed");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// Returns the path of a file that holds just `text`.
  std::string path_of(std::string_view text) {
    check(::ftruncate(descriptor_, 0) == 0, "ftruncate failed");
    check(::pwrite(descriptor_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()),
          "pwrite failed");
    return "/proc/self/fd/" + std::to_string(descriptor_);
  }

 private:
  int descriptor_;
};

/// A copy without a spare byte behind it, so that a sanitizer sees whoever reads on.
inline std::string exact(std::string_view text) {
  std::string copy(text);
  copy.shrink_to_fit();
  return copy;
}

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_FUZZ_INPUT_HPP
