// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CHUNK_WRITER_HPP
#define SSI_SRC_FILES_CHUNK_WRITER_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "files/csv/spelling.hpp"
#include "files/label_codes.hpp"
#include "files/member_fields.hpp"
#include "ssi/files/member_file.hpp"

namespace ssi::internal {

/// Fills a chunk's storage with the cells of members, row by row, whatever the storage held.
class ChunkWriter {
 public:
  /// Makes room for so many rows. The fields and the chunk must outlive it.
  ChunkWriter(const MemberFields& fields, MemberStorage& chunk, std::size_t most_rows);

  /// The values of a signal, one for each row; all rows are observed at first.
  std::uint32_t* values(std::size_t slot) noexcept { return chunk_.values[slot].data(); }
  /// Its validity, for those who write bits of many rows. They must say that some are missing.
  std::uint8_t* validity(std::size_t slot) noexcept { return chunk_.validity[slot].data(); }
  void has_missing(std::size_t slot) noexcept { missing_[slot] = 1; }

  void mark_missing(std::size_t slot, std::size_t row) noexcept {
    has_missing(slot);
    std::uint8_t& bits = chunk_.validity[slot][row / 8];
    bits = static_cast<std::uint8_t>(bits & ~(1U << row % 8));
  }

  /// Adds the id of the next row.
  void add_id(std::string_view id) {
    if (chunk_.ids.size() - ids_size_ < id.size()) make_room_for_id(id.size());
    copy(id, chunk_.ids.data() + ids_size_);
    ids_size_ += id.size();
    chunk_.id_ends.push_back(static_cast<std::uint32_t>(ids_size_));
  }

  /// Adds the label of the next row in the label column at `position`.
  void add_label(std::size_t position, std::string_view label) { labels_[position].add(label); }

  /// Counts a cell of this column of the file that is spelt so.
  void count(std::size_t column, Spelling spelling) noexcept;
  const SpellingCounts& spellings(std::size_t column) const noexcept {
    return chunk_.spellings[column];
  }

  /// Takes back what was stored of the last row, which is this one.
  void leave_out(std::size_t row);

  /// Completes the chunk, which has so many rows.
  void finish(std::size_t rows);

 private:
  /// Most ids are of 8 to 16 bytes, and two words are copied sooner than a number of bytes.
  static void copy(std::string_view text, char* to) noexcept {
    constexpr std::size_t kWord = 8;
    if (text.size() < kWord || text.size() > 2 * kWord) {
      std::memcpy(to, text.data(), text.size());
      return;
    }
    std::uint64_t first;
    std::uint64_t last;
    std::memcpy(&first, text.data(), kWord);
    std::memcpy(&last, text.data() + text.size() - kWord, kWord);
    std::memcpy(to, &first, kWord);
    std::memcpy(to + text.size() - kWord, &last, kWord);
  }

  void make_room_for_id(std::size_t size);

  const MemberFields& fields_;
  MemberStorage& chunk_;
  std::size_t ids_size_ = 0;           // bytes of all ids so far
  std::vector<LabelCodes> labels_;     // [label column]
  std::vector<std::uint8_t> missing_;  // [slot]: whether some row's value is
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CHUNK_WRITER_HPP
