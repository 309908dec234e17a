// SPDX-License-Identifier: MIT
#include "ssi/network/network_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/execution.hpp"

namespace ssi {
namespace {

/// Members are split into at most kMostParts ranges. Few enough that a piece of connections gives
/// each part a run worth a lock; many enough that a part sorts in cache.
constexpr std::size_t kMostParts = 2048;
constexpr std::size_t kSmallestPart = 64;             // members in it
constexpr std::size_t kPiece = std::size_t{1} << 15;  // connections dealt at a time
constexpr std::size_t kBlock = std::size_t{1} << 12;  // ends of connections a part gets at a time
constexpr std::size_t kSlab = std::size_t{1} << 19;   // ends of connections allocated at a time
constexpr std::size_t kNeighbours = 64;               // parts that share slabs

/// One end of a connection, as a number to sort by: the member's row in its part above, the
/// other member's position in the lower 32 bits.
using End = std::uint64_t;
constexpr unsigned kOtherBits = 32;

/// Hands out blocks, cut from large slabs: allocating each by itself would change the process's
/// memory map all the time, which makes the threads wait for each other.
class Blocks {
 public:
  std::span<End> next() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      slabs_.push_back(std::make_unique_for_overwrite<End[]>(kSlab));
      free_ = {slabs_.back().get(), kSlab};
    }
    const std::span<End> block = free_.first(kBlock);
    free_ = free_.subspan(kBlock);
    return block;
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<End[]>> slabs_;
  std::span<End> free_;  // rest of the last slab
};

/// The ends of a part's members, in any order, in blocks: growing copies none of them.
class Ends {
 public:
  /// Parts that are taken one after the other share blocks, so that their memory goes with them.
  void cut_from(std::shared_ptr<Blocks> source) { source_ = std::move(source); }

  void append(std::span<const End> run) {
    const std::lock_guard lock(mutex_);
    while (!run.empty()) {
      if (free_.empty()) {
        free_ = source_->next();
        blocks_.push_back(free_);
      }
      const std::size_t some = std::min(run.size(), free_.size());
      std::ranges::copy(run.first(some), free_.begin());
      free_ = free_.subspan(some);
      run = run.subspan(some);
    }
  }

  /// Moves all ends into one vector. Nothing can be appended any more.
  void take(std::vector<End>& out) {
    out.clear();
    out.reserve(blocks_.size() * kBlock);
    for (const std::span<End> block : blocks_) out.insert(out.end(), block.begin(), block.end());
    out.resize(out.size() - free_.size());
    source_.reset();
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<Blocks> source_;
  std::vector<std::span<End>> blocks_;
  std::span<End> free_;  // rest of the last block
};

/// Sorts by the `bits` bits from `shift` on, which all others leave in their order: a stable
/// counting pass for each digit. In cache it takes a third of the time of comparing.
void sort_by_bits(std::vector<End>& ends, std::vector<End>& scratch, unsigned shift,
                  unsigned bits) {
  constexpr unsigned kMostDigits = 11;
  const unsigned passes = (bits + kMostDigits - 1) / kMostDigits;
  scratch.resize(ends.size());
  for (unsigned pass = 0; pass < passes; ++pass) {
    const unsigned low = shift + bits * pass / passes;
    const unsigned width = shift + bits * (pass + 1) / passes - low;
    const End mask = (End{1} << width) - 1;
    std::array<std::size_t, std::size_t{1} << kMostDigits> next{};
    for (const End end : ends) ++next[end >> low & mask];
    std::size_t sum = 0;
    for (std::size_t& count : next) sum += std::exchange(count, sum);
    for (const End end : ends) scratch[next[end >> low & mask]++] = end;
    ends.swap(scratch);
  }
}

}  // namespace

struct NetworkBuilder::Impl {
  explicit Impl(std::size_t count) : members(count) {
    const std::size_t least = std::max(kSmallestPart, (members + kMostParts - 1) / kMostParts);
    shift = static_cast<unsigned>(std::bit_width(least - 1));
    parts = std::vector<Ends>((members + (std::size_t{1} << shift) - 1) >> shift);
    std::shared_ptr<Blocks> blocks;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (part % kNeighbours == 0) blocks = std::make_shared<Blocks>();
      parts[part].cut_from(blocks);
    }
  }

  void check(std::span<const Connection> connections) const {
    bool is_beyond = false;
    for (const Connection& c : connections) is_beyond |= c.a >= members || c.b >= members;
    if (is_beyond) throw std::out_of_range("a connection is beyond the members of the network");
  }

  /// Deals a piece into runs, one per part, and appends each to its part.
  void deal(std::span<const Connection> piece, std::vector<End>& dealt) {
    std::vector<std::uint32_t> run_end(parts.size());
    for (const Connection& c : piece) {
      if (c.a == c.b) continue;
      ++run_end[c.a >> shift];
      ++run_end[c.b >> shift];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& end : run_end) sum += std::exchange(end, sum);  // where runs begin
    dealt.resize(sum);
    const std::uint64_t row_mask = (std::uint64_t{1} << shift) - 1;
    const auto put = [&](std::uint64_t member, std::uint64_t other) {
      dealt[run_end[member >> shift]++] = (member & row_mask) << kOtherBits | other;
    };
    for (const Connection& c : piece) {
      if (c.a == c.b) continue;
      put(c.a, c.b);
      put(c.b, c.a);
    }
    std::uint32_t begin = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const std::uint32_t end = run_end[part];
      if (begin < end) parts[part].append(std::span(dealt).subspan(begin, end - begin));
      begin = end;
    }
  }

  /// Makes the rows of one part: sorted, each connection once.
  Network::Rows rows_of(std::size_t part, std::vector<End>& ends, std::vector<End>& scratch) {
    parts[part].take(ends);
    const auto other_bits = static_cast<unsigned>(std::bit_width(members - 1));
    sort_by_bits(ends, scratch, 0, other_bits);
    sort_by_bits(ends, scratch, kOtherBits, shift);
    const auto last = std::unique(ends.begin(), ends.end());
    const std::size_t first_member = part << shift;
    Network::Rows rows;
    rows.ends.resize(std::min(members - first_member, std::size_t{1} << shift));
    rows.others.reserve(static_cast<std::size_t>(last - ends.begin()));
    for (auto end = ends.begin(); end != last; ++end) {
      rows.others.push_back(static_cast<std::uint32_t>(*end));
      rows.ends[*end >> kOtherBits] = rows.others.size();
    }
    // Members without connections end where the one before does.
    for (std::size_t row = 1; row < rows.ends.size(); ++row) {
      rows.ends[row] = std::max(rows.ends[row], rows.ends[row - 1]);
    }
    return rows;
  }

  std::size_t members;
  unsigned shift = 0;  // a part is 2^shift members
  std::vector<Ends> parts;
};

NetworkBuilder::NetworkBuilder(std::size_t members) {
  if (members > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("a network of 2^32 members or more");
  }
  impl_ = std::make_unique<Impl>(members);
}

NetworkBuilder::~NetworkBuilder() = default;
NetworkBuilder::NetworkBuilder(NetworkBuilder&&) noexcept = default;
NetworkBuilder& NetworkBuilder::operator=(NetworkBuilder&&) noexcept = default;

void NetworkBuilder::add(std::span<const Connection> connections, const Execution& execution) {
  internal::for_each_slice(
      execution, connections.size(), kPiece,
      [&](std::size_t first, std::size_t rows) { impl_->check(connections.subspan(first, rows)); });
  internal::for_each_slice(
      execution, connections.size(), kPiece, [&](std::size_t first, std::size_t rows) {
        std::vector<End> dealt;
        for (std::size_t done = 0; done < rows; done += kPiece) {
          impl_->deal(connections.subspan(first + done, std::min(kPiece, rows - done)), dealt);
        }
      });
}

Network NetworkBuilder::build(const Execution& execution) {
  Network network;
  network.members_ = impl_->members;
  network.shift_ = impl_->shift;
  network.rows_.resize(impl_->parts.size());
  internal::share_parts(execution, network.rows_.size(), [&](internal::Parts& parts) {
    std::vector<End> ends;
    std::vector<End> scratch;
    while (const auto part = parts.next()) {
      network.rows_[*part] = impl_->rows_of(*part, ends, scratch);
    }
  });
  impl_ = std::make_unique<Impl>(network.members_);
  for (const Network::Rows& rows : network.rows_) network.connections_ += rows.others.size();
  network.connections_ /= 2;
  return network;
}

}  // namespace ssi
