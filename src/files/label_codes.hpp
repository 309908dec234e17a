// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_LABEL_CODES_HPP
#define SSI_SRC_FILES_LABEL_CODES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "ssi/files/member_file.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// The labels of a chunk in one column, as they are read.
class LabelCodes {
 public:
  /// Makes room for so many rows. The labels, whatever they hold, must outlive it.
  LabelCodes(LabelRows& labels, std::size_t rows) : labels_(&labels) {
    labels.names.assign(1, "");
    labels.rows.clear();
    labels.rows.reserve(rows);
    dictionary_.add("");
  }

  /// Adds the label of the next row.
  void add(std::string_view label) {
    labels_->rows.push_back(label.size() <= kShort ? find_short(label) : find_any(label));
  }

 private:
  /// A short label is two words and its size, which are compared sooner than texts.
  static constexpr std::size_t kShort = 16;
  static constexpr unsigned kSlotBits = 8;

  struct Short {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;
    std::uint32_t code = 0;
  };

  /// Different labels are different words or have different sizes.
  static Short words_of(std::string_view label) noexcept {
    const auto load = [&label](std::size_t begin, std::size_t size) {
      std::uint64_t word = 0;
      std::memcpy(&word, label.data() + begin, size);
      return word;
    };
    const std::size_t size = label.size();
    Short words{.size = static_cast<std::uint32_t>(size)};
    if (size >= 8) {
      words.first = load(0, 8);
      words.last = load(size - 8, 8);
    } else if (size >= 4) {
      words.first = load(0, 4);
      words.last = load(size - 4, 4);
    } else if (size > 0) {
      words.first = load(0, 1) | load(size / 2, 1) << 8U | load(size - 1, 1) << 16U;
    }
    return words;
  }

  std::uint32_t find_short(std::string_view label) {
    Short words = words_of(label);
    const std::uint64_t mixed =
        (words.first ^ (words.last + words.size) * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
    Short& slot = recent_[mixed >> (64 - kSlotBits)];
    if (slot.first == words.first && slot.last == words.last && slot.size == words.size) {
      return slot.code;  // of an unused slot too: the empty label's code is 0
    }
    words.code = find_any(label);
    slot = words;
    return words.code;
  }

  [[gnu::noinline]] std::uint32_t find_any(std::string_view label) {
    const std::uint32_t code = dictionary_.find_or_add(label);
    if (code == labels_->names.size()) labels_->names.emplace_back(label);
    return code;
  }

  LabelRows* labels_;
  TextIndex dictionary_;                                     // positions in the names
  std::array<Short, std::size_t{1} << kSlotBits> recent_{};  // the last short label of each hash
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_LABEL_CODES_HPP
