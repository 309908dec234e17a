// SPDX-License-Identifier: MIT
#include "files/chunk_writer.hpp"

#include <algorithm>
#include <span>

namespace ssi::internal {

ChunkWriter::ChunkWriter(const MemberFields& fields, MemberStorage& chunk, std::size_t most_rows)
    : fields_(fields), chunk_(chunk), missing_(fields.signals().size(), 0) {
  chunk.columns.clear();  // they point to what follows
  chunk.id_ends.clear();
  chunk.id_ends.reserve(most_rows);
  chunk.values.resize(fields.signals().size());
  chunk.validity.resize(fields.signals().size());
  for (const MemberField& field : fields.fields()) {
    if (field.slot == MemberField::kNone) continue;
    auto& values = chunk.values[field.slot];
    values.resize(std::max(values.size(), most_rows));
    chunk.validity[field.slot].assign((most_rows + 7) / 8, 0xFF);
  }
  chunk.spellings.assign(fields.fields().size(), SpellingCounts());
  chunk.labels.resize(fields.label_count());
  labels_.reserve(fields.label_count());
  for (LabelRows& labels : chunk.labels) labels_.emplace_back(labels, most_rows);
}

void ChunkWriter::count(std::size_t column, Spelling spelling) noexcept {
  SpellingCounts& counts = chunk_.spellings[column];
  switch (spelling) {
    case Spelling::padded:
      ++counts.padded;
      break;
    case Spelling::point_zero:
      ++counts.point_zero;
      break;
    case Spelling::flag_word:
      ++counts.flag_words;
      break;
    case Spelling::missing_word:
      ++counts.missing_words;
      break;
    case Spelling::plain:
    case Spelling::none:
      break;
  }
}

/// What is there already stays, from chunk to chunk: making it anew would fill it with zeros.
void ChunkWriter::make_room_for_id(std::size_t size) {
  constexpr std::size_t kFirst = 4096;
  chunk_.ids.resize(std::max({kFirst, chunk_.ids.size() * 2, ids_size_ + size}));
}

void ChunkWriter::leave_out(std::size_t row) {
  chunk_.id_ends.resize(std::min(chunk_.id_ends.size(), row));
  ids_size_ = chunk_.id_ends.empty() ? 0 : chunk_.id_ends.back();
  for (auto& labels : chunk_.labels) labels.rows.resize(std::min(labels.rows.size(), row));
  for (auto& bitmap : chunk_.validity) {
    if (row / 8 < bitmap.size()) {
      bitmap[row / 8] = static_cast<std::uint8_t>(bitmap[row / 8] | 1U << row % 8);
    }
  }
}

void ChunkWriter::finish(std::size_t rows) {
  for (auto& labels : chunk_.labels) labels.rows.resize(rows);  // of absent columns: no label
  chunk_.columns.assign(fields_.catalogue_size(), Column());
  for (const MemberField& field : fields_.fields()) {
    if (field.slot == MemberField::kNone) continue;
    const std::span values(chunk_.values[field.slot]);
    const std::uint8_t* bitmap =
        missing_[field.slot] != 0 ? chunk_.validity[field.slot].data() : nullptr;
    chunk_.columns[index_of(fields_.signals()[field.slot])] =
        Column::of(values.first(rows)).with_validity(bitmap);
  }
}

}  // namespace ssi::internal
