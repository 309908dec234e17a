// SPDX-License-Identifier: MIT
#include "arrow/label_batches.hpp"

#include <charconv>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

#include "arrow/layout.hpp"
#include "member/column_load.hpp"

namespace ssi::internal {
namespace {

/// The type of a column of whole numbers; absent: it has others, or none.
ColumnType integer_type(const ArrowSchema& column) {
  const auto layout = number_layout(column);
  const bool is_integer = layout && layout->storage == NumberLayout::Storage::integers;
  return is_integer ? layout->type : ColumnType::absent;
}

bool is_null(const ArrowArray& column, std::size_t i) noexcept {
  const std::uint8_t* validity = validity_of(column);
  return validity != nullptr && !bit(validity, i);
}

}  // namespace

LabelBatches::LabelBatches(const ArrowSchema& schema, std::string name)
    : name_(std::move(name)), columns_(schema.n_children) {
  check_schema(schema);
  const auto child = child_named(schema, name_);
  if (!child) throw std::invalid_argument("there is no column '" + name_ + "'");
  child_ = *child;
  const ArrowSchema& column = *schema.children[child_];
  number_ = integer_type(column);
  const bool is_integer = number_ != ColumnType::absent;
  has_dictionary_ = column.dictionary != nullptr;
  const char* texts = column.format;
  if (has_dictionary_)
    texts = column.dictionary->format == nullptr ? "" : column.dictionary->format;
  texts_ = texts_of(texts);
  if (has_dictionary_ ? is_integer && texts_ != Texts::none : is_integer || texts_ != Texts::none) {
    return;
  }
  refuse_column(name_, "has the Arrow type '" + std::string(texts) +
                           "': labels are texts or whole numbers, so cast it to one of these");
}

LabelBatches::Texts LabelBatches::texts_of(std::string_view format) noexcept {
  if (format == "u") return Texts::text;
  if (format == "U") return Texts::large_text;
  return format == "vu" ? Texts::views : Texts::none;
}

void LabelBatches::read(const ArrowArray& batch) {
  const ArrowArray& column = *batch.children[child_];
  const auto rows = static_cast<std::size_t>(batch.length);
  codes_.assign(rows, 0);
  names_.assign(1, "");
  index_ = TextIndex();
  index_.add("");
  if (has_dictionary_ || texts_ == Texts::none) {
    const std::size_t first = check_column(batch, column, name_, 2);
    if (has_dictionary_) {
      read_dictionary(column, first);
    } else {
      read_numbers(column, first);
    }
  } else {
    const std::size_t first = check_column(batch, column, name_, 3, texts_ == Texts::views);
    read_texts(column, first);
  }
}

void LabelBatches::read_texts(const ArrowArray& column, std::size_t first) {
  for (std::size_t row = 0; row < codes_.size(); ++row) {
    if (!is_null(column, first + row)) codes_[row] = code_of(text(column, first + row));
  }
}

void LabelBatches::read_numbers(const ArrowArray& column, std::size_t first) {
  char digits[24];
  with_reader(numbers(column, first), [&](auto reader) {
    for (std::size_t row = 0; row < codes_.size(); ++row) {
      if (is_null(column, first + row)) continue;
      const auto number = +reader.stored(first + row);
      const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
      codes_[row] = code_of({digits, static_cast<std::size_t>(end - digits)});
    }
  });
}

/// Each entry of the dictionary that members have is looked up once: a dictionary may be shared by
/// many batches and have far more entries than one of them has members.
void LabelBatches::read_dictionary(const ArrowArray& column, std::size_t first) {
  if (column.dictionary == nullptr) refuse_column(name_, "lacks its dictionary");
  const ArrowArray& dictionary = *column.dictionary;
  ArrowArray whole{};  // the dictionary as a batch of its own
  whole.length = dictionary.length;
  if (whole.length < 0) refuse_column(name_, "has an impossible dictionary");
  const std::size_t begin = check_column(whole, dictionary, name_, 3, texts_ == Texts::views);
  const auto entries = static_cast<std::uint64_t>(dictionary.length);
  entries_.clear();
  with_reader(numbers(column, first), [&](auto reader) {
    for (std::size_t row = 0; row < codes_.size(); ++row) {
      if (is_null(column, first + row)) continue;
      // A negative position becomes a large one.
      const auto entry =
          static_cast<std::uint64_t>(static_cast<std::int64_t>(reader.stored(first + row)));
      if (entry >= entries) refuse_column(name_, "has a position beyond its dictionary");
      if (entry >= entries_.size()) entries_.resize(entry + 1, TextIndex::kNone);
      std::uint32_t& code = entries_[entry];
      if (code == TextIndex::kNone) {
        code = is_null(dictionary, begin + entry) ? 0 : code_of(text(dictionary, begin + entry));
      }
      codes_[row] = code;
    }
  });
}

Column LabelBatches::numbers(const ArrowArray& column, std::size_t first) const {
  return Column::of(number_, column.buffers[1], first + codes_.size());
}

std::string_view LabelBatches::text(const ArrowArray& texts, std::size_t i) const {
  switch (texts_) {
    case Texts::text:
      return text_between<std::int32_t>(texts, i);
    case Texts::large_text:
      return text_between<std::int64_t>(texts, i);
    default:
      return view(texts, i);
  }
}

template <class Offset>
std::string_view LabelBatches::text_between(const ArrowArray& texts, std::size_t i) const {
  const auto begin = load<Offset>(texts.buffers[1], i);
  const auto end = load<Offset>(texts.buffers[1], i + 1);
  if (begin < 0 || end < begin) refuse_column(name_, "has texts that end before they begin");
  if (begin == end) return {};
  const auto* bytes = static_cast<const char*>(texts.buffers[2]);
  if (bytes == nullptr) refuse_column(name_, "has texts, but no bytes of them");
  return {bytes + begin, static_cast<std::size_t>(end - begin)};
}

/// A view holds a text of up to 12 bytes itself, or the number of a buffer and where in it the text
/// is. The last buffer has the sizes of those between.
std::string_view LabelBatches::view(const ArrowArray& texts, std::size_t i) const {
  constexpr std::size_t kSize = 16;
  constexpr std::int64_t kInline = 12;
  const char* here = static_cast<const char*>(texts.buffers[1]) + i * kSize;
  const std::int64_t length = load<std::int32_t>(here, 0);
  if (length < 0) refuse_column(name_, "has texts that end before they begin");
  if (length <= kInline) return {here + 4, static_cast<std::size_t>(length)};
  const std::int64_t buffer = load<std::int32_t>(here, 2);
  const std::int64_t offset = load<std::int32_t>(here, 3);
  const std::int64_t buffers = texts.n_buffers - 3;
  const void* sizes = texts.buffers[texts.n_buffers - 1];
  if (buffer < 0 || buffer >= buffers || sizes == nullptr || texts.buffers[2 + buffer] == nullptr ||
      offset < 0 || offset + length > load<std::int64_t>(sizes, static_cast<std::size_t>(buffer))) {
    refuse_column(name_, "has texts outside of its buffers");
  }
  return {static_cast<const char*>(texts.buffers[2 + buffer]) + offset,
          static_cast<std::size_t>(length)};
}

std::uint32_t LabelBatches::code_of(std::string_view label) {
  const std::uint32_t code = index_.find_or_add(label);
  if (code == names_.size()) names_.emplace_back(label);
  return code;
}

}  // namespace ssi::internal
