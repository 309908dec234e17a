// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_DIALECT_HPP
#define SSI_FILES_DIALECT_HPP

#include <cstddef>

namespace ssi {

/// The meaning of a quote, '"', in a cell.
enum class QuoteRule {
  rfc4180,  ///< a cell may stand in quotes, where "" is a quote and separators and lines are text
  none,     ///< a quote is a character like any other
};

/// The meaning of an empty line between records.
enum class BlankLines {
  refuse,  ///< a record with one empty cell, as RFC 4180 has it: an error in most files
  skip,    ///< nothing
};

/// How the records of a text file are told apart. The default is strict(), the format that
/// docs/files.md describes; fields change it one at a time.
///
///     ssi::RecordSource source("export.tsv", {.separator = '\t', .quotes = ssi::QuoteRule::none});
///
/// Whatever the dialect: UTF-8, lines that end in "\n" or "\r\n", a header line with the names of
/// the columns, as many cells in each record. Results do not depend on the sizes.
struct Dialect {
  /// Between the cells of a record: an ASCII character but NUL, a quote, a digit and line ends.
  char separator = ',';
  QuoteRule quotes = QuoteRule::rfc4180;        ///< the meaning of a quote
  BlankLines blank_lines = BlankLines::refuse;  ///< the meaning of an empty line
  /// Bytes of the longest record, with its line end, from 1 to 1 GiB. Records longer than that are
  /// refused: usually somebody forgot to close a quote.
  std::size_t longest_record = std::size_t{16} << 20;
  /// Bytes that are read at a time, from 1 to 1 GiB, more where a record is longer. The default is
  /// small enough for a piece and its columns to stay in a CPU's second-level cache.
  std::size_t piece_bytes = std::size_t{256} << 10;

  /// Returns the default: commas, RFC 4180 quotes, no blank lines.
  static constexpr Dialect strict() noexcept { return {}; }

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

}  // namespace ssi

#endif  // SSI_FILES_DIALECT_HPP
