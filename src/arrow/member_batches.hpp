// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_MEMBER_BATCHES_HPP
#define SSI_SRC_ARROW_MEMBER_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "arrow/converted.hpp"
#include "arrow/layout.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// The signals of record batches of one schema, as member tables: views of the batches' own memory,
/// but for floats and decimals, which are converted. Immutable.
class MemberBatches {
 public:
  /// Memory that one thread converts in.
  struct Memory {
    std::vector<Column> columns;             // [signal]
    std::vector<ConvertedColumn> converted;  // [source]
  };

  /// Throws std::invalid_argument if the schema is not of record batches, a column that a used
  /// signal is named after has a type without whole numbers or is there twice, or no column is.
  /// `source` stands for the members in errors of values.
  MemberBatches(const ArrowSchema& schema, const Model& model, bool allow_out_of_range,
                std::string source = "members");
  /// The same of these signals; none of them needs a column.
  MemberBatches(const ArrowSchema& schema, SignalCatalogue catalogue,
                std::span<const Signal> signals, bool allow_out_of_range,
                std::string source = "members");

  /// Throws std::invalid_argument unless the batch is as the schema says. Returns its rows.
  std::size_t check(const ArrowArray& batch) const;

  /// Whether slice() reads no values itself, neither to convert nor to check them, but for flags.
  bool is_view() const noexcept;

  /// Returns some members of a checked batch: a view for as long as the batch and the memory are
  /// there. `first_row` is the position of the batch's first row in all, for errors. Throws
  /// DataError for the first value, by row and then by signal, that its signal cannot have, where
  /// that is not allowed, or that is no whole number.
  MemberTable slice(const ArrowArray& batch, std::size_t first, std::size_t rows, Memory& memory,
                    std::uint64_t first_row) const;

 private:
  struct Source {
    std::int64_t child;
    Signal signal;
    std::string name;
    NumberLayout layout;
  };

  [[noreturn]] void fail(const Source& source, const BadNumber& bad, std::uint64_t row) const;

  SignalCatalogue catalogue_;
  bool allow_out_of_range_;
  std::string source_;
  std::int64_t columns_;
  std::vector<Source> sources_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_MEMBER_BATCHES_HPP
