// SPDX-License-Identifier: MIT
#include "arrow/member_batches.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ssi/error.hpp"

namespace ssi::internal {

using Storage = NumberLayout::Storage;

MemberBatches::MemberBatches(const ArrowSchema& schema, const Model& model, bool allow_out_of_range,
                             std::string source)
    : MemberBatches(schema, model.catalogue(), model.used_signals(), allow_out_of_range,
                    std::move(source)) {
  if (sources_.empty()) {
    throw std::invalid_argument("no column is named after a signal of the model, such as '" +
                                catalogue_[model.used_signals().front()].name + "'");
  }
}

MemberBatches::MemberBatches(const ArrowSchema& schema, SignalCatalogue catalogue,
                             std::span<const Signal> signals, bool allow_out_of_range,
                             std::string source)
    : catalogue_(std::move(catalogue)),
      allow_out_of_range_(allow_out_of_range),
      source_(std::move(source)),
      columns_(schema.n_children) {
  check_schema(schema);
  for (const Signal signal : signals) {
    const std::string& name = catalogue_[signal].name;
    const auto child = child_named(schema, name);
    if (!child) continue;
    const ArrowSchema& column = *schema.children[*child];
    if (column.dictionary != nullptr) {
      refuse_column(name, "is a dictionary of values: cast it to an integer type");
    }
    const auto layout = number_layout(column);
    if (!layout) {
      refuse_column(name, "has the Arrow type '" + std::string(column.format) +
                              "', which has no whole numbers: cast it to an integer type");
    }
    sources_.push_back({*child, signal, name, *layout});
  }
}

std::size_t MemberBatches::check(const ArrowArray& batch) const {
  const std::size_t rows = check_batch(batch, columns_);
  for (const Source& source : sources_) {
    const bool has_values = source.layout.storage != Storage::nothing;
    check_column(batch, *batch.children[source.child], source.name, has_values ? 2 : 0);
  }
  return rows;
}

bool MemberBatches::is_view() const noexcept {
  return std::ranges::all_of(sources_, [this](const Source& source) {
    switch (source.layout.type) {
      case ColumnType::uint8:
      case ColumnType::uint16:
      case ColumnType::uint32:
      case ColumnType::boolean:
        return true;
      case ColumnType::absent:  // bits, floats or decimals, or nothing
        return source.layout.storage == Storage::bits || source.layout.storage == Storage::nothing;
      default:
        return allow_out_of_range_;
    }
  });
}

MemberTable MemberBatches::slice(const ArrowArray& batch, std::size_t first, std::size_t rows,
                                 Memory& memory, std::uint64_t first_row) const {
  memory.columns.assign(catalogue_.size(), Column());
  memory.converted.resize(sources_.size());
  const Source* bad_source = nullptr;
  BadNumber bad{rows, {}, false};
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const Source& source = sources_[s];
    const ArrowArray& array = *batch.children[source.child];
    if (source.layout.storage == Storage::nothing || rows == 0) continue;
    const std::size_t begin = static_cast<std::size_t>(batch.offset + array.offset) + first;
    const auto* values = static_cast<const std::uint8_t*>(array.buffers[1]);
    const std::uint8_t* validity = validity_of(array);
    Column& column = memory.columns[index_of(source.signal)];
    if (source.layout.storage == Storage::integers) {
      column = Column::of(source.layout.type, values + begin * source.layout.width, rows)
                   .with_validity(validity, begin);
    } else if (source.layout.storage == Storage::bits) {
      column = Column::of_bits(values, rows, begin).with_validity(validity, begin);
    } else {
      const auto found = convert_numbers({source.layout, values, validity, begin, rows},
                                         allow_out_of_range_, memory.converted[s], column);
      if (found && found->row < bad.row) {
        bad = *found;
        bad_source = &source;
      }
    }
  }
  MemberTable members(memory.columns, rows);
  if (!allow_out_of_range_) {
    const auto found = validate(members.slice(0, std::min(rows, bad.row + 1)), catalogue_);
    const auto is_first = [&](const Source& source) {
      return found && source.signal == found->signal &&
             (bad_source == nullptr || found->row < bad.row || &source < bad_source);
    };
    const auto source = std::ranges::find_if(sources_, is_first);
    if (source != sources_.end()) {
      const std::string value = (found->negative ? "-" : "") + std::to_string(found->magnitude);
      fail(*source, {found->row, value, true}, first_row + first);
    }
  }
  if (bad_source != nullptr) fail(*bad_source, bad, first_row + first);
  return members;
}

void MemberBatches::fail(const Source& source, const BadNumber& bad, std::uint64_t row) const {
  const char* rule = "is not a whole number";
  if (bad.is_whole) {
    rule = catalogue_[source.signal].kind == SignalKind::flag ? "is not 0 or 1"
                                                              : "is not from 0 to 4294967295";
  }
  throw DataError({source_, static_cast<std::size_t>(row) + bad.row + 1, source.name, bad.value},
                  rule);
}

}  // namespace ssi::internal
