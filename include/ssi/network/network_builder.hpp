// SPDX-License-Identifier: MIT
#ifndef SSI_NETWORK_NETWORK_BUILDER_HPP
#define SSI_NETWORK_NETWORK_BUILDER_HPP

#include <cstddef>
#include <memory>
#include <span>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/network/connection.hpp"
#include "ssi/network/network.hpp"

namespace ssi {

/// Takes connections in pieces and makes a Network of them. The result depends on the set of
/// connections alone: not on their order, direction or repetition, nor on pieces and threads.
///
/// Memory: 16 bytes per connection added, which build() turns into 8, part by part.
class SSI_EXPORT NetworkBuilder {
 public:
  /// For members 0 to members - 1. Throws std::length_error for 2^32 members or more.
  explicit NetworkBuilder(std::size_t members);
  ~NetworkBuilder();
  /// Moves what was added.
  NetworkBuilder(NetworkBuilder&&) noexcept;
  NetworkBuilder& operator=(NetworkBuilder&&) noexcept;  ///< Moves what was added.

  /// Adds connections, best some thousands at once. A connection of a member with itself is
  /// ignored. Any number of threads may call it at once. Throws std::out_of_range for a position
  /// beyond the last member's (nothing is added then).
  void add(std::span<const Connection> connections, const Execution& execution = {});

  /// Returns the network of all connections added, and leaves the builder empty. O(connections
  /// added). No other thread may use the builder meanwhile. If memory runs out or the executor
  /// throws, the connections are lost, and the builder may only be assigned to or destroyed.
  Network build(const Execution& execution = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_NETWORK_NETWORK_BUILDER_HPP
