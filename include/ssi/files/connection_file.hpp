// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_CONNECTION_FILE_HPP
#define SSI_FILES_CONNECTION_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/record_text.hpp"
#include "ssi/network/connection.hpp"
#include "ssi/network/member_index.hpp"

namespace ssi {

/// What becomes of a connection with somebody whom the index does not have.
enum class UnknownMembers {
  refuse,  ///< an error, like a malformed record
  skip,    ///< left out, and counted
};

/// Connections read from a file. It is storage to be used again from chunk to chunk.
struct ConnectionChunk {
  std::vector<Connection> connections;  ///< by positions in the index, in the order of the file
  std::uint64_t skipped = 0;            ///< connections with unknown members
};

/// Reads files of connections in chunks of bounded memory: CSV with the columns `member_a` and
/// `member_b`, as docs/files.md describes it.
///
///     ssi::ConnectionReader reader("connections.csv", index);
///     ssi::NetworkBuilder builder(index.members());
///     for (ssi::ConnectionChunk chunk; reader.next(chunk);) builder.add(chunk.connections);
///
/// read() may be called by one thread at a time; parse() by any number at once.
class SSI_EXPORT ConnectionReader {
 public:
  /// Opens the file, "-" being standard input, and reads its header. The index must outlive the
  /// reader, and must have its members before any connection is parsed. Throws FileError, and
  /// DataError if the header is malformed or lacks a column.
  ConnectionReader(const std::string& path, const MemberIndex& index,
                   UnknownMembers unknown = UnknownMembers::refuse);
  ~ConnectionReader();
  /// Leaves the other fit for assignment and destruction only.
  ConnectionReader(ConnectionReader&&) noexcept;
  ConnectionReader& operator=(ConnectionReader&&) noexcept;  ///< Likewise.

  /// Reads and parses the next connections, some thousands, in the order of the file. Returns false
  /// at its end. Throws FileError, and DataError for a malformed record or, unless they are
  /// skipped, an unknown member; the chunk's content is then unspecified.
  bool next(ConnectionChunk& chunk);

  /// The two halves of next(), so that several threads can parse while one reads: this one reads
  /// some 256 KB of whole records, and returns false at the end of the file. Throws FileError, and
  /// DataError for a record longer than 16 MiB.
  bool read(RecordText& text);
  /// Parses what read() gave. Throws DataError as next().
  void parse(const RecordText& text, ConnectionChunk& chunk) const;

  /// The file's name as errors show it: standard input is "<stdin>".
  const std::string& name() const noexcept;
  /// Columns of the file that are neither member's.
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

#endif  // SSI_FILES_CONNECTION_FILE_HPP
