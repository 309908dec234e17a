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
  end,     ///< nothing behind the last record, as are rows of empty cells; an error between records
};

/// How spellings other than the strict ones are taken.
enum class Spellings {
  strict,  ///< an error, or another name
  known,   ///< as docs/files.md lists them: the same value or name in the words of other programs
};

/// How the bytes of a file become text.
enum class Decoding {
  none,   ///< they are UTF-8
  known,  ///< gzip is unpacked, and UTF-16 with a byte order mark converted, by the first bytes
};

/// How the records of a text file are told apart, and what their cells may say. The default is
/// strict(); fields change it one at a time. docs/files.md describes strict() and lenient().
///
///     ssi::RecordSource source("export.tsv", {.separator = '\t', .quotes = ssi::QuoteRule::none});
///     ssi::RecordSource source("export.csv.gz", ssi::Dialect::lenient());
///
/// Whatever the dialect: lines that end in "\n" or "\r\n", a header line with the names of the
/// columns. Results do not depend on the sizes.
struct Dialect {
  /// Between the cells of a record: an ASCII character but NUL, a quote, a digit and line ends; or
  /// kFindSeparator.
  char separator = ',';
  QuoteRule quotes = QuoteRule::rfc4180;        ///< the meaning of a quote
  BlankLines blank_lines = BlankLines::refuse;  ///< the meaning of an empty line
  Decoding decoding = Decoding::none;           ///< what is done to the bytes
  Spellings names = Spellings::strict;          ///< of columns: without case, spaces, "_-."
  Spellings cells = Spellings::strict;          ///< of signals; and more empty cells than columns
  /// Bytes of the longest record, with its line end, from 1 to 1 GiB. Records longer than that are
  /// refused: usually somebody forgot to close a quote.
  std::size_t longest_record = std::size_t{16} << 20;
  /// Bytes that are read at a time, from 1 to 1 GiB, more where a record is longer. The default is
  /// small enough for a piece and its columns to stay in a CPU's second-level cache.
  std::size_t piece_bytes = std::size_t{256} << 10;

  /// As a separator: the comma, semicolon, tab or bar that gives the header its key column, of
  /// several the comma, else the one with most columns. A first line "sep=;" decides.
  static constexpr char kFindSeparator = '\0';

  /// Returns the default: UTF-8, commas, RFC 4180 quotes, no blank lines, exact names, digits.
  static constexpr Dialect strict() noexcept { return {}; }

  /// Returns what spreadsheets, data tools and CRMs write, as far as nothing must be guessed.
  static constexpr Dialect lenient() noexcept {
    return {.separator = kFindSeparator,
            .blank_lines = BlankLines::end,
            .decoding = Decoding::known,
            .names = Spellings::known,
            .cells = Spellings::known};
  }

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// Returns whether a character can stand between cells: ASCII, and no NUL, quote, digit or line
/// end.
constexpr bool may_separate(char separator) noexcept {
  const bool is_ascii = separator > 0;
  const bool is_digit = separator >= '0' && separator <= '9';
  return is_ascii && !is_digit && separator != '"' && separator != '\r' && separator != '\n';
}

}  // namespace ssi

#endif  // SSI_FILES_DIALECT_HPP
