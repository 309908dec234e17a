// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_ALLOCATIONS_HPP
#define SSI_TESTS_SUPPORT_ALLOCATIONS_HPP

#include <cstddef>

namespace ssi {

/// Whether allocated_bytes() counts: sanitizers bring an operator new of their own.
bool counts_allocations() noexcept;

/// The bytes that operator new has given so far, on all threads, whether freed since or not.
std::size_t allocated_bytes() noexcept;

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_ALLOCATIONS_HPP
