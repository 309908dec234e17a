// SPDX-License-Identifier: MIT
//
// The C++ batch for bench/python_rates.py, which loads this by ctypes: it scores the very memory of
// the table that Python scores, in the same process, so that nothing but Python and Arrow is
// between the two. And it reads that memory, as the bound of what memory gives.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "ssi/arrow/c_data.h"
#include "ssi/ssi.hpp"

namespace {

/// A batch of unsigned 16-bit columns or of 64-bit ones, the signals among them, and results.
struct Batch {
  ArrowSchema schema{};
  ArrowArray array{};
  ssi::ScoreAggregator score{ssi::Model::standard()};
  std::vector<ssi::Column> columns{ssi::kStandardSignals};
  std::vector<std::span<const std::byte>> memory;  // of the signals' values
  ssi::ScoreTable scores{score.model()};

  ~Batch() {
    if (array.release != nullptr) array.release(&array);
    if (schema.release != nullptr) schema.release(&schema);
  }

  void add(std::int64_t i) {
    const ArrowSchema& type = *schema.children[i];
    const auto signal = score.model().catalogue().find(type.name);
    if (!signal) return;
    const ArrowArray& child = *array.children[i];
    const auto rows = static_cast<std::size_t>(array.length);
    const auto first = static_cast<std::size_t>(child.offset + array.offset);
    const std::size_t width = std::string_view(type.format) == "S" ? 2 : 8;
    const auto* values = static_cast<const std::byte*>(child.buffers[1]) + first * width;
    memory.emplace_back(values, rows * width);
    if (width != 2) return;  // to be read only
    columns[index_of(*signal)] = ssi::Column::of(ssi::ColumnType::uint16, values, rows)
                                     .with_validity(validity_of(child), first);
  }

  static const std::uint8_t* validity_of(const ArrowArray& child) {
    return child.null_count == 0 ? nullptr : static_cast<const std::uint8_t*>(child.buffers[0]);
  }
};

}  // namespace

extern "C" {

/// Takes the first batch of a stream; returns null if there is none.
__attribute__((visibility("default"))) void* ssi_bench_open(ArrowArrayStream* stream) {
  auto* batch = new Batch;
  const bool is_there = stream->get_schema(stream, &batch->schema) == 0 &&
                        stream->get_next(stream, &batch->array) == 0 &&
                        batch->array.release != nullptr;
  if (!is_there) {
    delete batch;
    return nullptr;
  }
  for (std::int64_t i = 0; i < batch->schema.n_children; ++i) batch->add(i);
  batch->scores.resize(static_cast<std::size_t>(batch->array.length));
  return batch;
}

/// Scores all members with one thread, to memory that was used before.
__attribute__((visibility("default"))) void ssi_bench_score(void* handle) {
  auto& batch = *static_cast<Batch*>(handle);
  const ssi::MemberTable members(batch.columns, static_cast<std::size_t>(batch.array.length));
  batch.score(members, batch.scores.columns(), {.threads = 1});
}

/// The totals that were computed last, in hundredths.
__attribute__((visibility("default"))) const std::uint16_t* ssi_bench_totals(void* handle) {
  return static_cast<Batch*>(handle)->scores.totals().data();
}

/// Reads the values of all signals, column by column. Returns their sum as words, so that no
/// compiler leaves it out.
__attribute__((visibility("default"))) std::uint64_t ssi_bench_read(void* handle) {
  constexpr std::size_t kLanes = 32;  // enough for vectors to have several on the way
  std::uint64_t sums[kLanes] = {};
  for (const auto values : static_cast<Batch*>(handle)->memory) {
    for (std::size_t i = 0; i + sizeof sums <= values.size(); i += sizeof sums) {
      std::uint64_t words[kLanes];
      std::memcpy(words, values.data() + i, sizeof words);
      for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += words[lane];
    }
  }
  std::uint64_t result = 0;
  for (const std::uint64_t sum : sums) result += sum;
  return result;
}

__attribute__((visibility("default"))) void ssi_bench_close(void* handle) {
  delete static_cast<Batch*>(handle);
}

}  // extern "C"
