// SPDX-License-Identifier: MIT
#include "arrow/value_batches.hpp"

#include <utility>

#include "member/column_load.hpp"

namespace ssi::internal {
namespace {

/// Returns the first integer that is no signal's value.
std::optional<BadNumber> first_out_of_range(const Column& column) {
  return with_reader(column, [&](auto reader) -> std::optional<BadNumber> {
    for (std::size_t row = 0; row < column.length(); ++row) {
      const auto stored = +reader.stored(row);
      if (std::cmp_equal(stored, reader(row)) || !column.value(row)) continue;
      return BadNumber{row, std::to_string(stored), true};
    }
    return std::nullopt;
  });
}

}  // namespace

ValueBatches::ValueBatches(const ArrowSchema& schema, std::string name)
    : name_(std::move(name)), child_(child_named(schema, name_).value()) {
  const ArrowSchema& column = *schema.children[child_];
  const auto layout = column.dictionary == nullptr ? number_layout(column) : std::nullopt;
  if (!layout) {
    refuse_column(name_, "has the Arrow type '" + std::string(column.format) +
                             "', which has no whole numbers: cast it to an integer type");
  }
  layout_ = *layout;
}

void ValueBatches::read(const ArrowArray& batch) {
  const ArrowArray& array = *batch.children[child_];
  const std::size_t begin = check_column(batch, array, name_, 2);
  const auto rows = static_cast<std::size_t>(batch.length);
  const auto* values = static_cast<const std::uint8_t*>(array.buffers[1]);
  const std::uint8_t* validity = validity_of(array);
  column_ = Column();
  bad_.reset();
  if (rows == 0) return;
  switch (layout_.storage) {
    case NumberLayout::Storage::integers:
      column_ = Column::of(layout_.type, values + begin * layout_.width, rows)
                    .with_validity(validity, begin);
      bad_ = first_out_of_range(column_);
      return;
    case NumberLayout::Storage::bits:
      column_ = Column::of_bits(values, rows, begin).with_validity(validity, begin);
      return;
    default:
      bad_ = convert_numbers({layout_, values, validity, begin, rows}, false, memory_, column_);
  }
}

}  // namespace ssi::internal
