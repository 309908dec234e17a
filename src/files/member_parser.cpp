// SPDX-License-Identifier: MIT
#include "files/member_parser.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <unordered_map>
#include <utility>

#include "files/csv/bytes.hpp"
#include "files/csv/cell_ends.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"
#include "files/csv/record_reader.hpp"
#include "ssi/text_hash.hpp"

namespace ssi {
namespace {

using Dictionary =
    std::unordered_map<std::string, std::uint32_t, internal::TextHash, std::equal_to<>>;

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

/// The same of `count` characters, at most 4, all of which must be digits, and without a branch on
/// their number, which differs from cell to cell and so would be guessed wrong. No characters are
/// a 0. Reads 4 bytes. A digit is a byte that is at most 9 once '0' is taken off with xor; in any
/// other, adding to the low bits carries into the top one, or that is set.
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

}  // namespace

/// One text on its way into one chunk.
class MemberParser::Run {
 public:
  Run(const MemberParser& parser, const RecordText& text, MemberChunk& chunk)
      : parser_(parser),
        text_(text),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        place_{parser.file_, text, parser.fields_.size()},
        is_plain_(internal::is_plain(text.bytes)),
        has_quotes_(text.bytes.find('"') != std::string::npos),
        ends_(text.bytes),
        dictionaries_(parser.label_count_),
        missing_(parser.signals_.size(), false) {}

  void run() {
    prepare();
    std::size_t row = 0;
    for (; cursor_ != end_; ++row) parse_record(row);
    finish(row);
  }

 private:
  void prepare() {
    // Records are no more than lines.
    const std::size_t most_rows = internal::count_byte(text_.bytes, '\n') + 1;
    chunk_.columns_.clear();  // they point to what follows
    chunk_.ids_.clear();
    chunk_.id_ends_.clear();
    chunk_.id_ends_.reserve(most_rows);
    chunk_.values_.resize(parser_.signals_.size());
    chunk_.validity_.resize(parser_.signals_.size());
    for (auto& values : chunk_.values_) values.resize(std::max(values.size(), most_rows));
    for (auto& bitmap : chunk_.validity_) bitmap.assign((most_rows + 7) / 8, 0xFF);
    for (const Field& field : parser_.fields_) {
      const bool is_number = field.slot != kNone && field.labels.empty();
      numbers_.push_back(is_number ? number_of(field) : Number{});
    }
    chunk_.labels_.resize(parser_.label_count_);
    for (std::size_t i = 0; i < parser_.label_count_; ++i) {
      chunk_.labels_[i].names.assign(1, "");
      chunk_.labels_[i].rows.clear();
      chunk_.labels_[i].rows.reserve(most_rows);
      dictionaries_[i].emplace("", 0);
    }
  }

  /// Where a signal's cells go.
  struct Number {
    std::uint32_t* values = nullptr;
    std::uint8_t* validity = nullptr;
    std::uint32_t largest = 0;
    std::size_t slot = kNone;
  };

  Number number_of(const Field& field) {
    return {chunk_.values_[field.slot].data(), chunk_.validity_[field.slot].data(), field.largest,
            field.slot};
  }

  void parse_record(std::size_t row) {
    place_.record = cursor_;
    // What the loop goes by stays in registers, while it stores to memory.
    const char* cursor = cursor_;
    internal::CellEnds ends = ends_;
    const Number* number = numbers_.data();
    for (const Field& field : parser_.fields_) {
      if (&field != &parser_.fields_.front()) {
        if (cursor == end_ || *cursor != ',') place_.fail_count();
        ++cursor;
      }
      const char* cell_end = has_quotes_ ? end_of_digits(cursor) : ends.next();
      if (store_short_number(*number++, cursor, cell_end, row)) {
        cursor = cell_end;
      } else {
        cursor = parse_cell(field, cursor, cell_end, row);
      }
    }
    cursor_ = cursor;
    ends_ = ends;
    if (cursor_ == end_) return;
    const std::size_t line_end = internal::line_end_length(cursor_);
    if (line_end == 0) place_.fail_count();
    cursor_ += line_end;
  }

  /// The usual cell: up to four digits, not quoted. Returns false, with nothing changed, for any
  /// other.
  bool store_short_number(const Number& number, const char* cell, const char* cell_end,
                          std::size_t row) {
    const auto count = static_cast<std::size_t>(cell_end - cell);
    if (number.values == nullptr || count > 4 || end_ - cell < 4) return false;
    std::uint32_t value = 0;
    if (!parse_short_number(cell, count, value) || value > number.largest) return false;
    if (*cell_end != ',' && internal::line_end_length(cell_end) == 0) return false;
    if (count == 0) mark_missing(number, row);
    number.values[row] = value;
    return true;
  }

  void mark_missing(const Number& number, std::size_t row) {
    missing_[number.slot] = true;
    std::uint8_t& bits = number.validity[row / 8];
    bits = static_cast<std::uint8_t>(bits & ~(1U << (row % 8)));
  }

  /// Any cell. `plain_end` is where it ends if nothing is quoted. Returns its end.
  const char* parse_cell(const Field& field, const char* cell, const char* plain_end,
                         std::size_t row) {
    const char* cursor = plain_end;
    std::string_view content(cell, static_cast<std::size_t>(plain_end - cell));
    std::optional<internal::Fault> fault;
    if (has_quotes_ || content.find('\r') != std::string_view::npos) {
      cursor = cell;
      fault = internal::read_cell(&cursor, end_, storage_, content);
    }
    if (field.slot != kNone && !fault) fault = store_signal(field, row, content);
    if (field.slot == kNone && !fault && !is_plain_) fault = internal::check_text(content);
    if (field.is_id && !fault && content.empty()) fault = "must not be empty";
    if (fault) place_.fail_cell(cell, field.name, content, *fault);
    if (field.is_id) {
      chunk_.ids_ += content;
      chunk_.id_ends_.push_back(static_cast<std::uint32_t>(chunk_.ids_.size()));
    }
    for (std::size_t position : field.labels) store_label(position, content);
    return cursor;
  }

  std::optional<internal::Fault> store_signal(const Field& field, std::size_t row,
                                              std::string_view content) {
    std::uint32_t& value = chunk_.values_[field.slot][row];
    if (content.empty()) {
      value = 0;
      mark_missing(number_of(field), row);
      return std::nullopt;
    }
    if (parse_number(content, field.largest, value)) return std::nullopt;
    return field.largest == 1 ? "is not 0 or 1" : "is not a whole number from 0 to 4294967295";
  }

  void store_label(std::size_t position, std::string_view content) {
    Dictionary& dictionary = dictionaries_[position];
    MemberChunk::Labels& labels = chunk_.labels_[position];
    auto found = dictionary.find(content);
    if (found == dictionary.end()) {
      const auto code = static_cast<std::uint32_t>(labels.names.size());
      labels.names.emplace_back(content);
      found = dictionary.emplace(content, code).first;
    }
    labels.rows.push_back(found->second);
  }

  void finish(std::size_t rows) {
    for (auto& labels : chunk_.labels_) labels.rows.resize(rows);  // of absent columns: no label
    chunk_.columns_.assign(parser_.catalogue_size_, Column());
    for (const Field& field : parser_.fields_) {
      if (field.slot == kNone) continue;
      const std::span values(chunk_.values_[field.slot]);
      const std::uint8_t* bitmap =
          missing_[field.slot] ? chunk_.validity_[field.slot].data() : nullptr;
      chunk_.columns_[index_of(parser_.signals_[field.slot])] =
          Column::of(values.first(rows)).with_validity(bitmap);
    }
  }

  const MemberParser& parser_;
  const RecordText& text_;
  MemberChunk& chunk_;
  const char* cursor_;
  const char* end_;
  internal::RecordPlace place_;
  bool is_plain_;
  bool has_quotes_;
  internal::CellEnds ends_;  // if there are no quotes
  std::vector<Dictionary> dictionaries_;
  std::vector<Number> numbers_;  // of each field; without values: not a number and nothing else
  std::vector<bool> missing_;    // [slot]
  std::string storage_;
};

MemberParser::MemberParser(std::string file, const std::vector<std::string>& header,
                           const Model& model, std::vector<std::string> label_columns,
                           const std::vector<std::string>& optional_labels)
    : file_(std::move(file)),
      signals_(model.used_signals().begin(), model.used_signals().end()),
      catalogue_size_(model.signals().size()),
      label_count_(label_columns.size() + optional_labels.size()) {
  const auto has = [&](const std::string& name) { return std::ranges::count(header, name) > 0; };
  const auto require = [&](const std::string& name) {
    if (!has(name)) internal::fail_for_column(file_, header, name);
  };
  require("member_id");
  for (const std::string& label : label_columns) require(label);
  for (Signal signal : signals_) {
    const std::string& name = model.signals()[signal].name;
    if (!has(name)) absent_signals_.push_back(name);
  }
  for (const std::string& label : optional_labels) {
    if (!has(label)) absent_labels_.push_back(label);
  }
  label_columns.insert(label_columns.end(), optional_labels.begin(), optional_labels.end());
  for (const std::string& name : header) add_field(name, model, label_columns);
}

void MemberParser::add_field(std::string name, const Model& model,
                             const std::vector<std::string>& label_columns) {
  Field field{.name = std::move(name)};
  field.is_id = field.name == "member_id";
  for (std::size_t i = 0; i < label_columns.size(); ++i) {
    if (label_columns[i] == field.name) field.labels.push_back(i);
  }
  const auto signal = model.signals().find(field.name);
  const auto slot = signal ? std::ranges::find(signals_, *signal) : signals_.end();
  if (slot != signals_.end()) {
    field.slot = static_cast<std::size_t>(slot - signals_.begin());
    field.largest = model.signals()[*signal].kind == SignalKind::flag
                        ? 1
                        : std::numeric_limits<std::uint32_t>::max();
  } else if (!field.is_id && field.labels.empty()) {
    unused_columns_.push_back(field.name);
  }
  fields_.push_back(std::move(field));
}

void MemberParser::parse(const RecordText& text, MemberChunk& chunk) const {
  Run(*this, text, chunk).run();
}

}  // namespace ssi
