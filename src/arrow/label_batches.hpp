// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_LABEL_BATCHES_HPP
#define SSI_SRC_ARROW_LABEL_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/arrow/c_data.h"
#include "ssi/cohort/label_column.hpp"
#include "ssi/member/column.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// A column of labels in record batches of one schema: texts, whole numbers, or a dictionary of
/// texts. Null and the empty text are no label.
class LabelBatches {
 public:
  /// Throws std::invalid_argument if the schema has no such column, or has it twice, or its type is
  /// another.
  LabelBatches(const ArrowSchema& schema, std::string name);

  const std::string& name() const noexcept { return name_; }

  /// Reads a checked batch. Throws std::invalid_argument if the column is malformed.
  void read(const ArrowArray& batch);

  /// The labels of the batch that was read last, until the next is.
  LabelColumn labels() const noexcept { return {codes_, names_}; }

 private:
  enum class Texts : std::uint8_t { none, text, large_text, views };

  static Texts texts_of(std::string_view format) noexcept;
  void read_texts(const ArrowArray& column, std::size_t first);
  void read_numbers(const ArrowArray& column, std::size_t first);
  void read_dictionary(const ArrowArray& column, std::size_t first);
  /// The labels that are numbers, or the positions in the dictionary, from the buffer's begin on.
  Column numbers(const ArrowArray& column, std::size_t first) const;
  std::string_view text(const ArrowArray& texts, std::size_t i) const;
  template <class Offset>
  std::string_view text_between(const ArrowArray& texts, std::size_t i) const;
  std::string_view view(const ArrowArray& texts, std::size_t i) const;
  std::uint32_t code_of(std::string_view label);

  std::string name_;
  std::int64_t columns_;
  std::int64_t child_ = 0;
  Texts texts_ = Texts::none;               // of the column, or of its dictionary
  ColumnType number_ = ColumnType::absent;  // of labels, or of positions in the dictionary
  bool has_dictionary_ = false;
  std::vector<std::uint32_t> codes_;
  std::vector<std::string> names_;
  TextIndex index_;                     // of the names
  std::vector<std::uint32_t> entries_;  // [entry of the dictionary]: code, or kNone: not yet met
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_LABEL_BATCHES_HPP
