// SPDX-License-Identifier: MIT
// This program's operator new counts.
#include "support/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

// Sanitizers bring operators of their own, which a test must not take from them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SSI_TEST_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SSI_TEST_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef SSI_TEST_COUNTS_ALLOCATIONS
#define SSI_TEST_COUNTS_ALLOCATIONS 1
#endif

namespace {

std::atomic<std::size_t> allocated = 0;

}  // namespace

namespace ssi {

bool counts_allocations() noexcept { return SSI_TEST_COUNTS_ALLOCATIONS != 0; }

std::size_t allocated_bytes() noexcept { return allocated; }

}  // namespace ssi

#if SSI_TEST_COUNTS_ALLOCATIONS
namespace {

void* allocate(std::size_t size) {
  allocated += size;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocated += size;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  allocated += size;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
#endif
