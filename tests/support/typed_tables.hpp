// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_TYPED_TABLES_HPP
#define SSI_TESTS_SUPPORT_TYPED_TABLES_HPP

// Tables that own their members in any column types, and columns that own the scores, for the
// scoring tests and the fuzz targets.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"

namespace ssi {

/// Every type a column can have.
inline constexpr ColumnType kColumnTypes[] = {
    ColumnType::absent, ColumnType::uint8,   ColumnType::uint16, ColumnType::uint32,
    ColumnType::uint64, ColumnType::int8,    ColumnType::int16,  ColumnType::int32,
    ColumnType::int64,  ColumnType::boolean, ColumnType::bits};

/// The largest count that a type holds.
inline std::uint32_t largest_of(ColumnType type) {
  switch (type) {
    case ColumnType::uint8:
      return 255;
    case ColumnType::uint16:
      return 65535;
    case ColumnType::int8:
      return 127;
    case ColumnType::int16:
      return 32767;
    case ColumnType::int32:
      return 2147483647;
    case ColumnType::boolean:
    case ColumnType::bits:
      return 1;
    default:
      return kLargestCount;
  }
}

/// Makes members fit the types of their columns.
inline void narrow(std::vector<reference::Values>& members, std::span<const ColumnType> types) {
  for (reference::Values& member : members) {
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (types[i] == ColumnType::absent) member[i].reset();
      if (member[i]) member[i] = std::min(*member[i], largest_of(types[i]));
    }
  }
}

/// Members in columns of the given types, with validity bitmaps at random bit offsets, values at
/// random misalignments, and rubbish wherever nothing may be read. No byte more than needed is
/// allocated, so that a sanitizer finds whoever reads on.
class TypedTable {
 public:
  TypedTable(std::span<const reference::Values> members, std::span<const ColumnType> types,
             Random& random)
      : rows_(members.size()), memory_(types.size()), bitmaps_(types.size()) {
    for (std::size_t i = 0; i < types.size(); ++i) {
      columns_.push_back(make_column(members, i, types[i], random));
    }
  }
  /// All in one type.
  TypedTable(std::span<const reference::Values> members, std::size_t signals, ColumnType type,
             Random& random)
      : TypedTable(members, std::vector<ColumnType>(signals, type), random) {}

  TypedTable(const TypedTable&) = delete;
  TypedTable& operator=(const TypedTable&) = delete;

  MemberTable table() const { return {columns_, rows_}; }

 private:
  using Bytes = std::vector<std::uint8_t>;

  static void set_bit(Bytes& bytes, std::size_t i, bool bit) {
    const auto mask = static_cast<std::uint8_t>(1u << (i % 8));
    bytes[i / 8] = static_cast<std::uint8_t>(bit ? bytes[i / 8] | mask : bytes[i / 8] & ~mask);
  }
  static void fill(Bytes& bytes, Random& random) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.bits() >> 13);
  }

  // The bits of a value as its type stores it. Zero is stored as some negative number now and
  // then, and the largest count as something larger: they read the same.
  static std::uint64_t stored(std::uint32_t value, ColumnType type, Random& random) {
    const bool beyond = random.chance(20);
    switch (type) {
      case ColumnType::boolean:
        return value == 0 ? 0 : 1 + random.below(255);
      case ColumnType::int8:
      case ColumnType::int16:
      case ColumnType::int32:
        return value == 0 && beyond ? ~random.below(128) : value;
      case ColumnType::int64:
        if (value == 0 && beyond) return ~(random.bits() >> (1 + random.below(63)));
        if (value == kLargestCount && beyond) return value + (random.bits() >> 2);
        return value;
      case ColumnType::uint64:
        if (value == kLargestCount && beyond) return value + (random.bits() >> 1);
        return value;
      default:
        return value;
    }
  }

  Column make_column(std::span<const reference::Values> members, std::size_t signal,
                     ColumnType type, Random& random) {
    if (type == ColumnType::absent) return {};
    bool any_missing = false;
    for (const reference::Values& member : members) any_missing |= !member[signal];

    Bytes& memory = memory_[signal];
    Column column;
    if (type == ColumnType::bits) {
      const std::size_t offset = random.index(20);
      memory.resize((offset + rows_ + 7) / 8);
      fill(memory, random);
      for (std::size_t i = 0; i < rows_; ++i) {
        if (members[i][signal]) set_bit(memory, offset + i, *members[i][signal] != 0);
      }
      column = Column::of_bits(memory.data(), rows_, offset);
    } else {
      const std::size_t width = width_of(type);
      const std::size_t shift = random.chance(50) ? 0 : random.index(width);
      memory.resize(shift + rows_ * width);
      fill(memory, random);
      for (std::size_t i = 0; i < rows_; ++i) {
        if (!members[i][signal]) continue;
        const std::uint64_t value = stored(*members[i][signal], type, random);
        for (std::size_t b = 0; b < width; ++b) {  // little endian, as all our targets are
          memory[shift + i * width + b] = static_cast<std::uint8_t>(value >> (8 * b));
        }
      }
      column = Column::of(type, memory.data() + shift, rows_);
    }
    if (!any_missing && random.chance(50)) return column;
    Bytes& bitmap = bitmaps_[signal];
    const std::size_t offset = random.index(20);
    bitmap.resize((offset + rows_ + 7) / 8);
    fill(bitmap, random);
    for (std::size_t i = 0; i < rows_; ++i) {
      set_bit(bitmap, offset + i, members[i][signal].has_value());
    }
    return column.with_validity(bitmap.data(), offset);
  }

  std::size_t rows_;
  std::vector<Bytes> memory_;
  std::vector<Bytes> bitmaps_;
  std::vector<Column> columns_;
};

/// The scores of some members, full of rubbish until a batch writes them.
struct Scores {
  Scores(std::size_t competency_count, std::size_t rows)
      : competencies(competency_count, std::vector<std::uint16_t>(rows, 0xABCD)),
        total(rows, 0xABCD),
        coverage(rows, 0xABCD),
        band(rows, 0xAB),
        badges(rows, 0xABCDABCD) {}

  ScoreColumns columns() {
    ScoreColumns result;
    result.competencies.assign(competencies.begin(), competencies.end());
    result.total = total;
    result.coverage = coverage;
    result.band = band;
    result.badges = badges;
    return result;
  }

  reference::Score of(std::size_t row) const {
    reference::Score score;
    for (const auto& points : competencies) score.competencies.push_back(points[row]);
    score.total = total[row];
    score.coverage = coverage[row];
    score.band = band[row];
    score.badges = badges[row];
    return score;
  }

  friend bool operator==(const Scores&, const Scores&) = default;

  std::vector<std::vector<std::uint16_t>> competencies;
  std::vector<std::uint16_t> total;
  std::vector<std::uint16_t> coverage;
  std::vector<std::uint8_t> band;
  std::vector<std::uint32_t> badges;
};

inline Scores scores_of(const ScoreAggregator& score, const MemberTable& members,
                        const Execution& execution = {}) {
  Scores scores(score.model().competencies().size(), members.rows());
  score(members, scores.columns(), execution);
  return scores;
}

inline std::vector<reference::Score> reference_scores(const Model& model,
                                                      std::span<const reference::Values> members) {
  std::vector<reference::Score> expected;
  for (const auto& member : members) expected.push_back(reference::score(model, member));
  return expected;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_TYPED_TABLES_HPP
