// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_RESULT_MEMORY_HPP
#define SSI_SRC_ARROW_RESULT_MEMORY_HPP

#include <cstddef>

namespace ssi::internal {

/// Memory of a column that is given away. Fresh memory of millions of rows costs more time than
/// writing it: the system has to find and clear each page. Large blocks that takers have released
/// are therefore kept for the next columns of about that size, up to kMostKept bytes in all. While
/// they are kept, the system may have their pages back whenever it runs short. Any thread may
/// allocate and release.
class ResultMemory {
 public:
  /// The bytes of released blocks that are kept, at most.
  static constexpr std::size_t kMostKept = std::size_t{256} << 20U;

  ResultMemory() = default;
  /// Memory that is not initialised, aligned to 64 bytes. Throws std::bad_alloc.
  explicit ResultMemory(std::size_t bytes);
  ResultMemory(ResultMemory&& other) noexcept;
  ResultMemory& operator=(ResultMemory&& other) noexcept;
  ~ResultMemory();

  void* get() const noexcept { return block_; }

 private:
  void* block_ = nullptr;
  std::size_t room_ = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_RESULT_MEMORY_HPP
