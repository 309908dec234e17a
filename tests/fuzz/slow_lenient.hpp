// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_SLOW_LENIENT_HPP
#define SSI_TESTS_FUZZ_SLOW_LENIENT_HPP

// Files of members as other programs write them, once more as docs/files.md has them: the whole
// text at once, a step of the page after the other, and no code of the reader.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "slow_bytes.hpp"
#include "slow_csv.hpp"
#include "ssi/member/signal.hpp"
#include "support/member_files.hpp"

namespace ssi::fuzz {

using Names = std::vector<std::string>;

inline bool has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

inline std::string slow_fold(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

/// The number of letters to add, leave out or replace that make one of the other.
inline std::size_t slow_distance(const std::u32string& a, const std::u32string& b) {
  const std::size_t difference = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (difference > 2) return difference;  // or more: too many
  std::vector<std::vector<std::size_t>> least(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        least[i][k] = i + k;
      } else {
        least[i][k] = std::min({least[i - 1][k] + 1, least[i][k - 1] + 1,
                                least[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1)});
      }
    }
  }
  return least[a.size()][b.size()];
}

/// What a person says besides the file.
struct SlowOptions {
  std::string id = "member_id";
  std::map<std::string, std::string> mapped;  ///< signal: column
  Names ignored;
  Names missing_words;
  Names labels;
  std::optional<char> separator;
};

/// What must come of a file.
struct SlowReading {
  std::optional<SlowFault> fault;
  /// The reasons to refuse a header that is sound as a strict one.
  bool has_near_miss = false;
  bool may_have_near_miss = false;
  bool has_no_signal = false;
  bool has_folded_name = false;
  char separator = ',';
  Names header;
  std::size_t header_end = 1;  ///< its last line
  Names unused_columns;
  Names absent_signals;
  std::map<std::string, std::string> folded;  ///< column: name
  std::vector<ReadMember> members;
  std::vector<SpellingCounts> spellings;  ///< [column]
};

class SlowLenientReader {
 public:
  SlowLenientReader(const SignalCatalogue& catalogue, const SlowOptions& options)
      : catalogue_(catalogue), options_(options) {}

  SlowReading read(std::string_view text) {
    result_ = {};
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    std::size_t lines_above = 0;
    std::optional<char> separator = options_.separator;
    if (const auto said = take_separator_line(text)) {
      lines_above = 1;
      if (!separator) separator = *said;
    }
    if (!separator) separator = find_separator(text);
    result_.separator = *separator;
    SlowCsv csv = parse(text, *separator);
    for (SlowRecord& record : csv.records) {
      record.first_line += lines_above;
      record.last_line += lines_above;
    }
    if (csv.malformed_line) *csv.malformed_line += lines_above;
    if (csv.records.empty()) {
      refuse({1, SIZE_MAX});
      return result_;
    }
    const SlowRecord& head = csv.records[0];
    result_.header = head.cells;
    result_.header_end = head.last_line;
    if (!read_header()) {
      refuse({head.first_line, head.last_line});
      return result_;
    }
    result_.spellings.resize(result_.header.size());
    read_rows(csv);
    return result_;
  }

 private:
  void refuse(SlowFault fault) { result_.fault = fault; }

  /// A text without a mark: the parser would skip one.
  static SlowCsv parse(std::string_view text, char separator) {
    return SlowCsvParser("\xEF\xBB\xBF" + std::string(text), separator).parse();
  }

  static std::optional<char> take_separator_line(std::string_view& text) {
    if (text.size() < 5 || text.substr(0, 4) != "sep=") return std::nullopt;
    const char separator = text[4];
    if (separator <= 0 || separator == '"' || separator == '\r' || separator == '\n' ||
        (separator >= '0' && separator <= '9')) {
      return std::nullopt;
    }
    const std::string_view rest = text.substr(5);
    if (rest.substr(0, 1) == "\n") {
      text = rest.substr(1);
    } else if (rest.substr(0, 2) == "\r\n") {
      text = rest.substr(2);
    } else if (rest.empty()) {
      text = rest;
    } else {
      return std::nullopt;
    }
    return separator;
  }

  char find_separator(std::string_view text) const {
    char found = ',';
    std::size_t most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
      const SlowCsv csv = parse(text, separator);
      if (csv.records.empty()) continue;
      const Names& names = csv.records[0].cells;
      if (separator == ',' && has(names, options_.id)) return ',';
      const bool gives = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return slow_fold(name) == slow_fold(options_.id);
      });
      if (gives && names.size() > most) {
        most = names.size();
        found = separator;
      }
    }
    return found;
  }

  // ------------------------------------------------------------------------------------ the header

  std::optional<std::size_t> exact(const std::string& name) const {
    for (std::size_t i = 0; i < result_.header.size(); ++i) {
      if (result_.header[i] == name) return i;
    }
    return std::nullopt;
  }

  bool is_read(const std::string& signal) const {
    return std::find(signal_of_.begin(), signal_of_.end(), signal) != signal_of_.end();
  }

  /// The only column of such a name among those that may be taken.
  std::optional<std::size_t> column_of(const std::string& name, bool takes_used, bool& is_twice) {
    const Names& header = result_.header;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (slow_fold(header[i]) != slow_fold(name) || (is_used_[i] && !takes_used)) continue;
      if (found) is_twice = true;
      found = i;
    }
    return found;
  }

  bool read_header() {
    Names& header = result_.header;
    // Of several columns without names, those at the end are none.
    if (std::count(header.begin(), header.end(), "") > 1) {
      while (header.size() > 1 && header.back().empty()) header.pop_back();
    }
    if (!is_slow_header(header)) return false;
    is_used_.assign(header.size(), false);
    signal_of_.assign(header.size(), std::nullopt);
    label_columns_.clear();
    bool is_twice = false;
    for (const std::string& label : options_.labels) {
      const auto column = exact(label) ? exact(label) : column_of(label, true, is_twice);
      if (!column) return false;
      label_columns_.push_back(*column);
    }
    // What options name comes first, then exact names, then the rest by folding.
    const auto exact_id = exact(options_.id);
    if (exact_id) is_used_[*exact_id] = true;
    for (const auto& [signal, name] : options_.mapped) {
      const auto column = exact(name);
      if (column && is_used_[*column]) return false;
      if (column) use(*column, signal);
    }
    const auto id = exact_id ? exact_id : column_of(options_.id, false, is_twice);
    if (!id) return false;
    id_column_ = *id;
    is_used_[*id] = true;
    if (header[*id] != options_.id) take_folded(header[*id], options_.id);
    for (const auto& [signal, name] : options_.mapped) {
      if (exact(name)) continue;
      const auto column = column_of(name, false, is_twice);
      if (!column) return false;
      use(*column, signal);
    }
    for (const SignalInfo& signal : catalogue_.all()) {
      const auto column = exact(signal.name);
      if (column && !is_mapped(signal.name) && !is_used_[*column]) use(*column, signal.name);
    }
    for (const SignalInfo& signal : catalogue_.all()) {
      if (is_read(signal.name)) continue;
      if (const auto column = column_of(signal.name, false, is_twice)) {
        use(*column, signal.name);
        take_folded(header[*column], signal.name);
      }
    }
    for (const std::size_t column : label_columns_) is_used_[column] = true;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (has(options_.ignored, header[i])) is_used_[i] = true;
    }
    list_columns();
    find_near_misses();
    result_.has_no_signal = result_.absent_signals.size() == catalogue_.size();
    return !is_twice && !result_.has_near_miss && !result_.has_no_signal;
  }

  bool is_mapped(const std::string& signal) const { return options_.mapped.count(signal) != 0; }

  void use(std::size_t column, const std::string& signal) {
    is_used_[column] = true;
    signal_of_[column] = signal;
  }

  void take_folded(const std::string& column, const std::string& name) {
    result_.folded[column] = name;
    result_.has_folded_name = true;
  }

  void list_columns() {
    for (std::size_t i = 0; i < result_.header.size(); ++i) {
      const bool is_label =
          std::find(label_columns_.begin(), label_columns_.end(), i) != label_columns_.end();
      if (i != id_column_ && !signal_of_[i] && !is_label) {
        result_.unused_columns.push_back(result_.header[i]);
      }
    }
    for (const SignalInfo& signal : catalogue_.all()) {
      if (std::find(signal_of_.begin(), signal_of_.end(), signal.name) == signal_of_.end()) {
        result_.absent_signals.push_back(signal.name);
      }
    }
  }

  void find_near_misses() {
    for (std::size_t i = 0; i < result_.header.size(); ++i) {
      if (is_used_[i]) continue;
      const std::u32string name = slow_points(slow_fold(result_.header[i]));
      for (const std::string& signal : result_.absent_signals) {
        const std::u32string wanted = slow_points(slow_fold(signal));
        const std::size_t distance = slow_distance(name, wanted);
        const std::size_t allowed = wanted.size() >= 8 ? 2 : 1;
        if (distance >= 1 && distance <= allowed) result_.has_near_miss = true;
        // What cannot be seen need not count.
        std::u32string ascii;
        std::copy_if(name.begin(), name.end(), std::back_inserter(ascii),
                     [](char32_t c) { return c > ' ' && c < 0x7F; });
        if (slow_distance(ascii, wanted) <= allowed) result_.may_have_near_miss = true;
      }
    }
  }

  // -------------------------------------------------------------------------------------- the rows

  static bool is_empty(const SlowRecord& record) {
    return std::all_of(record.cells.begin(), record.cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
  }

  void read_rows(const SlowCsv& csv) {
    std::size_t end = csv.records.size();
    std::size_t sound_end = end;
    while (sound_end > 1 && is_empty(csv.records[sound_end - 1])) --sound_end;
    for (std::size_t i = 1; i < sound_end; ++i) {
      const SlowRecord& record = csv.records[i];
      if (is_empty(record) || !read_row(record.cells)) {
        refuse({record.first_line, record.last_line});
        return;
      }
    }
    // Behind empty rows, a malformed record is a fault, and so are then the empty rows.
    if (csv.malformed_line) {
      refuse(
          malformed_at(sound_end < end ? csv.records[sound_end].first_line : *csv.malformed_line));
    }
  }

  bool read_row(Names cells) {
    const std::size_t columns = result_.header.size();
    if (cells.size() < columns) return false;
    for (; cells.size() > columns; cells.pop_back()) {
      if (!cells.back().empty()) return false;
    }
    ReadMember member;
    member.values.resize(catalogue_.size());
    for (std::size_t i = 0; i < columns; ++i) {
      if (!is_slow_text(cells[i])) return false;
      if (!signal_of_[i]) continue;
      const Signal signal = *catalogue_.find(*signal_of_[i]);
      const bool is_flag = catalogue_[signal].kind == SignalKind::flag;
      if (!read_cell(cells[i], is_flag, member.values[index_of(signal)], result_.spellings[i])) {
        return false;
      }
    }
    member.id = cells[id_column_];
    for (const std::size_t column : label_columns_) member.labels.push_back(cells[column]);
    if (member.id.empty()) return false;
    result_.members.push_back(std::move(member));
    return true;
  }

  bool read_cell(std::string cell, bool is_flag, std::optional<std::uint32_t>& value,
                 SpellingCounts& counts) const {
    static const Names kMissing = {"NA",   "N/A", "#N/A", "NULL", "null",
                                   "None", "nan", "NaN",  "\\N"};
    value.reset();
    const std::string whole = cell;
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!cell.empty() && is_blank(cell.back())) cell.pop_back();
    while (!cell.empty() && is_blank(cell.front())) cell.erase(0, 1);
    const bool is_padded = cell != whole;
    if (has(kMissing, cell) || has(options_.missing_words, cell)) {
      ++counts.missing_words;
      return true;
    }
    std::string lower = cell;
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_yes = has({"true", "yes", "t", "y"}, lower);
    if (is_flag && (is_yes || has({"false", "no", "f", "n"}, lower))) {
      ++counts.flag_words;
      value = is_yes ? 1 : 0;
      return true;
    }
    const std::size_t point = cell.find('.');
    if (point != std::string::npos) {
      const std::string zeros = cell.substr(point + 1);
      const bool are_zeros = zeros.find_first_not_of('0') == std::string::npos;
      if (point == 0 || zeros.empty() || !are_zeros) return false;
      cell.resize(point);
      ++counts.point_zero;
    } else if (is_padded) {
      ++counts.padded;
    }
    return is_slow_count(cell, is_flag ? 1 : 4294967295, value);
  }

  const SignalCatalogue& catalogue_;
  const SlowOptions& options_;
  SlowReading result_;
  std::vector<bool> is_used_;
  std::vector<std::optional<std::string>> signal_of_;
  std::vector<std::size_t> label_columns_;
  std::size_t id_column_ = 0;
};

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_SLOW_LENIENT_HPP
