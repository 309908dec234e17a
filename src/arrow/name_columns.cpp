// SPDX-License-Identifier: MIT
#include "arrow/name_columns.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

namespace ssi::internal {
namespace {

/// A builder of texts: offsets of `size` of them, and their bytes.
class Texts {
 public:
  Texts(std::size_t size, std::size_t bytes) {
    if (bytes > std::numeric_limits<std::int32_t>::max()) {
      throw std::length_error("a batch has more than 2 GiB of text");
    }
    builder_->add_none();
    offsets_ = builder_->add<std::int32_t>(size + 1);
    bytes_ = builder_->add<char>(bytes);
    offsets_[0] = 0;
  }
  void add(const std::string& text) {
    std::ranges::copy(text, bytes_.begin() + offsets_[size_]);
    offsets_[size_ + 1] = offsets_[size_] + static_cast<std::int32_t>(text.size());
    ++size_;
  }
  ArrowArray give() { return ArrowBuilder::give(std::move(builder_), size_); }

 private:
  std::unique_ptr<ArrowBuilder> builder_ = std::make_unique<ArrowBuilder>();
  std::span<std::int32_t> offsets_;
  std::span<char> bytes_;
  std::size_t size_ = 0;
};

}  // namespace

ArrowArray text_column(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  Texts result(texts.size(), bytes);
  for (const std::string& text : texts) result.add(text);
  return result.give();
}

ArrowType dictionary_type(std::string name) {
  return {.format = "C", .name = std::move(name), .dictionary = {{.format = "u"}}};
}

ArrowArray dictionary_column(std::span<const std::uint8_t> positions,
                             const std::vector<std::string>& names) {
  auto builder = std::make_unique<ArrowBuilder>();
  const auto validity = builder->add<std::uint8_t>((positions.size() + 7) / 8);
  const auto values = builder->add<std::uint8_t>(positions.size());
  std::ranges::fill(validity, std::uint8_t{0});
  std::size_t nulls = 0;
  for (std::size_t row = 0; row < positions.size(); ++row) {
    const bool is_valid = positions[row] < names.size();
    values[row] = is_valid ? positions[row] : std::uint8_t{0};
    validity[row / 8] =
        static_cast<std::uint8_t>(validity[row / 8] | (is_valid ? 1U : 0U) << (row % 8));
    nulls += is_valid ? 0 : 1;
  }
  builder->set_dictionary(text_column(names));
  return ArrowBuilder::give(std::move(builder), positions.size(), nulls);
}

ArrowType list_type(std::string name) {
  return {.format = "+l", .name = std::move(name), .children = {{.format = "u", .name = "item"}}};
}

ArrowArray list_column(std::span<const std::uint32_t> bits, const std::vector<std::string>& names) {
  std::size_t items = 0;
  std::size_t bytes = 0;
  for (const std::uint32_t set : bits) {
    for (std::uint32_t rest = set; rest != 0; rest &= rest - 1) {
      ++items;
      bytes += names[static_cast<std::size_t>(std::countr_zero(rest))].size();
    }
  }
  auto builder = std::make_unique<ArrowBuilder>();
  builder->add_none();
  const auto offsets = builder->add<std::int32_t>(bits.size() + 1);
  Texts texts(items, bytes);
  std::int32_t end = 0;
  offsets[0] = 0;
  for (std::size_t row = 0; row < bits.size(); ++row) {
    for (std::uint32_t rest = bits[row]; rest != 0; rest &= rest - 1) {
      texts.add(names[static_cast<std::size_t>(std::countr_zero(rest))]);
      ++end;
    }
    offsets[row + 1] = end;
  }
  builder->add_child(texts.give());
  return ArrowBuilder::give(std::move(builder), bits.size());
}

}  // namespace ssi::internal
