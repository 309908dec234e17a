// SPDX-License-Identifier: MIT
#include "files/member_run.hpp"

#include <optional>
#include <span>

#include "files/chunk_writer.hpp"
#include "files/csv/digits.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"
#include "files/csv/rules.hpp"
#include "files/csv/spelling.hpp"
#include "files/csv/text_facts.hpp"
#include "files/plain_records.hpp"
#include "ssi/error.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {
namespace {

const char* end_of_digits(const char* c) noexcept {
  while (is_digit(*c)) ++c;
  return c;
}

constexpr std::uint64_t kNotedSpellings = 3;  // of each column and text

/// One text on its way into one chunk. PlainRecords reads what it can; this reads any record.
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
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        compares_words_(text.dialect.cells == Spellings::known && fields.has_numbers_for_missing()),
        place_{fields.file(), text, fields.fields().size()},
        facts_(facts_of(text)),
        chunk_(fields, chunk,
               most_records(text.bytes, facts_.has_quotes ? QuoteRule::rfc4180 : QuoteRule::none,
                            fields.fields().size())) {
    for (const MemberField& field : fields.fields()) {
      const bool is_number =
          field.slot != MemberField::kNone && field.labels.empty() && !compares_words_;
      targets_.push_back({is_number ? chunk_.values(field.slot) : nullptr, field.largest, &field});
    }
    const bool takes_spellings = text.dialect.cells == Spellings::known && notes == nullptr;
    if (fields.has_id() && !compares_words_)
      plain_.emplace(fields, text, facts_, chunk_, takes_spellings);
  }

  void run() {
    std::size_t row = 0;
    while (true) {
      if (plain_) row = plain_->read(&cursor_, row);
      if (cursor_ == end_) break;
      if (rules_.blank_lines() != BlankLines::refuse && skip_blank_line()) continue;
      parse_record(row++);
    }
    chunk_.finish(row);
  }

  /// As run(), but for malformed records, which are noted and left out. Returns how many records
  /// are left. Requires: notes.
  std::size_t inspect() {
    std::size_t row = 0;
    while (true) {
      if (plain_) row = plain_->read(&cursor_, row);
      if (cursor_ == end_) break;
      const char* begin = cursor_;
      const std::size_t noted = notes_->size();
      try {
        if (rules_.blank_lines() != BlankLines::refuse && skip_blank_line()) continue;
        parse_record(row);
        ++row;
      } catch (const DataError& error) {
        notes_->resize(noted);
        notes_->push_back({error.place().line, std::nullopt, error.place().cell, error.rule()});
        chunk_.leave_out(row);
        const auto rest = std::string_view(begin, static_cast<std::size_t>(end_ - begin));
        const std::size_t size = first_record_end(rest, text_.dialect.quotes);
        cursor_ = size == 0 ? end_ : begin + size;
      }
    }
    chunk_.finish(row);
    return row;
  }

 private:
  /// Where the cells of one column go.
  struct Target {
    std::uint32_t* values;  // null: they are not a number and nothing else
    std::uint32_t largest;
    const MemberField* field;
  };

  /// Returns whether there was one.
  bool skip_blank_line() {
    const std::size_t length = line_end_length(cursor_);
    if (length == 0) return false;
    if (rules_.blank_lines() == BlankLines::end) place_.fail_empty(cursor_);
    cursor_ += length;
    return true;
  }

  void parse_record(std::size_t row) {
    place_.record = cursor_;
    // Local copies: the compiler cannot keep members in registers across the stores.
    const char* cursor = cursor_;
    const std::span<const Target> targets = targets_;
    for (const Target& target : targets) {
      if (&target != targets.data()) {
        if (cursor == end_ || *cursor != rules_.separator()) place_.fail_count();
        ++cursor;
      }
      const char* digits_end = end_of_digits(cursor);
      if (store_short_number(target, cursor, digits_end, row)) {
        cursor = digits_end;
      } else {
        cursor = parse_cell(*target.field, cursor, row);
      }
    }
    cursor_ = cursor;
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
      const auto fault = read_cell(&cursor_, end_, text_.dialect, storage_, content);
      if (fault || !content.empty()) place_.fail_count();
    }
  }

  /// The usual cell: up to four digits, not quoted. Returns false, with nothing changed, for any
  /// other.
  bool store_short_number(const Target& target, const char* cell, const char* cell_end,
                          std::size_t row) {
    const auto count = static_cast<std::size_t>(cell_end - cell);
    if (target.values == nullptr || count > 4 || end_ - cell < 4) return false;
    std::uint32_t value = 0;
    if (!parse_short_number(cell, count, value) || value > target.largest) return false;
    if (*cell_end != rules_.separator() && line_end_length(cell_end) == 0) return false;
    if (count == 0) chunk_.mark_missing(target.field->slot, row);
    target.values[row] = value;
    return true;
  }

  /// Any cell. Not inlined: it is rare, and the loop needs the registers. Returns its end.
  [[gnu::noinline]] const char* parse_cell(const MemberField& field, const char* cell,
                                           std::size_t row) {
    const char* cursor = cell;
    std::string_view content;
    auto fault = read_cell(&cursor, end_, text_.dialect, storage_, content);
    if (field.slot != MemberField::kNone && !fault) {
      fault = store_signal(field, row, content);
      if (notes_ != nullptr && !fault) note_spelling(field, cell, content);
    }
    const bool is_text = field.slot == MemberField::kNone || !field.labels.empty();
    if (is_text && !fault && !facts_.is_sound) fault = check_text(content);
    if (field.is_id && !fault && content.empty()) fault = "must not be empty";
    if (!fault && !field.labels.empty() && content.size() > TextIndex::kLongestText) {
      fault = "is of 16 MiB or more";  // a dialect may allow longer records
    }
    if (fault) {
      if (notes_ == nullptr) place_.fail_cell(cell, place_of(field), content, *fault);
      note_fault(field, cell, content, *fault, row);
    }
    if (field.is_id) chunk_.add_id(content);
    for (const std::size_t position : field.labels) chunk_.add_label(position, content);
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
      chunk_.values(field.slot)[row] = 0;
      chunk_.mark_missing(field.slot, row);
    }
  }

  /// Notes the first few other spellings of a column: they are counted anyway.
  void note_spelling(const MemberField& field, const char* cell, std::string_view content) {
    const Spelled spelt = read_spelling(content, field.largest, fields_.missing_words());
    const std::uint64_t all = chunk_.spellings(index_in_file(field)).all();
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
    std::uint32_t& value = chunk_.values(field.slot)[row];
    if (content.empty()) {
      value = 0;
      chunk_.mark_missing(field.slot, row);
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
    chunk_.values(field.slot)[row] = spelt.value;
    if (spelt.is_missing) chunk_.mark_missing(field.slot, row);
    chunk_.count(index_in_file(field), spelt.spelling);
    return std::nullopt;
  }

  std::size_t index_in_file(const MemberField& field) const {
    return static_cast<std::size_t>(&field - fields_.fields().data());
  }

  std::vector<MemberNote>* const notes_;
  const MemberFields& fields_;
  Rules rules_;
  const RecordText& text_;
  const char* cursor_;
  const char* end_;
  bool compares_words_;  // digits may stand for missing, so that each cell must be compared with
                         // words
  RecordPlace place_;
  const TextFacts facts_;
  ChunkWriter chunk_;
  std::optional<PlainRecords> plain_;
  std::vector<Target> targets_;  // [column]
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
