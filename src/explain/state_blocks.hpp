// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXPLAIN_STATE_BLOCKS_HPP
#define SSI_SRC_EXPLAIN_STATE_BLOCKS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// The states between two sides of a block of members, as the model before sees them: tables whose
/// columns are those of one side wherever they can be, and are put together here where not.
class StateBlocks {
 public:
  /// The most members of a block: what is put together stays in the second-level cache.
  static constexpr std::size_t kRows = 4096;

  /// The model has to outlive it.
  explicit StateBlocks(const Model& model);

  /// Begins with the state before. Requires: tables in the model's catalogue, of the same length,
  /// at most kRows; their values outlive the block.
  void begin(const MemberTable& before, const MemberTable& after);

  // Each goes on to the next state, in the order of the causes. Returns false if that is the same;
  // true may be said of one that is.

  /// Signals observed on one side only become those after.
  bool observe();
  /// Window signals observed on both sides become those of `aged_out`, 0 where it has none.
  bool age_out(const MemberTable& aged_out);
  /// Signals of a scope become those after. Requires: observe() was called.
  bool become_after(SignalScope scope);

  /// The present state, until the next one.
  MemberTable members() const { return {now_, rows_}; }

 private:
  using Bits = std::vector<std::uint8_t>;  // least significant first

  /// A signal that the model uses, for the members of the block.
  struct Side {
    Signal signal;
    Column before;
    Column after;
    Bits observed_before;
    Bits observed_after;
    bool has_new;                       // somebody has it after and did not before
    std::vector<std::uint32_t> values;  // put together by observe()
    std::vector<std::uint32_t> aged;    // put together by age_out()
  };

  Column& now(const Side& side) { return now_[index_of(side.signal)]; }
  void put_new_values(const Side& side, std::vector<std::uint32_t>& values) const;
  bool is_same(const Column& a, const Column& b) const;

  const Model& model_;
  std::size_t rows_ = 0;
  std::vector<Side> sides_;
  std::vector<Column> now_;  // [signal of the catalogue]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_EXPLAIN_STATE_BLOCKS_HPP
