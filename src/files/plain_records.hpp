// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_PLAIN_RECORDS_HPP
#define SSI_SRC_FILES_PLAIN_RECORDS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "files/chunk_writer.hpp"
#include "files/csv/cell_ends.hpp"
#include "files/csv/eight_columns.hpp"
#include "files/csv/spelling.hpp"
#include "files/member_fields.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// Reads the usual records of members, which are nearly all: as many cells as the header has, none
/// quoted, those of signals numbers or nothing, and an id. In two stages: CellEnds finds the cells
/// of many records, then their digits are read eight cells at a time, and eight records of them
/// become columns. Other records are for somebody else.
class PlainRecords {
 public:
  /// With `takes_spellings`, other spellings of numbers are plain too, and counted. Requires: there
  /// is a column of ids, and no word for missing is digits. All must outlive it.
  PlainRecords(const MemberFields& fields, const RecordText& text, const TextFacts& facts,
               ChunkWriter& chunk, bool takes_spellings);

  /// Reads the records at `*cursor`, which it moves behind them, up to the first one that is not
  /// plain, or that follows others that are not. The first one is the chunk's next row, `row`.
  /// Returns the number of rows then.
  std::size_t read(const char** cursor, std::size_t row);

 private:
  /// Neighbouring columns of numbers, and eight records of them.
  struct Block {
    std::size_t first_column = 0;
    NumberLanes lanes = {};
    std::array<std::size_t, kLanes> slots{};       // of lanes of numbers
    std::array<std::uint32_t, kLanes> largest{};   // likewise
    std::array<std::uint32_t*, kLanes> columns{};  // null for lanes of other cells
    alignas(16) std::array<std::uint32_t, kLanes * kLanes> values{};  // [record][lane]
    std::array<std::uint8_t, kLanes> missing{};  // [record]: a bit for each lane
  };

  /// A column whose text is stored.
  struct Text {
    std::size_t column;
    const MemberField* field;
  };

  /// Records that are left to others at a time, at most.
  static constexpr std::size_t kLongestPause = 63;

  /// A cell in other words than digits.
  struct Spelt {
    std::size_t column;
    Spelling spelling;
  };

  void place_numbers();
  std::size_t read_plain(const char** cursor, std::size_t row);
  bool read_record(const std::uint16_t* ends, std::size_t at);
  bool read_numbers(const std::uint16_t* ends, std::size_t at);
  bool read_longer(Block& block, unsigned lanes, const std::uint16_t* ends, std::size_t at);
  // Not inlined: it is rare, and made the usual way slower.
  [[gnu::noinline]] bool read_any_numbers(const std::uint16_t* ends, std::size_t at);
  bool read_any_numbers(Block& block, const std::uint16_t* ends, std::size_t at);
  bool read_texts(const std::uint16_t* ends);
  void store(std::size_t row, std::size_t records);
  void store_bits(Block& block, std::size_t row);

  const MemberFields& fields_;
  ChunkWriter& chunk_;
  const char* const first_;  // records that begin before have no four bytes before each end
  CellEnds ends_;
  std::size_t pause_ = 0;  // so many records are still to be left to others
  std::size_t next_pause_ = 0;
  std::vector<Block> blocks_;
  std::vector<Text> texts_;
  const bool takes_spellings_;
  std::vector<Spelt> spelt_;  // of the record
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_PLAIN_RECORDS_HPP
