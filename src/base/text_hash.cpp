// SPDX-License-Identifier: MIT
#include "base/text_hash.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace ssi::internal {

// Not of std::random_device: in a static libstdc++ it asks for the newest glibc, which would keep
// the Python wheel from systems that have all the rest.
HashSecret new_hash_secret() {
  HashSecret bytes{};
  if (getentropy(bytes.data(), bytes.size()) != 0) {
    throw std::system_error(errno, std::generic_category(), "no random bytes");
  }
  return bytes;
}

}  // namespace ssi::internal
