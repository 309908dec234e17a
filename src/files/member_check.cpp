// SPDX-License-Identifier: MIT
#include "ssi/files/member_check.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "files/csv/column_names.hpp"
#include "ssi/text_index.hpp"

namespace ssi {
namespace {

constexpr std::size_t kFirst = 3;               // places that are told
constexpr std::size_t kMostLabels = 10'000;     // of a column that may hold labels
constexpr std::size_t kMostLabelColumns = 100;  // whose labels are counted

/// Pairs of signals: the first cannot be more than the second.
constexpr std::array<std::pair<Signal, Signal>, 3> kBounds = {{
    {Signal::messages_answered, Signal::messages_sent},
    {Signal::invitations_accepted, Signal::invitations_sent},
    {Signal::decision_makers_contacted, Signal::people_contacted},
}};

/// How often each value occurs: small ones in a table, for there are few others.
class ValueCounts {
 public:
  void add(std::uint32_t value) {
    ++members_;
    if (value < kTable) {
      if (small_.empty()) small_.resize(kTable);
      ++small_[value];
    } else {
      ++large_[value];
    }
  }

  /// Returns the value that `rank` values are less than or before, in order. Requires: rank <
  /// members.
  std::uint32_t at(std::uint64_t rank) const {
    for (std::size_t value = 0; value < small_.size(); ++value) {
      if (rank < small_[value]) return static_cast<std::uint32_t>(value);
      rank -= small_[value];
    }
    for (const auto& [value, count] : large_) {
      if (rank < count) return value;
      rank -= count;
    }
    return 0;
  }

  std::uint64_t members() const noexcept { return members_; }

 private:
  static constexpr std::size_t kTable = std::size_t{1} << 15;
  std::uint64_t members_ = 0;
  std::vector<std::uint64_t> small_;
  std::map<std::uint32_t, std::uint64_t> large_;
};

/// How many members each label of a column has.
struct LabelCounts {
  TextIndex index;
  std::vector<std::string> names;
  std::vector<std::uint64_t> members;
  bool has_too_many = false;

  void add(const LabelColumn& labels) {
    if (has_too_many) return;
    for (std::size_t row = 0; row < labels.size(); ++row) {
      const std::string& name = labels[row];
      if (name.empty()) continue;
      const std::uint32_t position = index.find_or_add(name);
      if (position == names.size()) {
        names.push_back(name);
        members.push_back(0);
      }
      ++members[position];
    }
    has_too_many = names.size() > kMostLabels;
  }

  /// Labels that are one without case and outer spaces.
  std::vector<std::vector<std::string>> alike() const {
    std::map<std::string, std::vector<std::string>> groups;
    for (const std::string& name : names) {
      const std::size_t begin = name.find_first_not_of(" \t");
      if (begin == name.npos) continue;
      std::string key = name.substr(begin, name.find_last_not_of(" \t") + 1 - begin);
      for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      groups[key].push_back(name);
    }
    std::vector<std::vector<std::string>> result;
    for (auto& [key, group] : groups) {
      if (group.size() > 1) result.push_back(std::move(group));
    }
    return result;
  }
};

/// The columns that nothing uses, whose labels are counted.
LabelColumns label_columns(const MemberParser& parser) {
  LabelColumns result;
  for (const std::string& name : parser.unused_columns()) {
    if (result.optional.size() < kMostLabelColumns && !name.empty()) {
      result.optional.push_back(name);
    }
  }
  return result;
}

}  // namespace

struct MemberCheck::Impl {
  Impl(const RecordSource& source, const Model& m, const MemberColumns& names, std::uint64_t least)
      : model(m),
        minimum(least),
        plain(source, m, {}, names),
        labelled(label_columns(plain)),
        parser(source, m, labelled, names),
        header(source.header()),
        values(m.catalogue().size()),
        labels(labelled.optional.size()) {
    columns.resize(header.size());
  }

  void add(const RecordText& text);
  void add_row(const MemberTable& members, std::size_t row, std::size_t line);
  void add_notes();
  ColumnCheck column(std::size_t position) const;

  Model model;
  std::uint64_t minimum;
  MemberParser plain;
  LabelColumns labelled;
  MemberParser parser;
  std::vector<std::string> header;
  MemberChunk chunk;
  std::vector<ValueCounts> values;  // [signal of the catalogue]
  std::vector<LabelCounts> labels;  // [label column]
  std::vector<ColumnCheck> columns;
  MemberFindings findings;
  std::array<Contradiction, kBounds.size()> contradictions;
  TextIndex ids;
};

void MemberCheck::Impl::add(const RecordText& text) {
  parser.inspect(text, chunk);
  const MemberTable members = chunk.members();
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    if (!ids.add(chunk.id(row))) {
      ++findings.repeated_ids;
      if (findings.first_repeated_ids.size() < kFirst) {
        findings.first_repeated_ids.emplace_back(chunk.id(row));
      }
    }
    add_row(members, row, text.first_line);
  }
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].add(chunk.labels(i));
  findings.rows += chunk.rows();
  add_notes();
}

void MemberCheck::Impl::add_row(const MemberTable& members, std::size_t row, std::size_t line) {
  bool has_signal = false;
  for (const Signal signal : model.used_signals()) {
    const auto value = members.value(signal, row);
    if (!value) continue;
    has_signal = true;
    values[index_of(signal)].add(*value);
  }
  findings.rows_without_signals += has_signal ? 0 : 1;
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    const auto less = members.value(kBounds[i].first, row);
    const auto more = members.value(kBounds[i].second, row);
    if (!less || !more || *less <= *more) continue;
    if (contradictions[i].members++ == 0) contradictions[i].first_line = line;
  }
}

void MemberCheck::Impl::add_notes() {
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].converted += chunk.spellings()[i];
  for (const MemberNote& note : chunk.notes()) {
    if (!note.column) {
      ++findings.bad_record_count;
      if (findings.bad_records.size() < kFirst) findings.bad_records.push_back(note);
      continue;
    }
    ColumnCheck& column = columns[*note.column];
    const bool is_bad = !note.rule.empty();
    column.bad += is_bad ? 1 : 0;
    auto& first = is_bad ? column.first_bad : column.first_converted;
    if (first.size() < kFirst) first.push_back(note);
  }
}

MemberCheck::MemberCheck(const RecordSource& source, const Model& model,
                         const MemberColumns& columns, std::uint64_t minimum_cohort)
    : impl_(std::make_unique<Impl>(source, model, columns, minimum_cohort)) {}
MemberCheck::~MemberCheck() = default;
MemberCheck::MemberCheck(MemberCheck&&) noexcept = default;
MemberCheck& MemberCheck::operator=(MemberCheck&&) noexcept = default;

void MemberCheck::add(const RecordText& text) { impl_->add(text); }

bool MemberFindings::is_sound() const noexcept {
  return bad_record_count == 0 &&
         std::ranges::all_of(columns, [](const ColumnCheck& c) { return c.bad == 0; });
}

}  // namespace ssi
