// SPDX-License-Identifier: MIT
#include "files/member_fields.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/escape.hpp"
#include "files/csv/column_names.hpp"
#include "files/csv/columns.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

bool is_digits(const std::string& word) noexcept {
  return word.find_first_not_of("0123456789") == word.npos;
}

std::string near_miss(const std::string& column, const std::string& signal) {
  return "column '" + column + "': did you mean the signal '" + signal +
         "'? Rename it, or say --map '" + signal + '=' + column + "', or --ignore '" + column + "'";
}

}  // namespace

MemberFields::MemberFields(const RecordSource& source, const Model& model,
                           const LabelColumns& labels, const MemberColumns& columns,
                           std::vector<std::string>* faults)
    : faults_(faults),
      file_(source.name()),
      signals_(columns.wanted.value_or(
          std::vector<Signal>(model.used_signals().begin(), model.used_signals().end()))),
      catalogue_size_(model.catalogue().size()),
      label_count_(labels.required.size() + labels.optional.size()),
      nameless_column_(internal::nameless_column(source)),
      missing_words_(columns.missing_words),
      has_numbers_for_missing_(std::ranges::any_of(missing_words_, is_digits)) {
  for (const Signal signal : signals_) {
    const bool is_flag = model.catalogue()[signal].kind == SignalKind::flag;
    largest_.push_back(is_flag ? 1 : std::numeric_limits<std::uint32_t>::max());
  }
  for (const std::string& column : source.header()) fields_.push_back({.name = column});
  assign(wanted(model, labels, columns), source);
  for (const MemberField& field : fields_) {
    if (!field.is_used()) unused_columns_.push_back(field.name);
  }
  if (source.dialect().names == Spellings::strict) return;
  ask_about_names(source, columns);
  if (columns.wanted) return;
  attempt([&] {
    const auto has_signal = [](const MemberField& f) { return f.slot != MemberField::kNone; };
    if (std::ranges::any_of(fields_, has_signal)) return;
    throw DataError({file_, source.header_line(), "", ""},
                    "no column is a signal of the model '" + model.id() + "'");
  });
}

bool MemberFields::has_id() const noexcept {
  return std::ranges::any_of(fields_, [](const MemberField& field) { return field.is_id; });
}

template <class Step>
void MemberFields::attempt(Step step) const {
  if (faults_ == nullptr) return step();
  try {
    step();
  } catch (const DataError& error) {
    faults_->push_back(error.rule());
  }
}

/// Lists all that may be a column. The id comes first, then labels: what is said first if it is
/// not there.
std::vector<MemberFields::Wanted> MemberFields::wanted(const Model& model,
                                                       const LabelColumns& labels,
                                                       const MemberColumns& columns) const {
  using Use = Wanted::Use;
  std::vector<Wanted> result = {{Use::id, columns.id, 0}};
  std::size_t position = 0;
  for (const auto& label : labels.required) {
    result.push_back({Use::required_label, label, position++});
  }
  for (const auto& label : labels.optional) {
    result.push_back({Use::optional_label, label, position++});
  }
  std::map<std::string, std::string> mapped;
  for (const auto& [signal, column] : columns.mapped) {
    if (!model.catalogue().find(signal)) {
      throw std::invalid_argument("the model has no signal '" + signal + "'");
    }
    if (!mapped.emplace(signal, column).second) {
      throw std::invalid_argument("two columns are named for the signal '" + signal + "'");
    }
  }
  for (std::size_t slot = 0; slot < signals_.size(); ++slot) {
    const std::string& name = model.catalogue()[signals_[slot]].name;
    const auto found = mapped.find(name);
    if (found == mapped.end()) {
      result.push_back({Use::signal, name, slot});
    } else {
      result.push_back({Use::mapped_signal, found->second, slot});
    }
  }
  return result;
}

/// Gives columns their uses: what the caller names comes first, then exact names of signals. Only
/// columns that are left over can be meant by another spelling of a signal's name. A label shares
/// its column with whatever else that is: scores must not depend on which columns are labels.
void MemberFields::assign(const std::vector<Wanted>& wanted, const RecordSource& source) {
  const ColumnNames names(source);
  for (const bool is_named : {true, false}) {
    std::vector<const Wanted*> others;
    for (const Wanted& w : wanted) {
      if ((w.use != Wanted::Use::signal) != is_named) continue;
      const auto column = names.exact(w.column);
      if (column && (is_named || !fields_[*column].is_value())) {
        attempt([&] { use(*column, w, source); });
      } else {
        others.push_back(&w);
      }
    }
    for (const Wanted* w : others) attempt([&] { find_other_spelling(*w, names, source); });
  }
  std::ranges::stable_sort(read_as_, {}, [&](const ReadAs& r) { return *names.exact(r.column); });
}

void MemberFields::find_other_spelling(const Wanted& wanted, const ColumnNames& names,
                                       const RecordSource& source) {
  // A column's labels may be wanted besides its values.
  std::vector<bool> is_taken(fields_.size(), false);
  if (!wanted.is_label()) {
    for (std::size_t i = 0; i < fields_.size(); ++i) is_taken[i] = fields_[i].is_value();
  }
  if (const auto column = names.fitting(wanted.column, is_taken)) {
    use(*column, wanted, source);
    const std::string& name = fields_[*column].name;
    const bool is_listed = std::ranges::any_of(read_as_, [&](const ReadAs& r) {
      return r.column == name && r.name == wanted.column;  // as a label and a signal
    });
    if (!is_listed) read_as_.push_back({name, wanted.column});
  } else {
    miss(wanted, source);
  }
}

void MemberFields::use(std::size_t column, const Wanted& wanted, const RecordSource& source) {
  MemberField& field = fields_[column];
  if (field.is_value() && !wanted.is_label()) {
    throw DataError({file_, source.header_line(), "", ""},
                    "column '" + field.name + "' cannot be read as two things: as " +
                        (field.is_id ? "the id" : "a signal") + ", and as another signal");
  }
  switch (wanted.use) {
    case Wanted::Use::id:
      field.is_id = true;
      break;
    case Wanted::Use::required_label:
    case Wanted::Use::optional_label:
      field.labels.push_back(wanted.position);
      break;
    case Wanted::Use::signal:
    case Wanted::Use::mapped_signal:
      field.slot = wanted.position;
      field.largest = largest_[wanted.position];
      break;
  }
}

void MemberFields::miss(const Wanted& wanted, const RecordSource& source) {
  switch (wanted.use) {
    case Wanted::Use::id:
      fail_without_id(source, wanted.column);
      break;
    case Wanted::Use::required_label:
    case Wanted::Use::mapped_signal:
      require_column(source, wanted.column);
      break;
    case Wanted::Use::optional_label:
      absent_labels_.push_back(wanted.column);
      break;
    case Wanted::Use::signal:
      absent_signals_.push_back(wanted.column);
      break;
  }
}

/// Asks about columns that nothing uses and whose names are nearly those of signals that the file
/// lacks: scored without, everybody would look as if they had done nothing.
void MemberFields::ask_about_names(const RecordSource& source, const MemberColumns& columns) const {
  constexpr std::size_t kLongest = 200;  // bytes of a name that may be meant for another
  std::vector<std::string> folded_signals;
  for (const std::string& signal : absent_signals_) folded_signals.push_back(folded(signal));
  for (const std::string& column : unused_columns_) {
    const bool is_ignored = std::ranges::find(columns.ignored, column) != columns.ignored.end();
    if (is_ignored || column.empty() || column.size() > kLongest) continue;
    const std::string name = folded(visible_part(column));
    const auto found = std::ranges::find_if(
        folded_signals, [&](const std::string& signal) { return is_near(name, signal); });
    if (found == folded_signals.end()) continue;
    const auto position = static_cast<std::size_t>(found - folded_signals.begin());
    attempt([&] {
      throw DataError({file_, source.header_line(), "", ""},
                      near_miss(column, absent_signals_[position]));
    });
  }
}

}  // namespace ssi::internal
