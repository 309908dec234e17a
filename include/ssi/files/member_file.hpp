// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MEMBER_FILE_HPP
#define SSI_FILES_MEMBER_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/cohort/label_column.hpp"
#include "ssi/export.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// How many cells of a signal's column were spelt otherwise than in digits: what a lenient dialect
/// took for the same value.
struct SpellingCounts {
  std::uint64_t padded = 0;         ///< " 12 "
  std::uint64_t point_zero = 0;     ///< "12.0"
  std::uint64_t flag_words = 0;     ///< "TRUE"
  std::uint64_t missing_words = 0;  ///< "NULL"

  /// Their sum.
  std::uint64_t all() const noexcept { return padded + point_zero + flag_words + missing_words; }
  /// Adds those of another chunk.
  SpellingCounts& operator+=(const SpellingCounts& other) noexcept {
    padded += other.padded;
    point_zero += other.point_zero;
    flag_words += other.flag_words;
    missing_words += other.missing_words;
    return *this;
  }
  friend bool operator==(const SpellingCounts&, const SpellingCounts&) = default;
};

namespace internal {

class MemberFields;

/// The labels of a chunk's members in one column.
struct LabelRows {
  std::vector<std::string> names;   ///< each label once, the empty one first
  std::vector<std::uint32_t> rows;  ///< [row]: position in names
};

/// The content of a MemberChunk, which parsers fill in.
struct MemberStorage {
  std::string ids;                                  ///< one after the other, and spare room
  std::vector<std::uint32_t> id_ends;               ///< [row]: where its id ends
  std::vector<std::vector<std::uint32_t>> values;   ///< [used signal][row]
  std::vector<std::vector<std::uint8_t>> validity;  ///< [used signal], bitmaps
  std::vector<Column> columns;                      ///< [signal of the catalogue]
  std::vector<LabelRows> labels;                    ///< [label column]
  std::vector<SpellingCounts> spellings;            ///< [column of the file]
};

}  // namespace internal

/// Members read from a file: ids, labels and a table of signals. It is storage to be used again
/// from chunk to chunk.
class SSI_EXPORT MemberChunk {
 public:
  MemberChunk() = default;
  /// Leaves the other fit to be parsed into again, and for nothing else.
  MemberChunk(MemberChunk&&) noexcept = default;
  MemberChunk& operator=(MemberChunk&&) noexcept = default;  ///< Likewise.

  /// How many members it holds.
  std::size_t rows() const noexcept { return storage_.id_ends.size(); }

  /// The id of a member, until the chunk changes. In memory, the next one's begins where it ends.
  /// Requires: row < rows().
  std::string_view id(std::size_t row) const noexcept {
    const std::size_t begin = row == 0 ? 0 : storage_.id_ends[row - 1];
    return std::string_view(storage_.ids).substr(begin, storage_.id_ends[row] - begin);
  }

  /// The signals, as a view that lives until the chunk changes.
  MemberTable members() const { return {storage_.columns, rows()}; }

  /// The labels of the members in the label column at `position` of those asked for, until the
  /// chunk changes. The first name is the empty label, which members without a label have.
  LabelColumn labels(std::size_t position) const noexcept {
    return {storage_.labels[position].rows, storage_.labels[position].names};
  }

  /// How many label columns there are.
  std::size_t label_columns() const noexcept { return storage_.labels.size(); }

  /// How cells were spelt, for each column of the file, until the chunk changes. All zero for
  /// columns that hold no signal, and for a strict dialect.
  std::span<const SpellingCounts> spellings() const noexcept { return storage_.spellings; }

 private:
  friend class MemberParser;

  internal::MemberStorage storage_;
};

/// The columns of a file of members whose labels are wanted, such as "industry". A chunk numbers
/// them in this order, the required ones first.
struct LabelColumns {
  std::vector<std::string> required = {};  ///< a file that lacks one is refused
  std::vector<std::string> optional = {};  ///< empty for every member where the file lacks it
};

/// The columns of a file of members where they do not have the usual names, and the words that its
/// cells have for missing.
struct MemberColumns {
  std::string id = "member_id";  ///< the column of ids
  /// Signals and the names of their columns, for those whose column has another name.
  std::vector<std::pair<std::string, std::string>> mapped = {};
  std::vector<std::string> ignored = {};        ///< whose names are not asked about
  std::vector<std::string> missing_words = {};  ///< besides those that a lenient dialect knows
  /// The signals to read, of which a file need not have any; by default those that the model uses,
  /// of which a lenient dialect wants at least one.
  std::optional<std::vector<Signal>> wanted = {};
};

/// Turns the records of a file of members into chunks of columns: `member_id`, the signals that a
/// model uses, and labels, as docs/files.md describes them.
///
///     ssi::RecordSource source("members.csv");
///     const ssi::MemberParser parser(source, model, {.required = {"industry"}});
///     for (ssi::MemberChunk chunk; parser.next(source, chunk);) score(chunk.members(), columns);
///
/// Immutable, so any number of threads may share one; copies are cheap.
class SSI_EXPORT MemberParser {
 public:
  /// A parser for the records of this source, whose header it goes by. Throws DataError if the
  /// header has no column of ids or not all the required label columns, and std::invalid_argument
  /// for a signal that the model does not have. Where the dialect knows spellings of names, throws
  /// DataError also if two columns would be one, if an unused column's name is nearly that of an
  /// absent signal, or if the file has no signal of the model.
  MemberParser(const RecordSource& source, const Model& model, const LabelColumns& labels = {},
               const MemberColumns& columns = {});

  /// Parses what the source's read() gave. Throws DataError for a malformed record; the chunk's
  /// content is then unspecified.
  void parse(const RecordText& text, MemberChunk& chunk) const;

  /// Reads and parses the next members, some thousands: for one thread, which has the source to
  /// itself. Returns false at the end of the file. Throws as read() and parse().
  bool next(RecordSource& source, MemberChunk& chunk) const;

  /// Signals that are to be read and the file has no column for: missing for everyone.
  const std::vector<std::string>& absent_signals() const noexcept;
  /// Optional label columns that the file does not have.
  const std::vector<std::string>& absent_labels() const noexcept;
  /// Columns of the file that are neither the id, nor a signal that the model uses, nor a label.
  const std::vector<std::string>& unused_columns() const noexcept;
  /// Columns that were read as another name.
  const std::vector<ReadAs>& read_as() const noexcept;
  /// The number, from 1, of the unused column whose name is empty; 0: all have names.
  std::size_t nameless_column() const noexcept;

 private:
  std::shared_ptr<const internal::MemberFields> fields_;
};

}  // namespace ssi

#endif  // SSI_FILES_MEMBER_FILE_HPP
