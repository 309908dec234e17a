// SPDX-License-Identifier: MIT
#include "arrow/result_memory.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#define SSI_HAS_ASAN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SSI_HAS_ASAN
#endif
#endif

#ifdef SSI_HAS_ASAN
#include <sanitizer/asan_interface.h>
#endif

namespace ssi::internal {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20U;
constexpr std::size_t kAlignment = 64;  // as Arrow recommends

struct Block {
  void* memory;
  std::size_t room;
};

bool is_large(std::size_t room) noexcept { return room >= kLargePage; }

/// Makes it an error to use a block that is kept.
void forbid([[maybe_unused]] const Block& block) noexcept {
#ifdef SSI_HAS_ASAN
  __asan_poison_memory_region(block.memory, block.room);
#endif
}

void allow([[maybe_unused]] const Block& block) noexcept {
#ifdef SSI_HAS_ASAN
  __asan_unpoison_memory_region(block.memory, block.room);
#endif
}

/// The released blocks, the oldest first. Nobody waits for the lock: after a fork, the thread that
/// holds it may not exist, and fresh memory does as well.
class KeptBlocks {
 public:
  /// Takes out the latest block of so many bytes, or up to an eighth more; a null one if there is
  /// none.
  Block take(std::size_t room) noexcept {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) return {};
    const auto found = std::find_if(blocks_.rbegin(), blocks_.rend(), [room](const Block& block) {
      return block.room >= room && block.room - room <= room / 8;
    });
    if (found == blocks_.rend()) return {};
    const Block result = *found;
    blocks_.erase(std::next(found).base());
    kept_ -= result.room;
    allow(result);
    return result;
  }

  /// Keeps a block, in the place of older ones if they are too many. Returns whether it did.
  bool keep(const Block& block) noexcept {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock || block.room > ResultMemory::kMostKept) return false;
    while (!blocks_.empty() && kept_ + block.room > ResultMemory::kMostKept) drop_oldest();
    try {
      blocks_.push_back(block);
    } catch (const std::bad_alloc&) {
      return false;
    }
    kept_ += block.room;
    ::madvise(block.memory, block.room, MADV_FREE);
    forbid(block);
    return true;
  }

 private:
  void drop_oldest() noexcept {
    const Block oldest = blocks_.front();
    blocks_.erase(blocks_.begin());
    kept_ -= oldest.room;
    allow(oldest);
    std::free(oldest.memory);
  }

  std::mutex mutex_;
  std::vector<Block> blocks_;
  std::size_t kept_ = 0;
};

/// Never destroyed: takers may release their columns while the program ends.
KeptBlocks& kept_blocks() {
  static auto* const result = new KeptBlocks;
  return *result;
}

Block fresh(std::size_t bytes) {
  const std::size_t alignment = is_large(bytes) ? kLargePage : kAlignment;
  if (bytes > std::numeric_limits<std::size_t>::max() - alignment) throw std::bad_alloc();
  const std::size_t room = std::max(bytes + alignment - 1, alignment) / alignment * alignment;
  if (is_large(bytes)) {
    const Block kept = kept_blocks().take(room);
    if (kept.memory != nullptr) return kept;
  }
  void* const memory = std::aligned_alloc(alignment, room);
  if (memory == nullptr) throw std::bad_alloc();
  if (is_large(bytes)) ::madvise(memory, room, MADV_HUGEPAGE);  // if there are any
  return {memory, room};
}

}  // namespace

ResultMemory::ResultMemory(std::size_t bytes) {
  const Block block = fresh(bytes);
  block_ = block.memory;
  room_ = block.room;
}

ResultMemory::ResultMemory(ResultMemory&& other) noexcept
    : block_(std::exchange(other.block_, nullptr)), room_(std::exchange(other.room_, 0)) {}

ResultMemory& ResultMemory::operator=(ResultMemory&& other) noexcept {
  std::swap(block_, other.block_);
  std::swap(room_, other.room_);
  return *this;
}

ResultMemory::~ResultMemory() {
  if (!is_large(room_) || !kept_blocks().keep({block_, room_})) std::free(block_);
}

}  // namespace ssi::internal
