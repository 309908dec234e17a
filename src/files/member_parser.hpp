// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MEMBER_PARSER_HPP
#define SSI_SRC_FILES_MEMBER_PARSER_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Turns the records of a file of members into a chunk of columns. Built from the file's header;
/// immutable, so that several threads may parse at once.
class MemberParser {
 public:
  /// `header`: the names of the columns. Throws DataError if there are not all that must be there.
  MemberParser(std::string file, const std::vector<std::string>& header, const Model& model,
               std::vector<std::string> label_columns,
               const std::vector<std::string>& optional_labels);

  /// Throws DataError.
  void parse(const RecordText& text, MemberChunk& chunk) const;

  const std::vector<std::string>& absent_signals() const noexcept { return absent_signals_; }
  const std::vector<std::string>& absent_labels() const noexcept { return absent_labels_; }
  const std::vector<std::string>& unused_columns() const noexcept { return unused_columns_; }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  /// What becomes of the cells of one of the file's columns.
  struct Field {
    std::string name;
    bool is_id = false;
    std::size_t slot = kNone;              // of a signal that the model uses, in used_signals()
    std::uint32_t largest = 0;             // value of that signal
    std::vector<std::size_t> labels = {};  // positions in the label columns asked for
  };

  class Run;

  void add_field(std::string name, const Model& model,
                 const std::vector<std::string>& label_columns);

  std::string file_;
  std::vector<Field> fields_;
  std::vector<Signal> signals_;  // of each slot
  std::size_t catalogue_size_;
  std::size_t label_count_;
  std::vector<std::string> absent_signals_;
  std::vector<std::string> absent_labels_;
  std::vector<std::string> unused_columns_;
};

}  // namespace ssi

#endif  // SSI_SRC_FILES_MEMBER_PARSER_HPP
