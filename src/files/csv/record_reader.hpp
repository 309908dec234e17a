// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RECORD_READER_HPP
#define SSI_SRC_FILES_CSV_RECORD_READER_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "files/byte_source.hpp"
#include "ssi/files/record_text.hpp"

namespace ssi::internal {

/// Reads a CSV file: its header, then runs of whole records in bounded memory.
class RecordReader {
 public:
  /// "-" is standard input. Throws FileError, and DataError if the header is malformed or names a
  /// column twice.
  explicit RecordReader(const std::string& path);

  /// The names of the columns.
  const std::vector<std::string>& header() const noexcept { return header_; }

  /// Reads the next records, some 256 KB of them. Returns false at the end of the file. Throws
  /// FileError, and DataError for a record without end.
  bool read(RecordText& text);

  /// The name that errors show.
  const std::string& name() const noexcept { return source_.name(); }
  std::uint64_t bytes_read() const noexcept { return source_.bytes_read(); }
  /// The size of a regular file, or 0.
  std::uint64_t bytes_total() const noexcept { return source_.size(); }

 private:
  template <class EndOf>
  std::size_t fill(EndOf&& end_of);
  void parse_header(std::string_view header);

  ByteSource source_;
  std::vector<std::string> header_;
  std::string carry_;  // read, not yet handed out; begins with a record
  std::size_t next_line_ = 1;
  bool is_too_long_ = false;
};

/// Throws a DataError: the header lacks the column.
[[noreturn]] void fail_for_column(const std::string& file, const std::vector<std::string>& header,
                                  const std::string& column);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RECORD_READER_HPP
