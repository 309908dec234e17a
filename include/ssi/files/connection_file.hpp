// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_CONNECTION_FILE_HPP
#define SSI_FILES_CONNECTION_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/network/connection.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

namespace internal {
struct ConnectionFields;
}

/// The treatment of a connection with a member who is not in the index.
enum class UnknownMembers {
  refuse,  ///< an error, like a malformed record
  skip,    ///< left out, and counted
};

/// Connections read from a file. It is storage to be used again from chunk to chunk.
struct ConnectionChunk {
  std::vector<Connection> connections;  ///< by positions in the index, in the order of the file
  std::uint64_t skipped = 0;            ///< connections with unknown members
};

/// Turns the records of a file of connections, with the columns `member_a` and `member_b`, into
/// pairs of positions, as docs/files.md describes it.
///
///     ssi::RecordSource source("connections.csv");
///     const ssi::ConnectionParser parser(source, index);
///     ssi::NetworkBuilder builder(index.size());
///     ssi::ConnectionChunk chunk;
///     while (parser.next(source, chunk)) builder.add(chunk.connections);
///
/// Immutable, so any number of threads may share one; copies are cheap.
class SSI_EXPORT ConnectionParser {
 public:
  /// A parser for the records of this source, whose header it goes by. The index must outlive the
  /// parser and not change while it parses. Throws DataError if the header lacks a column.
  ConnectionParser(const RecordSource& source, const TextIndex& index,
                   UnknownMembers unknown = UnknownMembers::refuse);
  /// An index that would be gone after the call.
  ConnectionParser(const RecordSource& source, const TextIndex&& index,
                   UnknownMembers unknown = UnknownMembers::refuse) = delete;

  /// Parses what the source's read() gave. Throws DataError for a malformed record or, unless they
  /// are skipped, an unknown member; the chunk's content is then unspecified.
  void parse(const RecordText& text, ConnectionChunk& chunk) const;

  /// Reads and parses the next connections, some thousands, in the order of the file: for one
  /// thread, which has the source to itself. Returns false at the end of the file. Throws as read()
  /// and parse().
  bool next(RecordSource& source, ConnectionChunk& chunk) const;

  /// Columns of the file other than `member_a` and `member_b`.
  const std::vector<std::string>& unused_columns() const noexcept;
  /// Columns that were read as another name.
  const std::vector<ReadAs>& read_as() const noexcept;
  /// The number, from 1, of the unused column whose name is empty; 0: all have names.
  std::size_t nameless_column() const noexcept;

 private:
  std::shared_ptr<const internal::ConnectionFields> fields_;
};

}  // namespace ssi

#endif  // SSI_FILES_CONNECTION_FILE_HPP
