// SPDX-License-Identifier: MIT
#include "arrow/known_batches.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "arrow/label_batches.hpp"
#include "arrow/layout.hpp"
#include "arrow/member_batches.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {

KnownBatches::KnownBatches(const Model& model, std::span<const Signal> states,
                           const std::string& id, InputStream& stream)
    : members_(model.catalogue()) {
  const ArrowOwner<ArrowSchema> schema = stream.schema();
  const MemberBatches signals(*schema, model.catalogue(), states, false);
  LabelBatches ids(*schema, id);
  find_columns(*schema, id);
  MemberBatches::Memory memory;
  while (ArrowOwner<ArrowArray> batch = stream.next()) {
    const std::size_t rows = signals.check(*batch);
    ids.read(*batch);
    const MemberTable table = signals.slice(*batch, 0, rows, memory, members_.size());
    const LabelColumn labels = ids.labels();
    add(std::move(batch), labels.names, labels.codes, table, id);
  }
}

void KnownBatches::find_columns(const ArrowSchema& schema, const std::string& id) {
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const std::string name(name_of(*schema.children[i]));
    if (name == id || members_.catalogue().find(name)) continue;
    child_named(schema, name);  // or it would be there twice
    kept_.push_back(i);
    types_.push_back(ArrowType::of(*schema.children[i]));
  }
}

void KnownBatches::add(ArrowOwner<ArrowArray> batch, std::span<const std::string> names,
                       std::span<const std::uint32_t> codes, const MemberTable& states,
                       const std::string& id) {
  const std::size_t first = members_.size();
  std::vector<std::string_view> ids(codes.size());
  for (std::size_t row = 0; row < ids.size(); ++row) {
    ids[row] = names[codes[row]];
    if (ids[row].empty())
      throw DataError({"members", first + row + 1, id, ""}, "must not be empty");
  }
  const std::size_t added = members_.add(ids, states);
  if (added < ids.size()) {
    throw DataError({"members", first + added + 1, id, std::string(ids[added])}, "is not unique");
  }
  for (const std::int64_t i : kept_) {
    const ArrowArray& column = *batch->children[i];
    const bool fits = column.release != nullptr && column.offset >= 0 &&
                      column.length >= batch->offset + batch->length;
    if (!fits) throw std::invalid_argument("a column is shorter than its batch, or released");
  }
  batches_.push_back(std::make_shared<ArrowOwner<ArrowArray>>(std::move(batch)));
}

std::vector<KnownBatches::Piece> KnownBatches::pieces(std::size_t most) const {
  std::vector<Piece> result;
  for (std::size_t b = 0; b < batches_.size(); ++b) {
    const auto rows = static_cast<std::size_t>((*batches_[b])->length);
    for (std::size_t first = 0; first < rows; first += most) {
      result.push_back({b, first, std::min(most, rows - first)});
    }
  }
  return result;
}

void KnownBatches::add_columns(const Piece& piece, ArrowBuilder& to) const {
  const auto& batch = batches_[piece.batch];
  for (const std::int64_t i : kept_) {
    ArrowArray column = share(*(*batch)->children[i], batch);
    const auto rows = static_cast<std::int64_t>(piece.rows);
    if (column.length != rows && column.null_count > 0) column.null_count = -1;
    column.offset += (*batch)->offset + static_cast<std::int64_t>(piece.first);
    column.length = rows;
    to.add_child(column);
  }
}

}  // namespace ssi::internal
