// SPDX-License-Identifier: MIT
#include "member_parser.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "bytes.hpp"
#include "record.hpp"
#include "record_place.hpp"
#include "record_reader.hpp"

namespace ssi {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>()(text);
  }
};
using Dictionary = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

constexpr bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

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

}  // namespace

/// One text on its way into one chunk.
class MemberParser::Run {
 public:
  Run(const MemberParser& parser, const MemberText& text, MemberChunk& chunk)
      : parser_(parser),
        text_(text),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        place_{parser.file_, text, parser.fields_.size()},
        is_plain_(internal::is_plain(text.bytes)),
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
    chunk_.labels_.resize(parser_.label_count_);
    for (std::size_t i = 0; i < parser_.label_count_; ++i) {
      chunk_.labels_[i].names.assign(1, "");
      chunk_.labels_[i].rows.clear();
      chunk_.labels_[i].rows.reserve(most_rows);
      dictionaries_[i].emplace("", 0);
    }
  }

  void parse_record(std::size_t row) {
    place_.record = cursor_;
    for (const Field& field : parser_.fields_) {
      if (&field != &parser_.fields_.front()) {
        if (cursor_ == end_ || *cursor_ != ',') place_.fail_count();
        ++cursor_;
      }
      cell_ = cursor_;
      if (field.slot == kNone || !parse_digits(field, row)) parse_cell(field, row);
    }
    if (cursor_ == end_) return;
    const std::size_t line_end = internal::line_end_length(cursor_);
    if (line_end == 0) place_.fail_count();
    cursor_ += line_end;
  }

  /// The usual cell: a few digits, not quoted. Returns false, with nothing changed, for any other.
  bool parse_digits(const Field& field, std::size_t row) {
    constexpr int kMostDigits = 9;  // which cannot overflow
    const char* c = cursor_;
    std::uint32_t value = 0;
    while (is_digit(*c)) value = value * 10 + static_cast<std::uint32_t>(*c++ - '0');
    if (c == cursor_ || c - cursor_ > kMostDigits || value > field.largest) return false;
    if (*c != ',' && internal::line_end_length(c) == 0 && c != end_) return false;
    if (!field.labels.empty()) return false;
    chunk_.values_[field.slot][row] = value;
    cursor_ = c;
    return true;
  }

  void parse_cell(const Field& field, std::size_t row) {
    std::string_view content;
    auto fault = internal::read_cell(&cursor_, end_, storage_, content);
    if (field.slot != kNone && !fault) fault = store_signal(field, row, content);
    if (field.slot == kNone && !fault && !is_plain_) fault = internal::check_text(content);
    if (field.is_id && !fault && content.empty()) fault = "must not be empty";
    if (fault) place_.fail_cell(cell_, field.name, content, *fault);
    if (field.is_id) {
      chunk_.ids_ += content;
      chunk_.id_ends_.push_back(static_cast<std::uint32_t>(chunk_.ids_.size()));
    }
    for (std::size_t position : field.labels) store_label(position, content);
  }

  std::optional<internal::Fault> store_signal(const Field& field, std::size_t row,
                                              std::string_view content) {
    std::uint32_t& value = chunk_.values_[field.slot][row];
    if (content.empty()) {
      value = 0;
      missing_[field.slot] = true;
      std::uint8_t& bits = chunk_.validity_[field.slot][row / 8];
      bits = static_cast<std::uint8_t>(bits & ~(1U << (row % 8)));
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
  const MemberText& text_;
  MemberChunk& chunk_;
  const char* cursor_;
  const char* end_;
  internal::RecordPlace place_;
  const char* cell_ = nullptr;
  bool is_plain_;
  std::vector<Dictionary> dictionaries_;
  std::vector<bool> missing_;
  std::string storage_;
};

MemberParser::MemberParser(std::string file, const std::vector<std::string>& header,
                           const Model& model, const std::vector<std::string>& label_columns)
    : file_(std::move(file)),
      signals_(model.used_signals().begin(), model.used_signals().end()),
      catalogue_size_(model.signals().size()),
      label_count_(label_columns.size()) {
  for (const std::string& name : header) add_field(name, model, label_columns);
  const auto require = [&](const std::string& name) {
    if (std::ranges::find(header, name) == header.end()) {
      internal::fail_for_column(file_, header, name);
    }
  };
  require("member_id");
  for (const std::string& label : label_columns) require(label);
  for (Signal signal : signals_) {
    const std::string& name = model.signals()[signal].name;
    if (std::ranges::find(header, name) == header.end()) absent_signals_.push_back(name);
  }
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

void MemberParser::parse(const MemberText& text, MemberChunk& chunk) const {
  Run(*this, text, chunk).run();
}

}  // namespace ssi
