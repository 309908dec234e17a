// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_TEXT_HASH_HPP
#define SSI_SRC_BASE_TEXT_HASH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// All of xxHash is static here: libssi has no symbol of it, and nobody has to link it. Unless told
// not to, it insists on inlining functions that GCC does not inline with -Og; it is no slower
// without.
#define XXH_INLINE_ALL
#define XXH_NO_INLINE_HINTS 1
#include <xxhash.h>

namespace ssi::internal {

/// As long as XXH3's own secret: long texts use all of it.
using HashSecret = std::array<unsigned char, 192>;

/// Returns random bytes. Throws std::system_error without a source of them.
HashSecret new_hash_secret();

/// Returns random bytes, the same throughout a process. Throws what new_hash_secret() throws.
inline const HashSecret& hash_secret() {
  static const HashSecret secret = new_hash_secret();
  return secret;
}

/// Returns a hash for tables in memory, which differs from process to process. Nobody who writes a
/// file can know it, and so choose texts that share one, which would make a list of the table. No
/// result may depend on the order of hashes.
inline std::uint64_t secret_hash(std::string_view text) {
  const HashSecret& secret = hash_secret();
  return XXH3_64bits_withSecret(text.data(), text.size(), secret.data(), secret.size());
}

/// The same with 128 bits: so many that no two texts of a file share one. Of 10^9 texts two would
/// once in 10^20 files.
inline XXH128_hash_t long_secret_hash(std::string_view text) {
  const HashSecret& secret = hash_secret();
  return XXH3_128bits_withSecret(text.data(), text.size(), secret.data(), secret.size());
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_TEXT_HASH_HPP
