// SPDX-License-Identifier: MIT
#include "ssi/files/member_check.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "files/csv/column_names.hpp"
#include "files/label_counts.hpp"
#include "files/member_run.hpp"
#include "files/value_counts.hpp"

namespace ssi {
namespace {

using internal::MemberField;

constexpr std::size_t kFirst = 3;                 // places that are told
constexpr std::size_t kMostLabelColumns = 1'000;  // whose cells are counted

/// The signals that count a part of another one, and so cannot be more.
std::vector<std::pair<Signal, Signal>> parts_and_wholes() {
  std::vector<std::pair<Signal, Signal>> result;
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    const auto part = static_cast<Signal>(i);
    if (const auto whole = whole_of(part)) result.emplace_back(part, *whole);
  }
  return result;
}

LabelColumns label_columns(const internal::MemberFields& fields) {
  LabelColumns result;
  for (const std::string& name : fields.unused_columns()) {
    if (result.optional.size() == kMostLabelColumns) break;
    result.optional.push_back(name);
  }
  return result;
}

template <class T>
void keep_first(std::vector<T>& first, T value) {
  if (first.size() < kFirst) first.push_back(std::move(value));
}

/// Returns the absent signal that a column may be, by its name: the longest that its name contains.
std::optional<std::string> suggestion_for(const std::string& column,
                                          const std::vector<std::string>& absent_signals) {
  constexpr std::size_t kLongest = 200;  // bytes of a name that may be meant for another
  const std::string name = internal::folded(column.substr(0, kLongest + 1));
  if (name.empty() || column.size() > kLongest) return std::nullopt;
  std::optional<std::string> found;
  for (const std::string& signal : absent_signals) {
    const std::string wanted = internal::folded(signal);
    const bool fits = name.find(wanted) != name.npos || internal::is_near(name, wanted);
    if (fits && (!found || found->size() < signal.size())) found = signal;
  }
  return found;
}

}  // namespace

struct MemberCheck::Impl {
  Impl(const RecordSource& source, const Model& model, const MemberColumns& names,
       std::uint64_t minimum)
      : findings{.model = model,
                 .file = source.name(),
                 .encoding = source.encoding(),
                 .separator = source.dialect().separator,
                 .minimum_cohort = minimum},
        plain(source, model, {}, names, &findings.header_faults),
        labelled(label_columns(plain)),
        fields(source, model, labelled, names, &repeated_faults),
        values(plain.signals().size()),
        labels(labelled.optional.size()),
        bounds(parts_and_wholes()),
        contradictions(bounds.size()) {
    findings.absent_signals = plain.absent_signals();
    for (const MemberField& field : fields.fields()) findings.columns.push_back(column_of(field));
  }

  ColumnCheck column_of(const MemberField& field) const;
  void add(const RecordText& text);
  void add_ids();
  void add_signals(std::size_t rows);
  void add_contradictions(std::size_t rows);
  void add_notes();
  std::string id_of(std::size_t row) const;
  void finish(ColumnCheck& column, const MemberField& field) const;

  MemberFindings findings;
  std::vector<std::string> repeated_faults;  // those of the header once more
  internal::MemberFields plain;              // without labels
  LabelColumns labelled;                     // the columns that nothing uses
  internal::MemberFields fields;
  internal::MemberStorage chunk;
  std::vector<MemberNote> notes;
  std::vector<internal::ValueCounts> values;  // [slot]
  std::vector<internal::LabelCounts> labels;  // [label column]
  std::vector<std::pair<Signal, Signal>> bounds;
  std::vector<Contradiction> contradictions;  // [bound]
  TextIndex ids;
};

ColumnCheck MemberCheck::Impl::column_of(const MemberField& field) const {
  ColumnCheck result{.name = field.name};
  if (field.is_id) {
    result.use = ColumnCheck::Use::id;
  } else if (field.slot != MemberField::kNone) {
    result.use = ColumnCheck::Use::signal;
    result.signal = findings.model.catalogue()[fields.signals()[field.slot]].name;
  } else {
    result.suggestion = suggestion_for(field.name, findings.absent_signals);
  }
  return result;
}

void MemberCheck::Impl::add(const RecordText& text) {
  const std::size_t rows = internal::inspect_members(fields, text, chunk, notes);
  findings.rows += rows;
  add_ids();
  add_signals(rows);
  add_contradictions(rows);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].add(chunk.labels[i]);
  add_notes();
}

std::string MemberCheck::Impl::id_of(std::size_t row) const {
  if (row >= chunk.id_ends.size()) return {};  // the file has no ids
  const std::size_t begin = row == 0 ? 0 : chunk.id_ends[row - 1];
  return chunk.ids.substr(begin, chunk.id_ends[row] - begin);
}

void MemberCheck::Impl::add_ids() {
  for (std::size_t row = 0; row < chunk.id_ends.size(); ++row) {
    const std::string id = id_of(row);
    if (id.empty() || id.size() > TextIndex::kLongestText || ids.add(id)) continue;
    ++findings.repeated_ids;
    keep_first(findings.first_repeated_ids, id);
  }
}

void MemberCheck::Impl::add_signals(std::size_t rows) {
  std::vector<std::uint8_t> is_observed(rows, 0);
  for (std::size_t slot = 0; slot < values.size(); ++slot) {
    const Column& column = chunk.columns[index_of(fields.signals()[slot])];
    for (std::size_t row = 0; row < rows; ++row) {
      const auto value = column.value(row);
      if (!value) continue;
      is_observed[row] = 1;
      values[slot].add(*value);
    }
  }
  findings.rows_without_signals +=
      static_cast<std::uint64_t>(std::ranges::count(is_observed, std::uint8_t{0}));
}

void MemberCheck::Impl::add_contradictions(std::size_t rows) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const Column& less = chunk.columns[index_of(bounds[i].first)];
    const Column& more = chunk.columns[index_of(bounds[i].second)];
    for (std::size_t row = 0; row < rows; ++row) {
      const auto larger = less.value(row);
      const auto smaller = more.value(row);
      if (!larger || !smaller || *larger <= *smaller) continue;
      if (contradictions[i].members++ == 0) contradictions[i].first_id = id_of(row);
    }
  }
}

void MemberCheck::Impl::add_notes() {
  for (std::size_t i = 0; i < findings.columns.size(); ++i) {
    findings.columns[i].converted += chunk.spellings[i];
  }
  for (MemberNote& note : notes) {
    if (!note.column) {
      ++findings.bad_records;
      keep_first(findings.first_bad_records, std::move(note));
      continue;
    }
    ColumnCheck& column = findings.columns[*note.column];
    if (note.rule.empty()) {
      keep_first(column.first_converted, std::move(note));
    } else {
      ++column.bad;
      keep_first(column.first_bad, std::move(note));
    }
  }
}

void MemberCheck::Impl::finish(ColumnCheck& column, const MemberField& field) const {
  if (field.slot != MemberField::kNone) {
    const internal::ValueCounts& counts = values[field.slot];
    column.filled = counts.count();
    if (counts.count() > 0) {
      column.smallest = counts.at(0);
      column.median = counts.at((counts.count() - 1) / 2);
      column.largest = counts.at(counts.count() - 1);
    }
  } else if (field.is_id) {
    column.filled = findings.rows - column.bad;
  } else if (!field.labels.empty()) {
    const internal::LabelCounts& counts = labels[field.labels.front()];
    column.filled = counts.filled() - std::min(counts.filled(), column.bad);
    column.labels = counts.check(findings.minimum_cohort);
  } else {
    return;  // nobody looked at its cells
  }
  column.missing = findings.rows - column.filled - column.bad;
}

MemberCheck::MemberCheck(const RecordSource& source, const Model& model,
                         const MemberColumns& columns, std::uint64_t minimum_cohort)
    : impl_(std::make_unique<Impl>(source, model, columns, minimum_cohort)) {}
MemberCheck::~MemberCheck() = default;
MemberCheck::MemberCheck(MemberCheck&&) noexcept = default;
MemberCheck& MemberCheck::operator=(MemberCheck&&) noexcept = default;

void MemberCheck::add(const RecordText& text) { impl_->add(text); }

void MemberCheck::stop(const DataError& error) {
  impl_->findings.end = {.line = error.place().line, .rule = error.rule()};
}

MemberFindings MemberCheck::findings() const {
  MemberFindings result = impl_->findings;
  for (std::size_t i = 0; i < result.columns.size(); ++i) {
    impl_->finish(result.columns[i], impl_->fields.fields()[i]);
  }
  for (std::size_t i = 0; i < impl_->bounds.size(); ++i) {
    Contradiction contradiction = impl_->contradictions[i];
    if (contradiction.members == 0) continue;
    contradiction.larger = result.model.catalogue()[impl_->bounds[i].first].name;
    contradiction.smaller = result.model.catalogue()[impl_->bounds[i].second].name;
    result.contradictions.push_back(std::move(contradiction));
  }
  return result;
}

std::uint64_t MemberFindings::faults() const noexcept {
  const std::uint64_t bad_cells =
      std::accumulate(columns.begin(), columns.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const ColumnCheck& c) { return sum + c.bad; });
  return header_faults.size() + bad_cells + bad_records + (end ? 1 : 0);
}

}  // namespace ssi
