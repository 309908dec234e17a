// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MEMBER_FIELDS_HPP
#define SSI_SRC_FILES_MEMBER_FIELDS_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// The use of the cells of one column of a file of members.
struct MemberField {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  std::string name;
  bool is_id = false;
  std::size_t slot = kNone;              ///< position in the signals to read, if it is one
  std::uint32_t largest = 0;             ///< largest value of the signal
  std::vector<std::size_t> labels = {};  ///< positions in the label columns asked for

  bool is_value() const noexcept { return is_id || slot != kNone; }
  bool is_used() const noexcept { return is_value() || !labels.empty(); }
};

class ColumnNames;

/// The use of the columns of a file of members: worked out once, from its header. Immutable.
class MemberFields {
 public:
  /// Throws DataError if the header has not all that must be there. With `faults`, what it would
  /// throw for is added to them, and the column is no other's.
  MemberFields(const RecordSource& source, const Model& model, const LabelColumns& labels,
               const MemberColumns& columns, std::vector<std::string>* faults = nullptr);

  /// The file's name, for errors.
  const std::string& file() const noexcept { return file_; }
  /// The columns, in the order of the file.
  const std::vector<MemberField>& fields() const noexcept { return fields_; }
  /// Whether one of them is the id: it is, but where faults are collected.
  bool has_id() const noexcept;
  /// The signal of each slot.
  const std::vector<Signal>& signals() const noexcept { return signals_; }
  /// How many signals the model's catalogue has.
  std::size_t catalogue_size() const noexcept { return catalogue_size_; }
  /// How many label columns are asked for.
  std::size_t label_count() const noexcept { return label_count_; }

  const std::vector<std::string>& absent_signals() const noexcept { return absent_signals_; }
  const std::vector<std::string>& absent_labels() const noexcept { return absent_labels_; }
  const std::vector<std::string>& unused_columns() const noexcept { return unused_columns_; }
  const std::vector<ReadAs>& read_as() const noexcept { return read_as_; }
  std::size_t nameless_column() const noexcept { return nameless_column_; }

  /// Words for missing, besides the usual ones.
  const std::vector<std::string>& missing_words() const noexcept { return missing_words_; }
  /// Whether one of them is digits, as a value is.
  bool has_numbers_for_missing() const noexcept { return has_numbers_for_missing_; }

 private:
  /// A column that is looked for, and its use.
  struct Wanted {
    enum class Use { id, required_label, optional_label, signal, mapped_signal };
    Use use;
    std::string column;    // its name
    std::size_t position;  // of the label, or the slot

    bool is_label() const noexcept {
      return use == Use::required_label || use == Use::optional_label;
    }
  };

  std::vector<Wanted> wanted(const Model& model, const LabelColumns& labels,
                             const MemberColumns& columns) const;
  void assign(const std::vector<Wanted>& wanted, const RecordSource& source);
  void find_other_spelling(const Wanted& wanted, const ColumnNames& names,
                           const RecordSource& source);
  void use(std::size_t column, const Wanted& wanted, const RecordSource& source);
  void miss(const Wanted& wanted, const RecordSource& source);
  void ask_about_names(const RecordSource& source, const MemberColumns& columns) const;

  template <class Step>
  void attempt(Step step) const;

  std::vector<std::string>* faults_;  // null: they are thrown; not used later
  std::string file_;
  std::vector<MemberField> fields_;
  std::vector<Signal> signals_;
  std::size_t catalogue_size_;
  std::size_t label_count_;
  std::vector<std::string> absent_signals_;
  std::vector<std::string> absent_labels_;
  std::vector<std::string> unused_columns_;
  std::vector<ReadAs> read_as_;
  std::size_t nameless_column_;
  std::vector<std::string> missing_words_;
  bool has_numbers_for_missing_;
  std::vector<std::uint32_t> largest_;  // [slot]: value of the signal
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MEMBER_FIELDS_HPP
