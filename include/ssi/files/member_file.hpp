// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MEMBER_FILE_HPP
#define SSI_FILES_MEMBER_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/record_text.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Members read from a file: ids, labels and a table of signals. It is storage to be used again
/// from chunk to chunk.
class SSI_EXPORT MemberChunk {
 public:
  MemberChunk() = default;
  /// Leaves the other fit to be read into again, and for nothing else.
  MemberChunk(MemberChunk&&) noexcept = default;
  MemberChunk& operator=(MemberChunk&&) noexcept = default;  ///< Likewise.

  /// How many members it holds.
  std::size_t rows() const noexcept { return id_ends_.size(); }

  /// The id of a member, until the chunk changes. Requires: row < rows().
  std::string_view id(std::size_t row) const noexcept {
    const std::size_t begin = row == 0 ? 0 : id_ends_[row - 1];
    return std::string_view(ids_).substr(begin, id_ends_[row] - begin);
  }

  /// The signals, as a view that lives until the chunk changes.
  MemberTable members() const { return {columns_, rows()}; }

  /// The label of each member in the label column at `position` of those asked for, as a position
  /// in label_names(position). Position 0 is the empty label: the member has none.
  std::span<const std::uint32_t> labels(std::size_t position) const noexcept {
    return labels_[position].rows;
  }
  /// The labels that members of this chunk have in that column, after the empty one.
  std::span<const std::string> label_names(std::size_t position) const noexcept {
    return labels_[position].names;
  }

 private:
  friend class MemberReader;
  friend class MemberParser;
  struct Labels {
    std::vector<std::string> names;
    std::vector<std::uint32_t> rows;
  };

  std::string ids_;
  std::vector<std::uint32_t> id_ends_;
  std::vector<std::vector<std::uint32_t>> values_;   // [used signal][row]
  std::vector<std::vector<std::uint8_t>> validity_;  // [used signal], bitmaps
  std::vector<Column> columns_;                      // [signal of the catalogue]
  std::vector<Labels> labels_;
};

/// Reads files of members in chunks of bounded memory: CSV (RFC 4180, UTF-8, a header line), as
/// docs/files.md describes it.
///
///     ssi::MemberReader reader("members.csv", model);
///     for (ssi::MemberChunk chunk; reader.next(chunk);) score(chunk.members(), columns);
///
/// read() may be called by one thread at a time; parse() by any number at once.
class SSI_EXPORT MemberReader {
 public:
  /// Opens the file, "-" being standard input, and reads its header. `label_columns` names the
  /// columns whose labels are wanted, such as "industry"; `optional_labels` more of them, which
  /// follow those, and are empty for everyone where the file lacks them. Throws FileError, and
  /// DataError if the header is malformed, has no member_id or not all the label columns.
  MemberReader(const std::string& path, const Model& model,
               const std::vector<std::string>& label_columns = {},
               const std::vector<std::string>& optional_labels = {});
  ~MemberReader();
  /// Leaves the other fit for assignment and destruction only.
  MemberReader(MemberReader&&) noexcept;
  MemberReader& operator=(MemberReader&&) noexcept;  ///< Likewise.

  /// Reads and parses the next members, some thousands. Returns false at the end of the file.
  /// Throws FileError or DataError; the chunk's content is then unspecified.
  bool next(MemberChunk& chunk);

  /// The two halves of next(), so that several threads can parse while one reads: this one reads
  /// some 256 KB of whole records, and returns false at the end of the file. Throws FileError, and
  /// DataError for a record longer than 16 MiB.
  bool read(RecordText& text);
  /// Parses what read() gave. Throws DataError as next().
  void parse(const RecordText& text, MemberChunk& chunk) const;

  /// The file's name as errors show it: standard input is "<stdin>".
  const std::string& name() const noexcept;
  /// Signals that the model uses and the file has no column for: missing for everyone.
  const std::vector<std::string>& absent_signals() const noexcept;
  /// Optional label columns that the file does not have.
  const std::vector<std::string>& absent_labels() const noexcept;
  /// Columns of the file that are neither the id, nor a signal that the model uses, nor a label.
  const std::vector<std::string>& unused_columns() const noexcept;
  /// Bytes read so far.
  std::uint64_t bytes_read() const noexcept;
  /// The file's size, or 0 where it is unknown (a pipe).
  std::uint64_t bytes_total() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_FILES_MEMBER_FILE_HPP
