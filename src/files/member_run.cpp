// SPDX-License-Identifier: MIT
#include "files/member_run.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include "files/csv/bytes.hpp"
#include "files/csv/cell_ends.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"
#include "files/csv/rules.hpp"
#include "files/csv/spelling.hpp"
#include "ssi/error.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {
namespace {

constexpr bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

const char* end_of_digits(const char* c) noexcept {
  while (is_digit(*c)) ++c;
  return c;
}

/// Reads decimal digits, however many zeros lead. Returns false unless they are all there is and
/// at most `largest`.
bool parse_number(std::string_view cell, std::uint32_t largest, std::uint32_t& value) noexcept {
  std::uint64_t sum = 0;
  for (const char c : cell) {
    if (!is_digit(c)) return false;
    sum = sum * 10 + static_cast<std::uint64_t>(c - '0');
    if (sum > largest) return false;
  }
  value = static_cast<std::uint32_t>(sum);
  return true;
}

/// The same for `count` characters, at most 4, all of which must be digits. Without a branch on
/// their number, because it is unpredictable. No characters are a 0. Reads 4 bytes. A digit is a
/// byte that is at most 9 once '0' is taken off with xor; in any other, adding to the low bits
/// carries into the top one, or that is set.
inline bool parse_short_number(const char* c, std::size_t count, std::uint32_t& value) noexcept {
  static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");
  std::uint32_t digits;
  std::memcpy(&digits, c, sizeof digits);
  digits ^= 0x30303030U;
  // The digits become the highest bytes, behind zeros. Without any, all are shifted out.
  digits = static_cast<std::uint32_t>(std::uint64_t{digits} << (32 - 8 * count));
  const std::uint32_t others = ((digits & 0x7F7F7F7FU) + 0x76767676U) | digits;
  const std::uint32_t pairs = digits * 10 + (digits >> 8U);  // in every other byte
  value = (pairs & 0xFFU) * 100 + ((pairs >> 16U) & 0xFFU);
  return (others & 0x80808080U) == 0;
}

constexpr std::uint64_t kNotedSpellings = 3;  // of each column and text

/// One text on its way into one chunk.
template <class Rules>
class Run {
 public:
  /// With notes, what would be thrown for is noted.
  Run(const MemberFields& fields, const RecordText& text, MemberStorage& chunk,
      std::vector<MemberNote>* notes = nullptr)
      : notes_(notes),
        fields_(fields),
        rules_(text.dialect),
        text_(text),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        compares_words_(text.dialect.cells == Spellings::known && fields.has_numbers_for_missing()),
        place_{fields.file(), text, fields.fields().size()},
        is_plain_(is_plain(text.bytes)),
        // The general way through cells can start anywhere, which inspecting needs.
        has_quotes_(notes_ != nullptr ||
                    (rules_.may_quote() && text.bytes.find('"') != std::string::npos)),
        ends_(text.bytes),
        dictionaries_(fields.label_count()),
        missing_(fields.signals().size(), false) {}

  void run() {
    prepare();
    std::size_t row = 0;
    while (cursor_ != end_) {
      if (rules_.blank_lines() != BlankLines::refuse && skip_blank_line()) continue;
      parse_record(row++);
    }
    finish(row);
  }

  /// As run(), but for malformed records, which are noted and left out. Returns how many records
  /// are left. Requires: notes.
  std::size_t inspect() {
    prepare();
    std::size_t row = 0;
    while (cursor_ != end_) {
      const char* begin = cursor_;
      const std::size_t noted = notes_->size();
      try {
        if (rules_.blank_lines() != BlankLines::refuse && skip_blank_line()) continue;
        parse_record(row);
        ++row;
      } catch (const DataError& error) {
        notes_->resize(noted);
        notes_->push_back({error.place().line, std::nullopt, error.place().cell, error.rule()});
        leave_out(row);
        const auto rest = std::string_view(begin, static_cast<std::size_t>(end_ - begin));
        const std::size_t size = first_record_end(rest, text_.dialect.quotes);
        cursor_ = size == 0 ? end_ : begin + size;
      }
    }
    finish(row);
    return row;
  }

 private:
  /// Takes back what was stored of a row.
  void leave_out(std::size_t row) {
    chunk_.id_ends.resize(std::min(chunk_.id_ends.size(), row));
    chunk_.ids.resize(chunk_.id_ends.empty() ? 0 : chunk_.id_ends.back());
    for (auto& labels : chunk_.labels) labels.rows.resize(std::min(labels.rows.size(), row));
    for (auto& bitmap : chunk_.validity) {
      if (row / 8 < bitmap.size()) {
        bitmap[row / 8] = static_cast<std::uint8_t>(bitmap[row / 8] | 1U << row % 8);
      }
    }
  }

  void prepare() {
    const std::size_t most_rows = most_records(
        text_.bytes, has_quotes_ ? QuoteRule::rfc4180 : QuoteRule::none, fields_.fields().size());
    chunk_.columns.clear();  // they point to what follows
    chunk_.ids.clear();
    chunk_.id_ends.clear();
    chunk_.id_ends.reserve(most_rows);
    chunk_.values.resize(fields_.signals().size());
    chunk_.validity.resize(fields_.signals().size());
    targets_.reserve(fields_.fields().size());
    for (const MemberField& field : fields_.fields()) {
      if (field.slot != MemberField::kNone) make_room(field.slot, most_rows);
      const bool is_number =
          field.slot != MemberField::kNone && field.labels.empty() && !compares_words_;
      targets_.push_back({is_number ? number_of(field) : Number{}, &field});
    }
    chunk_.spellings.assign(fields_.fields().size(), SpellingCounts());
    chunk_.labels.resize(fields_.label_count());
    for (std::size_t i = 0; i < fields_.label_count(); ++i) {
      chunk_.labels[i].names.assign(1, "");
      chunk_.labels[i].rows.clear();
      chunk_.labels[i].rows.reserve(most_rows);
      dictionaries_[i].add("");
    }
  }

  void make_room(std::size_t slot, std::size_t rows) {
    auto& values = chunk_.values[slot];
    values.resize(std::max(values.size(), rows));
    chunk_.validity[slot].assign((rows + 7) / 8, 0xFF);
  }

  /// Where a signal's cells go.
  struct Number {
    std::uint32_t* values = nullptr;
    std::uint8_t* validity = nullptr;
    std::uint32_t largest = 0;
    std::size_t slot = MemberField::kNone;
  };

  /// Where the cells of one column go.
  struct Target {
    Number number;  // without values: they are not a number and nothing else
    const MemberField* field;
  };

  Number number_of(const MemberField& field) {
    return {chunk_.values[field.slot].data(), chunk_.validity[field.slot].data(), field.largest,
            field.slot};
  }

  /// Returns whether there was one.
  bool skip_blank_line() {
    const std::size_t length = line_end_length(cursor_);
    if (length == 0) return false;
    if (rules_.blank_lines() == BlankLines::end) place_.fail_empty(cursor_);
    if (!has_quotes_) ends_.next(rules_.separator());
    cursor_ += length;
    return true;
  }

  void parse_record(std::size_t row) {
    place_.record = cursor_;
    // Local copies: the compiler cannot keep members in registers across the stores.
    const char* cursor = cursor_;
    CellEnds ends = ends_;
    const bool has_quotes = has_quotes_;
    const std::span<const Target> targets = targets_;
    for (const Target& target : targets) {
      if (&target != targets.data()) {
        if (cursor == end_ || *cursor != rules_.separator()) place_.fail_count();
        ++cursor;
      }
      const char* cell_end = has_quotes ? end_of_digits(cursor) : ends.next(rules_.separator());
      if (store_short_number(target.number, cursor, cell_end, row)) {
        cursor = cell_end;
      } else {
        cursor = parse_cell(*target.field, cursor, cell_end, row);
      }
    }
    cursor_ = cursor;
    ends_ = ends;
    if (cursor_ == end_) return;
    if (line_end_length(cursor_) == 0) skip_surplus();
    cursor_ += line_end_length(cursor_);
  }

  /// More cells than the header has may be there, if they are empty and the dialect allows it.
  [[gnu::noinline]] void skip_surplus() {
    if (text_.dialect.cells == Spellings::strict) place_.fail_count();
    while (cursor_ != end_ && line_end_length(cursor_) == 0) {
      if (*cursor_ != rules_.separator()) place_.fail_count();
      ++cursor_;
      std::string_view content;
      if (!has_quotes_) ends_.next(rules_.separator());
      const auto fault = read_cell(&cursor_, end_, text_.dialect, storage_, content);
      if (fault || !content.empty()) place_.fail_count();
    }
  }

  /// The usual cell: up to four digits, not quoted. Returns false, with nothing changed, for any
  /// other.
  bool store_short_number(const Number& number, const char* cell, const char* cell_end,
                          std::size_t row) {
    const auto count = static_cast<std::size_t>(cell_end - cell);
    if (number.values == nullptr || count > 4 || end_ - cell < 4) return false;
    std::uint32_t value = 0;
    if (!parse_short_number(cell, count, value) || value > number.largest) return false;
    if (*cell_end != rules_.separator() && line_end_length(cell_end) == 0) return false;
    if (count == 0) mark_missing(number, row);
    number.values[row] = value;
    return true;
  }

  void mark_missing(const Number& number, std::size_t row) {
    missing_[number.slot] = true;
    std::uint8_t& bits = number.validity[row / 8];
    bits = static_cast<std::uint8_t>(bits & ~(1U << (row % 8)));
  }

  /// Any cell. Not inlined: it is rare, and the loop needs the registers. `plain_end` is where it
  /// ends if nothing is quoted. Returns its end.
  [[gnu::noinline]] const char* parse_cell(const MemberField& field, const char* cell,
                                           const char* plain_end, std::size_t row) {
    const char* cursor = plain_end;
    std::string_view content(cell, static_cast<std::size_t>(plain_end - cell));
    std::optional<Fault> fault;
    if (has_quotes_ || content.find('\r') != std::string_view::npos) {
      cursor = cell;
      fault = read_cell(&cursor, end_, text_.dialect, storage_, content);
    }
    if (field.slot != MemberField::kNone && !fault) {
      fault = store_signal(field, row, content);
      if (notes_ != nullptr && !fault) note_spelling(field, cell, content);
    }
    const bool is_text = field.slot == MemberField::kNone || !field.labels.empty();
    if (is_text && !fault && !is_plain_) fault = check_text(content);
    if (field.is_id && !fault && content.empty()) fault = "must not be empty";
    if (!fault && !field.labels.empty() && content.size() > TextIndex::kLongestText) {
      fault = "is of 16 MiB or more";  // a dialect may allow longer records
    }
    if (fault) {
      if (notes_ == nullptr) place_.fail_cell(cell, place_of(field), content, *fault);
      note_fault(field, cell, content, *fault, row);
    }
    if (field.is_id) {
      chunk_.ids += content;
      chunk_.id_ends.push_back(static_cast<std::uint32_t>(chunk_.ids.size()));
    }
    for (std::size_t position : field.labels) store_label(position, content);
    return cursor;
  }

  /// Notes a malformed cell, whose signal is missing then. Throws where the record is malformed.
  void note_fault(const MemberField& field, const char* cell, std::string_view content, Fault fault,
                  std::size_t row) {
    const auto cells = count_cells(place_.record, end_, text_.dialect);
    if (!cells || *cells < fields_.fields().size()) {
      place_.fail_cell(cell, place_of(field), content, fault);
    }
    note(field, cell, content, fault);
    if (field.slot != MemberField::kNone) {
      chunk_.values[field.slot][row] = 0;
      mark_missing(number_of(field), row);
    }
  }

  /// Notes the first few other spellings of a column: they are counted anyway.
  void note_spelling(const MemberField& field, const char* cell, std::string_view content) {
    const Spelled spelt = read_spelling(content, field.largest, fields_.missing_words());
    const std::uint64_t all = chunk_.spellings[index_in_file(field)].all();
    if (spelt.spelling != Spelling::plain && all <= kNotedSpellings) note(field, cell, content, "");
  }

  void note(const MemberField& field, const char* cell, std::string_view content, Fault fault) {
    notes_->push_back({place_.line_of(cell), index_in_file(field), std::string(content), fault});
  }

  ColumnPlace place_of(const MemberField& field) const {
    return {field.name, index_in_file(field) + 1};
  }

  std::optional<Fault> store_signal(const MemberField& field, std::size_t row,
                                    std::string_view content) {
    std::uint32_t& value = chunk_.values[field.slot][row];
    if (content.empty()) {
      value = 0;
      mark_missing(number_of(field), row);
      return std::nullopt;
    }
    if (!compares_words_ && parse_number(content, field.largest, value)) return std::nullopt;
    if (text_.dialect.cells == Spellings::known) return store_spelt(field, row, content);
    return field.largest == 1 ? "is not 0 or 1" : "is not a whole number from 0 to 4294967295";
  }

  /// A cell in other words than digits.
  std::optional<Fault> store_spelt(const MemberField& field, std::size_t row,
                                   std::string_view content) {
    const Spelled spelt = read_spelling(content, field.largest, fields_.missing_words());
    if (spelt.spelling == Spelling::none) return fault_of_number(content, field.largest);
    chunk_.values[field.slot][row] = spelt.value;
    if (spelt.is_missing) mark_missing(number_of(field), row);
    SpellingCounts& counts = chunk_.spellings[index_in_file(field)];
    switch (spelt.spelling) {
      case Spelling::padded:
        ++counts.padded;
        break;
      case Spelling::point_zero:
        ++counts.point_zero;
        break;
      case Spelling::flag_word:
        ++counts.flag_words;
        break;
      case Spelling::missing_word:
        ++counts.missing_words;
        break;
      case Spelling::plain:
      case Spelling::none:
        break;
    }
    return std::nullopt;
  }

  std::size_t index_in_file(const MemberField& field) const {
    return static_cast<std::size_t>(&field - fields_.fields().data());
  }

  void store_label(std::size_t position, std::string_view content) {
    LabelRows& labels = chunk_.labels[position];
    const std::uint32_t code = dictionaries_[position].find_or_add(content);
    if (code == labels.names.size()) labels.names.emplace_back(content);
    labels.rows.push_back(code);
  }

  void finish(std::size_t rows) {
    for (auto& labels : chunk_.labels) labels.rows.resize(rows);  // of absent columns: no label
    chunk_.columns.assign(fields_.catalogue_size(), Column());
    for (const MemberField& field : fields_.fields()) {
      if (field.slot == MemberField::kNone) continue;
      const std::span values(chunk_.values[field.slot]);
      const std::uint8_t* bitmap =
          missing_[field.slot] ? chunk_.validity[field.slot].data() : nullptr;
      chunk_.columns[index_of(fields_.signals()[field.slot])] =
          Column::of(values.first(rows)).with_validity(bitmap);
    }
  }

  std::vector<MemberNote>* const notes_;
  const MemberFields& fields_;
  Rules rules_;
  const RecordText& text_;
  MemberStorage& chunk_;
  const char* cursor_;
  const char* end_;
  bool compares_words_;  // digits may stand for missing, so that each cell must be compared with
                         // words
  RecordPlace place_;
  bool is_plain_;
  bool has_quotes_;
  CellEnds ends_;                        // if there are no quotes
  std::vector<TextIndex> dictionaries_;  // [label column]: positions in its names
  std::vector<Target> targets_;          // [column]
  std::vector<bool> missing_;            // [slot]
  std::string storage_;
};

}  // namespace

void parse_members(const MemberFields& fields, const RecordText& text, MemberStorage& chunk) {
  if (has_comma_rules(text.dialect)) {
    Run<CommaRules>(fields, text, chunk).run();
  } else {
    Run<AnyRules>(fields, text, chunk).run();
  }
}

std::size_t inspect_members(const MemberFields& fields, const RecordText& text,
                            MemberStorage& chunk, std::vector<MemberNote>& notes) {
  notes.clear();
  return Run<AnyRules>(fields, text, chunk, &notes).inspect();
}

}  // namespace ssi::internal
