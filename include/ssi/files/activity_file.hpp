// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_ACTIVITY_FILE_HPP
#define SSI_FILES_ACTIVITY_FILE_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/history/activity.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

namespace internal {
struct ActivityFields;
}

/// Rows read from an activity log. It is storage to be used again from chunk to chunk.
struct ActivityChunk {
  /// In the order of the file, without those that were left out. Their texts are views of the text
  /// that was parsed and of this chunk: they live until either changes.
  std::vector<Activity> rows;
  /// How many rows were left out because nobody knows their member.
  std::uint64_t unknown_members = 0;
  /// How many rows were left out because the catalogue lacks their signal, by its name.
  std::vector<std::pair<std::string, std::uint64_t>> unknown_signals;

  std::string unquoted = {};  ///< cells that do not stand in the text as they are
  RecordText text = {};       ///< what ActivityParser::next() parsed
};

/// How an activity log is to be read.
struct ActivityFormat {
  std::string id = "member_id";        ///< the column of ids
  const TextIndex* members = nullptr;  ///< those that rows may name; null: any
  bool skip_unknown = false;           ///< leave out rows of unknown signals and members
};

/// Turns the records of an activity log, with the columns `member_id`, `date`, `signal` and perhaps
/// `value`, `person` and `event`, into rows, as docs/monitoring.md describes it.
///
///     ssi::RecordSource source("log.csv");
///     const ssi::ActivityParser parser(source, model.catalogue());
///     ssi::ActivityLogBuilder builder(model);
///     for (ssi::ActivityChunk chunk; parser.next(source, chunk);) builder.add(chunk.rows);
///
/// Immutable, so any number of threads may share one; copies are cheap.
class SSI_EXPORT ActivityParser {
 public:
  /// A parser for the records of this source, whose header it goes by. The members of the format
  /// must outlive the parser and not change while it parses. Throws DataError if the header lacks a
  /// column.
  ActivityParser(const RecordSource& source, const SignalCatalogue& catalogue,
                 const ActivityFormat& format = {});

  /// Parses what the source's read() gave. Throws DataError for a malformed record or, unless they
  /// are left out, an unknown signal or member; the chunk's content is then unspecified.
  void parse(const RecordText& text, ActivityChunk& chunk) const;

  /// Reads and parses the next rows, some thousands, in the order of the file: for one thread,
  /// which has the source to itself. Returns false at the end of the file. Throws as read() and
  /// parse().
  bool next(RecordSource& source, ActivityChunk& chunk) const;

  /// Columns of the file that are none of a log's.
  const std::vector<std::string>& unused_columns() const noexcept;
  /// Columns that were read as another name.
  const std::vector<ReadAs>& read_as() const noexcept;
  /// The number, from 1, of the unused column whose name is empty; 0: all have names.
  std::size_t nameless_column() const noexcept;

 private:
  std::shared_ptr<const internal::ActivityFields> fields_;
};

}  // namespace ssi

#endif  // SSI_FILES_ACTIVITY_FILE_HPP
