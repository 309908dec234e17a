// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_RECORD_SOURCE_HPP
#define SSI_FILES_RECORD_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/dialect.hpp"

namespace ssi {

/// A run of whole records of a file, not yet parsed. It is storage to be used again.
struct SSI_EXPORT RecordText {
  std::string bytes;           ///< the records, each with its line end
  std::size_t first_line = 0;  ///< line of the file, from 1, that the bytes start on
  Dialect dialect = {};        ///< the dialect of the file

  /// Returns the line of the file that a record starts on: `record` counts from 0. O(bytes), meant
  /// for errors. Requires: the text has that many records.
  std::size_t line_of(std::size_t record) const noexcept;
};

/// A column of a file that was read as another name.
struct ReadAs {
  std::string column;  ///< its name in the file
  std::string name;    ///< the name that it was read as

  friend bool operator==(const ReadAs&, const ReadAs&) = default;
};

/// A text file of records, read from beginning to end in bounded memory: its header, then runs of
/// whole records, which a parser such as MemberParser turns into values.
///
///     ssi::RecordSource source("members.csv");
///     const ssi::MemberParser parser(source, model);
///     for (ssi::RecordText text; source.read(text);) parser.parse(text, chunk);
///
/// One thread at a time may read(). Any number of threads may parse texts that were read meanwhile:
/// a parser keeps all that it needs of a source, and does not refer to it.
class SSI_EXPORT RecordSource {
 public:
  /// Opens the file, "-" being standard input, and reads its header. A separator that is to be
  /// found is one that gives the key column. Throws FileError, DataError if the header is
  /// malformed, names a column twice or is missing, and std::invalid_argument for a dialect beyond
  /// its limits.
  explicit RecordSource(const std::string& path, const Dialect& dialect = Dialect::strict(),
                        const std::string& key_column = "member_id");
  ~RecordSource();
  RecordSource(RecordSource&&) noexcept;             ///< Moves the file.
  RecordSource& operator=(RecordSource&&) noexcept;  ///< Moves the file.

  /// Reads the next records: some `piece_bytes` of them, or one that is longer. Returns false at
  /// the end of the file. Throws FileError, and DataError for a record that is too long, after
  /// all records before it were returned.
  bool read(RecordText& text);

  /// The file's name as errors show it: standard input is "<stdin>".
  const std::string& name() const noexcept;
  /// The names of the columns.
  const std::vector<std::string>& header() const noexcept;
  /// Whether there is a column of that name, as the dialect compares names: perhaps in another
  /// spelling.
  bool has_column(std::string_view name) const;
  /// The line that the header starts on: 1, or more behind blank lines or "sep=;".
  std::size_t header_line() const noexcept;
  /// How the file is read, with the separator that was found.
  const Dialect& dialect() const noexcept;
  /// How its text is packed and encoded: "UTF-8", "UTF-16", "gzip, UTF-8" or "gzip, UTF-16".
  std::string encoding() const;
  /// Bytes read so far.
  std::uint64_t bytes_read() const noexcept;
  /// The file's size, or 0 where it is unknown (a pipe).
  std::uint64_t bytes_total() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_FILES_RECORD_SOURCE_HPP
