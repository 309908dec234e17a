// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_KNOWN_BATCHES_HPP
#define SSI_SRC_ARROW_KNOWN_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "arrow/given.hpp"
#include "arrow/input_stream.hpp"
#include "ssi/history/known_members.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// A member table of which a log is: its members with their states, and its columns that are no
/// signals.
class KnownBatches {
 public:
  /// Reads a stream to its end, with these state signals. Throws std::invalid_argument for columns
  /// that do not fit, DataError for a bad value, or an id that is empty or not unique.
  KnownBatches(const Model& model, std::span<const Signal> states, const std::string& id,
               InputStream& stream);

  /// Gives the members away.
  KnownMembers take_members() noexcept { return std::move(members_); }

  /// The types of the columns that are no signals.
  const std::vector<ArrowType>& types() const noexcept { return types_; }

  /// A run of rows of one batch.
  struct Piece {
    std::size_t batch;
    std::size_t first;
    std::size_t rows;
  };
  /// Returns all rows in pieces of at most so many.
  std::vector<Piece> pieces(std::size_t most) const;
  /// Adds the columns that are no signals to a batch, of which they share the memory.
  void add_columns(const Piece& piece, ArrowBuilder& to) const;

 private:
  void find_columns(const ArrowSchema& schema, const std::string& id);
  void add(ArrowOwner<ArrowArray> batch, std::span<const std::string> names,
           std::span<const std::uint32_t> codes, const MemberTable& states, const std::string& id);

  KnownMembers members_;
  std::vector<std::int64_t> kept_;  // positions of the columns that are no signals
  std::vector<ArrowType> types_;    // their types
  std::vector<std::shared_ptr<ArrowOwner<ArrowArray>>> batches_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_KNOWN_BATCHES_HPP
