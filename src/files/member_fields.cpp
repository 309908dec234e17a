// SPDX-License-Identifier: MIT
#include "files/member_fields.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/escape.hpp"
#include "files/csv/column_names.hpp"
#include "files/csv/columns.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {

MemberFields::MemberFields(const RecordSource& source, const Model& model,
                           const LabelColumns& labels, const MemberColumns& columns,
                           std::vector<std::string>* faults)
    : faults_(faults),
      file_(source.name()),
      signals_(model.used_signals().begin(), model.used_signals().end()),
      catalogue_size_(model.catalogue().size()),
      label_count_(labels.required.size() + labels.optional.size()),
      nameless_column_(internal::nameless_column(source)),
      missing_words_(columns.missing_words) {
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
  attempt([&] {
    const auto has_signal = [](const MemberField& f) { return f.slot != MemberField::kNone; };
    if (std::ranges::any_of(fields_, has_signal)) return;
    throw DataError({file_, source.header_line(), "", ""},
                    "no column is a signal of the model '" + model.id() + "'");
  });
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
                                                       const MemberColumns& columns) {
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
    mapped[signal] = column;
  }
  for (std::size_t slot = 0; slot < model.used_signals().size(); ++slot) {
    const std::string& name = model.catalogue()[model.used_signals()[slot]].name;
    const auto found = mapped.find(name);
    if (found == mapped.end()) {
      result.push_back({Use::signal, name, slot});
    } else {
      result.push_back({Use::mapped_signal, found->second, slot});
    }
  }
  return result;
}

/// Gives columns their uses. All exact names come first: only columns that are left over can be
/// meant by another spelling. A label shares its column with whatever else that is: scores must not
/// depend on which columns are labels, and an option may name a signal's column by any spelling.
void MemberFields::assign(const std::vector<Wanted>& wanted, const RecordSource& source) {
  const ColumnNames names(source);
  std::vector<const Wanted*> others;
  for (const Wanted& w : wanted) {
    if (const auto column = names.exact(w.column)) {
      use(*column, w);
    } else {
      others.push_back(&w);
    }
  }
  const std::vector<bool> none_taken(fields_.size(), false);
  std::vector<bool> is_taken;
  for (const MemberField& field : fields_) {
    is_taken.push_back(field.is_id || field.slot != MemberField::kNone);
  }
  std::set<std::pair<std::size_t, std::string>> read_as;  // in the order of the file
  for (const Wanted* w : others) {
    attempt([&] {
      const bool is_label = w->use == Wanted::Use::required_label;
      if (const auto column = names.fitting(w->column, is_label ? none_taken : is_taken)) {
        use(*column, *w);
        read_as.emplace(*column, w->column);
      } else {
        miss(*w, source);
      }
    });
  }
  for (const auto& [column, name] : read_as) read_as_.push_back({fields_[column].name, name});
}

void MemberFields::use(std::size_t column, const Wanted& wanted) {
  MemberField& field = fields_[column];
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
  constexpr std::size_t kMostColumns = 1000;  // more are nobody's own
  const std::size_t count = std::min(unused_columns_.size(), kMostColumns);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& column = unused_columns_[i];
    const bool is_ignored = std::ranges::find(columns.ignored, column) != columns.ignored.end();
    if (!is_ignored) attempt([&] { ask_about(column, source); });
  }
}

/// Throws a DataError that asks, if there is such a signal.
void MemberFields::ask_about(const std::string& column, const RecordSource& source) const {
  constexpr std::size_t kLongest = 200;  // bytes of a name that may be meant for another
  if (column.empty() || column.size() > kLongest) return;
  const std::string name = folded(visible_part(column));
  for (const std::string& signal : absent_signals_) {
    if (!is_near(name, folded(signal))) continue;
    throw DataError({file_, source.header_line(), "", ""},
                    "column '" + column + "': did you mean the signal '" + signal +
                        "'? Rename it, or say --map " + signal + '=' + column + ", or --ignore " +
                        column);
  }
}

}  // namespace ssi::internal
