// SPDX-License-Identifier: MIT
#ifndef SSI_BENCH_BENCH_TABLE_HPP
#define SSI_BENCH_BENCH_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::bench {

/// How a table holds its signals.
enum class Layout {
  uint16,    // 16 bits each, everything observed
  validity,  // with a validity bitmap each, a tenth missing
  uint32,    // 32 bits each
  narrow,    // a bit per flag, a byte where all values fit one, else 16 bits
};

inline std::string_view name_of(Layout layout) {
  constexpr std::string_view kNames[] = {"uint16", "uint16_validity", "uint32", "narrow"};
  return kNames[static_cast<std::size_t>(layout)];
}

/// A generated population in columns of one layout.
class BenchTable {
 public:
  BenchTable(std::size_t rows, Layout layout) : rows_(rows), columns_(kStandardSignals) {
    const synthetic::Members people({.members = rows, .seed = 1, .industries = 150});
    synthetic::MemberBuffer table(rows);
    people.generate(0, rows, table.columns(), {.threads = 0});
    const synthetic::MemberColumns from = table.columns();
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      columns_[s] = lay_out(from.values[s], layout, standard_signals()[s].kind);
      if (layout == Layout::validity) columns_[s] = columns_[s].with_validity(bitmap(s));
    }
    industries_.assign(from.industry.begin(), from.industry.end());
  }

  MemberTable members() const { return {columns_, rows_}; }
  std::span<const std::uint16_t> industries() const { return industries_; }
  std::size_t bytes() const {
    std::size_t bytes = 0;
    for (const auto& storage : storage_) bytes += storage.size();
    return bytes;
  }

 private:
  Column lay_out(std::span<const std::uint16_t> values, Layout layout, SignalKind kind) {
    const std::uint16_t most = *std::ranges::max_element(values);
    if (layout == Layout::uint32) return copy<std::uint32_t>(values);
    if (layout != Layout::narrow) return copy<std::uint16_t>(values);
    if (kind == SignalKind::flag) return copy_bits(values);
    return most < 256 ? copy<std::uint8_t>(values) : copy<std::uint16_t>(values);
  }

  template <class T>
  Column copy(std::span<const std::uint16_t> values) {
    auto& bytes = storage_.emplace_back(values.size() * sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto value = static_cast<T>(values[i]);
      std::memcpy(&bytes[i * sizeof(T)], &value, sizeof(T));
    }
    return Column::of(sizeof(T) == 1   ? ColumnType::uint8
                      : sizeof(T) == 2 ? ColumnType::uint16
                                       : ColumnType::uint32,
                      bytes.data(), values.size());
  }

  Column copy_bits(std::span<const std::uint16_t> values) {
    auto& bytes = storage_.emplace_back(values.size() / 8 + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      bytes[i / 8] = static_cast<std::uint8_t>(bytes[i / 8] | (values[i] << (i % 8)));
    }
    return Column::of_bits(bytes.data(), values.size());
  }

  /// A tenth of the members missing, others for each signal.
  const std::uint8_t* bitmap(std::size_t signal) {
    auto& bytes = storage_.emplace_back(rows_ / 8 + 1, std::uint8_t{0xFF});
    for (std::size_t i = signal % 10; i < rows_; i += 10) {
      bytes[i / 8] = static_cast<std::uint8_t>(bytes[i / 8] & ~(1U << (i % 8)));
    }
    return bytes.data();
  }

  std::size_t rows_;
  std::vector<std::vector<std::uint8_t>> storage_;
  std::vector<Column> columns_;
  std::vector<std::uint16_t> industries_;
};

}  // namespace ssi::bench

#endif  // SSI_BENCH_BENCH_TABLE_HPP
