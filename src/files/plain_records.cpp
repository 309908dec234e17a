// SPDX-License-Identifier: MIT
#include "files/plain_records.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace ssi::internal {

PlainRecords::PlainRecords(const MemberFields& fields, const RecordText& text,
                           const TextFacts& facts, ChunkWriter& chunk, bool takes_spellings)
    : fields_(fields),
      chunk_(chunk),
      first_(text.bytes.data() + std::min<std::size_t>(text.bytes.size(), 4)),
      ends_(text, facts, fields.fields().size()),
      takes_spellings_(takes_spellings) {
  place_numbers();
  for (std::size_t column = 0; column < fields.fields().size(); ++column) {
    const MemberField& field = fields.fields()[column];
    if (field.is_id || !field.labels.empty()) texts_.push_back({column, &field});
  }
}

/// Each block begins with a column of numbers, so that few are needed.
void PlainRecords::place_numbers() {
  for (std::size_t column = 0; column < fields_.fields().size(); ++column) {
    const MemberField& field = fields_.fields()[column];
    if (field.slot == MemberField::kNone) continue;
    if (blocks_.empty() || column - blocks_.back().first_column >= kLanes) {
      blocks_.push_back({.first_column = column});
    }
    Block& block = blocks_.back();
    const std::size_t lane = column - block.first_column;
    block.lanes.add(lane, field.largest);
    block.slots[lane] = field.slot;
    block.largest[lane] = field.largest;
    block.columns[lane] = chunk_.values(field.slot);
  }
}

std::size_t PlainRecords::read(const char** cursor, std::size_t row) {
  if (*cursor < first_) return row;
  if (pause_ > 0) {
    --pause_;
    return row;
  }
  const std::size_t end = read_plain(cursor, row);
  // Where each record is odd, trying is in vain: then each time longer until the next one.
  next_pause_ = end > row ? 0 : std::min(next_pause_ * 2 + 1, kLongestPause);
  pause_ = next_pause_;
  return end;
}

std::size_t PlainRecords::read_plain(const char** cursor, std::size_t row) {
  while (true) {
    // Eight rows that share the bytes of bitmaps are stored together.
    const std::size_t wanted = kLanes - row % kLanes;
    std::size_t records = 0;
    for (; records < wanted; ++records) {
      const std::uint16_t* const ends = ends_.of_record(*cursor);
      if (ends == nullptr || !read_record(ends, records)) break;
      *cursor = ends_.next_record();
    }
    store(row, records);
    row += records;
    if (records < wanted) return row;
  }
}

/// Reads a record as the block's record `at`. Returns false, with nothing stored, if it is not
/// plain.
bool PlainRecords::read_record(const std::uint16_t* ends, std::size_t at) {
  if (read_numbers(ends, at)) return read_texts(ends);
  if (!takes_spellings_ || !read_any_numbers(ends, at) || !read_texts(ends)) return false;
  for (const Spelt& spelt : spelt_) chunk_.count(spelt.column, spelt.spelling);
  return true;
}

bool PlainRecords::read_numbers(const std::uint16_t* ends, std::size_t at) {
  NumberReader reader;
  const char* const base = ends_.base();
  for (Block& block : blocks_) {
    std::uint32_t* const values = block.values.data() + at * kLanes;
    const LaneBits bits = reader.read(base, ends + block.first_column, block.lanes, values);
    block.missing[at] = bits.missing;
    if (bits.longer != 0 && !read_longer(block, bits.longer, ends, at)) return false;
  }
  return reader.is_sound();
}

/// Reads the cells of these lanes, which have more than four characters.
bool PlainRecords::read_longer(Block& block, unsigned lanes, const std::uint16_t* ends,
                               std::size_t at) {
  for (; lanes != 0; lanes &= lanes - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
    const std::string_view content = ends_.cell(ends, block.first_column + lane);
    if (!parse_number(content, block.largest[lane], block.values[at * kLanes + lane])) return false;
  }
  return true;
}

/// Reads the numbers once more, those of blocks at fault one by one, whatever their spelling.
bool PlainRecords::read_any_numbers(const std::uint16_t* ends, std::size_t at) {
  spelt_.clear();
  for (Block& block : blocks_) {
    NumberReader reader;
    std::uint32_t* const values = block.values.data() + at * kLanes;
    const LaneBits bits = reader.read(ends_.base(), ends + block.first_column, block.lanes, values);
    block.missing[at] = bits.missing;
    const bool is_sound = reader.is_sound() && read_longer(block, bits.longer, ends, at);
    if (!is_sound && !read_any_numbers(block, ends, at)) return false;
  }
  return true;
}

bool PlainRecords::read_any_numbers(Block& block, const std::uint16_t* ends, std::size_t at) {
  for (unsigned lanes = block.lanes.numbers; lanes != 0; lanes &= lanes - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
    const std::size_t column = block.first_column + lane;
    const Spelled spelt =
        read_spelling(ends_.cell(ends, column), block.largest[lane], fields_.missing_words());
    if (spelt.spelling == Spelling::none) return false;
    block.values[at * kLanes + lane] = spelt.value;
    if (spelt.is_missing)
      block.missing[at] = static_cast<std::uint8_t>(block.missing[at] | 1U << lane);
    if (spelt.spelling != Spelling::plain) spelt_.push_back({column, spelt.spelling});
  }
  return true;
}

bool PlainRecords::read_texts(const std::uint16_t* ends) {
  for (const Text& text : texts_) {
    if (text.field->is_id && ends_.cell(ends, text.column).empty()) return false;
  }
  for (const Text& text : texts_) {
    const std::string_view content = ends_.cell(ends, text.column);
    if (text.field->is_id) chunk_.add_id(content);
    for (const std::size_t position : text.field->labels) chunk_.add_label(position, content);
  }
  return true;
}

/// Stores so many records of the blocks as rows from `row` on.
void PlainRecords::store(std::size_t row, std::size_t records) {
  for (Block& block : blocks_) {
    if (records == kLanes) {
      store_eight_rows(block.values.data(), block.columns, row);
      store_bits(block, row);
      continue;
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (block.columns[lane] == nullptr) continue;
      for (std::size_t i = 0; i < records; ++i) {
        block.columns[lane][row + i] = block.values[i * kLanes + lane];
        if ((block.missing[i] >> lane & 1U) != 0) chunk_.mark_missing(block.slots[lane], row + i);
      }
    }
  }
}

void PlainRecords::store_bits(Block& block, std::size_t row) {
  std::uint64_t any;
  std::memcpy(&any, block.missing.data(), sizeof any);
  if (any == 0) return;
  const auto missing = transposed_bits(block.missing);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (missing[lane] == 0) continue;
    chunk_.validity(block.slots[lane])[row / 8] = static_cast<std::uint8_t>(~missing[lane]);
    chunk_.has_missing(block.slots[lane]);
  }
}

}  // namespace ssi::internal
