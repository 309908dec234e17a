// SPDX-License-Identifier: MIT
#ifndef SSI_BENCH_RANDOM_TABLE_HPP
#define SSI_BENCH_RANDOM_TABLE_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "ssi/member_table.hpp"
#include "ssi/signal.hpp"

namespace ssi::bench {

/// Random members in columns of T: a third of the counts are 0, the rest have heavy tails.
template <class T>
class RandomTable {
 public:
  explicit RandomTable(std::size_t rows, bool with_validity = false, std::uint64_t seed = 1)
      : rows_(rows), values_(kStandardSignals), columns_(kStandardSignals) {
    std::mt19937_64 random(seed);
    validity_.resize(kStandardSignals);
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      const bool is_flag = standard_signals()[s].kind == SignalKind::flag;
      values_[s].resize(rows);
      for (T& value : values_[s]) {
        const std::uint64_t bits = random();
        const int width = static_cast<int>(bits % 12) - 3;  // of the value, in bits
        const std::uint64_t count = width <= 0 ? 0 : (bits >> 32) & ((1U << width) - 1);
        value = static_cast<T>(is_flag ? bits >> 63 : count);
      }
      columns_[s] = Column::of(std::span(values_[s]));
      if (!with_validity) continue;
      validity_[s].resize(rows / 8 + 1);
      for (auto& byte : validity_[s]) byte = static_cast<std::uint8_t>(random() | random());
      columns_[s] = columns_[s].with_validity(validity_[s].data());
    }
  }

  MemberTable members() const { return {columns_, rows_}; }
  std::size_t bytes() const {
    std::size_t result = 0;
    for (const auto& column : values_) result += column.size() * sizeof(T);
    for (const auto& bitmap : validity_) result += bitmap.size();
    return result;
  }

 private:
  std::size_t rows_;
  std::vector<std::vector<T>> values_;
  std::vector<std::vector<std::uint8_t>> validity_;
  std::vector<Column> columns_;
};

}  // namespace ssi::bench

#endif  // SSI_BENCH_RANDOM_TABLE_HPP
