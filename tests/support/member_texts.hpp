// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_MEMBER_TEXTS_HPP
#define SSI_TESTS_SUPPORT_MEMBER_TEXTS_HPP

// Seeded random files of members as text, with what a reader must find in them.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "ssi/model/competency.hpp"
#include "support/member_files.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"

namespace ssi {

/// A model that uses all standard signals and twenty more.
inline const Model& wide_model() {
  static const Model kModel = [] {
    ModelDefinition definition;
    definition.id = "wide-1";
    for (int i = 0; i < 20; ++i) {
      definition.catalogue.add({.name = "own" + std::to_string(i),
                                .kind = i % 5 == 0 ? SignalKind::flag : SignalKind::count,
                                .counts = ""});
    }
    std::vector<Term> terms;
    for (std::size_t i = 0; i < definition.catalogue.size(); ++i) {
      terms.push_back({"t" + std::to_string(i), count(static_cast<Signal>(i)), linear(10),
                       Points::from_hundredths(100), ""});
    }
    definition.competencies = {
        std::make_shared<TermCompetency>("c", "C", Points::from_hundredths(6000), terms)};
    return Model(std::move(definition));
  }();
  return kModel;
}

/// Members, and how their cells were spelt.
struct MemberContent {
  std::vector<ReadMember> members;
  std::vector<SpellingCounts> spellings;  ///< [column]
};

/// Writes a file with any columns and members, and remembers what it writes.
class MemberTextWriter {
 public:
  MemberTextWriter(Random& random, const CsvStyle& style) : random_(random), style_(style) {
    static constexpr std::uint64_t kMissing[] = {0, 15, 15, 80, 100};
    missing_percent_ = random.pick(kMissing);
    draw_columns();
    draw_labels();
    std::vector<std::string> names;
    for (const TextColumn& column : columns_) names.push_back(column.name);
    append_record(random_, style_, names, text_);
    content_.spellings.resize(columns_.size());
  }

  void add_records(std::size_t count) {
    for (; count > 0; --count) {
      add_record();
      const bool may_be_blank = style_.dialect.blank_lines == BlankLines::skip;
      if (may_be_blank && random_.chance(10)) text_ += draw_line_end(random_, style_);
    }
  }

  /// What may stand behind the last record, or not.
  void end() {
    if (style_.dialect.blank_lines == BlankLines::end && random_.chance(30)) {
      for (std::size_t i = random_.index(4); i > 0; --i) {
        if (random_.chance(50)) text_ += std::string(columns_.size() - 1, ',');
        text_ += draw_line_end(random_, style_);
      }
    }
    if (random_.chance(50)) return;
    if (text_.ends_with('\n')) text_.pop_back();
    if (text_.ends_with('\r')) text_.pop_back();
  }

  void use(const CsvStyle& style) { style_ = style; }
  const CsvStyle& style() const { return style_; }
  const std::string& text() const { return text_; }
  const MemberContent& content() const { return content_; }
  const std::vector<std::string>& labels() const { return label_names_; }

 private:
  struct TextColumn {
    std::string name;
    std::optional<Signal> signal;
  };

  void draw_columns() {
    columns_.push_back({"member_id", {}});
    const SignalCatalogue& catalogue = wide_model().catalogue();
    std::vector<std::size_t> signals(catalogue.size());
    for (std::size_t i = 0; i < signals.size(); ++i) signals[i] = i;
    shuffle(signals);
    // A lenient dialect refuses a table without any signal.
    const bool needs_one = style_.dialect.names == Spellings::known;
    signals.resize((needs_one ? 1 : 0) + random_.index(random_.chance(70) ? 8 : signals.size()));
    for (const std::size_t i : signals) {
      const auto signal = static_cast<Signal>(i);
      columns_.push_back({catalogue[signal].name, signal});
    }
    for (std::size_t i = random_.chance(30) ? 0 : random_.index(9); i > 0; --i) {
      columns_.push_back({"remark_of_people_" + std::to_string(i), {}});
    }
    shuffle(columns_);
  }

  // Of any column, those of ids and signals too. Many agree in their first bytes.
  void draw_labels() {
    for (std::size_t i = random_.index(4); i > 0; --i) {
      const std::size_t column = random_.index(columns_.size());
      if (std::count(label_columns_.begin(), label_columns_.end(), column) != 0) continue;
      label_columns_.push_back(column);
      label_names_.push_back(columns_[column].name);
    }
    const std::string base = draw_text(random_, style_, 40);
    for (std::size_t i = 0; i < 30; ++i) {
      std::string text = draw_text(random_, style_, random_.index(40));
      if (random_.chance(60)) {
        std::size_t same = draw_length(random_, 40);
        while ((static_cast<unsigned char>(base[same]) & 0xC0) == 0x80) --same;  // whole letters
        text = base.substr(0, same) + std::string(random_.index(3), 'a');
        if (random_.chance(30)) text += 'b';
      }
      texts_.push_back(text);
    }
    texts_.push_back("");
    if (random_.chance(20)) texts_.push_back(draw_text(random_, style_, random_.index(3000)));
  }

  void add_record() {
    std::vector<std::string> cells(columns_.size());
    ReadMember member;
    member.values.resize(wide_model().catalogue().size());
    const std::size_t longest = random_.chance(80) ? 20 : 300;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i].signal) {
        cells[i] = draw_value(i, member.values[index_of(*columns_[i].signal)]);
      } else if (columns_[i].name == "member_id") {
        cells[i] = draw_text(random_, style_, draw_length(random_, longest));
        member.id = cells[i];
      } else {
        cells[i] = random_.pick(texts_);
      }
    }
    for (const std::size_t column : label_columns_) member.labels.push_back(cells[column]);
    append_record(random_, style_, cells, text_);
    content_.members.push_back(std::move(member));
  }

  std::string draw_value(std::size_t column, std::optional<std::uint32_t>& value) {
    if (random_.chance(missing_percent_)) return "";
    const bool is_flag =
        wide_model().catalogue()[*columns_[column].signal].kind == SignalKind::flag;
    value = is_flag ? static_cast<std::uint32_t>(random_.below(2)) : draw_count(random_);
    const std::string digits = digits_of(random_, *value);
    if (style_.dialect.cells != Spellings::known || !random_.chance(2)) return digits;
    SpellingCounts& counts = content_.spellings[column];
    switch (random_.below(is_flag ? 4 : 3)) {
      case 0:
        ++counts.padded;
        return random_.chance(50) ? " " + digits : digits + " ";
      case 1:
        ++counts.point_zero;
        return digits + ".00";
      case 2:
        ++counts.missing_words;
        value.reset();
        return "NULL";
      default:
        ++counts.flag_words;
        return *value != 0 ? "TRUE" : "no";
    }
  }

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random_.index(i)]);
  }

  Random& random_;
  CsvStyle style_;
  std::uint64_t missing_percent_ = 0;
  std::vector<TextColumn> columns_;
  std::vector<std::size_t> label_columns_;
  std::vector<std::string> label_names_;
  std::vector<std::string> texts_;
  std::string text_;
  MemberContent content_;
};

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_MEMBER_TEXTS_HPP
