// SPDX-License-Identifier: MIT
#ifndef SSI_NETWORK_CONNECTION_HPP
#define SSI_NETWORK_CONNECTION_HPP

#include <cstdint>

namespace ssi {

/// Two members who know each other, by their positions among the members. It has no direction.
struct Connection {
  std::uint64_t a = 0;  ///< one of them
  std::uint64_t b = 0;  ///< the other

  friend bool operator==(const Connection&, const Connection&) = default;
};

}  // namespace ssi

#endif  // SSI_NETWORK_CONNECTION_HPP
