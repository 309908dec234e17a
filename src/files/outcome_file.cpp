// SPDX-License-Identifier: MIT
#include "ssi/files/outcome_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

#include "base/outcome_range.hpp"
#include "files/csv/column_finder.hpp"
#include "files/csv/record_cells.hpp"
#include "files/csv/spelling.hpp"
#include "files/id_check.hpp"
#include "ssi/text_index.hpp"

namespace ssi {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Where the columns are.
struct Columns {
  std::size_t id = 0;
  std::size_t outcome = 0;
  std::optional<std::size_t> strata = {};
};

Columns columns_of(const RecordSource& source, const std::string& id, const std::string& outcome,
                   const std::string& strata, std::vector<ReadAs>& read_as) {
  internal::ColumnFinder finder(source, read_as);
  for (const std::string& name : {id, outcome, strata}) finder.take_exact(name);
  Columns columns{.id = finder.find_id(id), .outcome = finder.find(outcome)};
  if (!strata.empty()) columns.strata = finder.find(strata);
  return columns;
}

/// Whether a text is -?digits[.digits], which is less than std::from_chars() takes.
bool is_decimal(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  const auto drop_digits = [&cell] {
    const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
    cell.remove_prefix(digits);
    return digits > 0;
  };
  if (!drop_digits()) return false;
  if (!cell.starts_with('.')) return cell.empty();
  cell.remove_prefix(1);
  return drop_digits() && cell.empty();
}

/// Reads the cells of outcomes.
class OutcomeCells {
 public:
  /// Words are counted in the table.
  OutcomeCells(const RecordSource& source, const std::vector<std::string>& missing_words,
               OutcomeTable& table)
      : takes_words_(source.dialect().cells != Spellings::strict),
        missing_words_(missing_words),
        table_(table) {}

  /// Returns what a cell says. Throws DataError.
  double read(const internal::RecordCells& cells, std::size_t column) {
    const std::string_view cell = cells[column];
    const bool may_be_missing = takes_words_ && !missing_words_.empty();
    if (cell == "0" && !may_be_missing) return 0;
    if (cell == "1" && !may_be_missing) return 1;
    if (cell.empty()) return kUnknown;
    if (takes_words_ && (may_be_missing || !is_decimal(cell))) {
      if (const auto value = read_word(cell)) return *value;
    }
    if (!is_decimal(cell)) cells.fail(column, internal::fault_of_decimal(cell));
    return read_number(cells, column);
  }

 private:
  /// Words for missing, and those that flags of members may be.
  std::optional<double> read_word(std::string_view cell) {
    const internal::Spelled spelt = internal::read_spelling(cell, 1, missing_words_);
    if (spelt.is_missing) {
      ++table_.missing_words;
      return kUnknown;
    }
    if (spelt.spelling != internal::Spelling::flag_word) return std::nullopt;
    ++table_.flag_words;
    return spelt.value;
  }

  static double read_number(const internal::RecordCells& cells, std::size_t column);

  const bool takes_words_;
  const std::vector<std::string>& missing_words_;
  OutcomeTable& table_;
};

/// Requires: the cell is_decimal().
double OutcomeCells::read_number(const internal::RecordCells& cells, std::size_t column) {
  const std::string_view cell = cells[column];
  double value = 0;
  const auto result =
      std::from_chars(cell.data(), cell.data() + cell.size(), value, std::chars_format::fixed);
  // Out of range is either too large, or nearer to 0 than any double.
  const std::size_t first = cell.find_first_of("123456789.");
  const bool is_tiny = result.ec == std::errc::result_out_of_range &&
                       first != std::string_view::npos && cell[first] == '.';
  if (is_tiny) return 0;
  if (result.ec != std::errc() || std::abs(value) > internal::kLargestOutcome) {
    cells.fail(column, "is too large: outcomes are at most 10^100");
  }
  return std::abs(value) < internal::kSmallestOutcome ? 0 : value;
}

}  // namespace

OutcomeTable read_outcomes(RecordSource& source, const std::string& outcome,
                           const std::string& strata, const std::string& id,
                           const std::vector<std::string>& missing_words) {
  OutcomeTable table;
  const Columns columns = columns_of(source, id, outcome, strata, table.read_as);
  OutcomeCells outcomes(source, missing_words, table);
  TextIndex index;
  for (RecordText text; source.read(text);) {
    const std::size_t first = table.member_ids.size();
    const auto parse = [&] {
      for (internal::RecordCells cells(source.name(), source.header(), text); cells.next();) {
        const std::string_view member_id = internal::read_id(cells, columns.id);
        const double value = outcomes.read(cells, columns.outcome);
        table.member_ids.emplace_back(member_id);
        table.outcomes.push_back(value);
        if (columns.strata) table.strata.emplace_back(cells[*columns.strata]);
      }
    };
    internal::parse_then(parse, [&] {
      const auto ids = std::span(table.member_ids).subspan(first);
      internal::add_ids(index, std::vector<std::string_view>(ids.begin(), ids.end()), source, text,
                        source.header()[columns.id]);
    });
  }
  return table;
}

}  // namespace ssi
