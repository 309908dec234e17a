// SPDX-License-Identifier: MIT
#include "files/member_fields.hpp"

#include <algorithm>

#include "files/csv/columns.hpp"

namespace ssi::internal {

MemberFields::MemberFields(const RecordSource& source, const Model& model,
                           const LabelColumns& labels)
    : file_(source.name()),
      signals_(model.used_signals().begin(), model.used_signals().end()),
      catalogue_size_(model.catalogue().size()),
      label_count_(labels.required.size() + labels.optional.size()) {
  require_column(source, "member_id");
  for (const std::string& label : labels.required) require_column(source, label);
  for (const Signal signal : signals_) {
    const std::string& name = model.catalogue()[signal].name;
    if (!has_column(source, name)) absent_signals_.push_back(name);
  }
  for (const std::string& label : labels.optional) {
    if (!has_column(source, label)) absent_labels_.push_back(label);
  }
  std::vector<std::string> label_columns = labels.required;
  label_columns.insert(label_columns.end(), labels.optional.begin(), labels.optional.end());
  for (const std::string& column : source.header()) {
    const MemberField& field = fields_.emplace_back(field_of(column, model, label_columns));
    const bool is_used = field.is_id || field.slot != MemberField::kNone || !field.labels.empty();
    if (!is_used) unused_columns_.push_back(column);
  }
}

MemberField MemberFields::field_of(const std::string& column, const Model& model,
                                   const std::vector<std::string>& label_columns) const {
  MemberField field{.name = column};
  field.is_id = column == "member_id";
  for (std::size_t i = 0; i < label_columns.size(); ++i) {
    if (label_columns[i] == column) field.labels.push_back(i);
  }
  const auto signal = model.catalogue().find(column);
  const auto slot = signal ? std::ranges::find(signals_, *signal) : signals_.end();
  if (slot != signals_.end()) {
    field.slot = static_cast<std::size_t>(slot - signals_.begin());
    field.largest = model.catalogue()[*signal].kind == SignalKind::flag
                        ? 1
                        : std::numeric_limits<std::uint32_t>::max();
  }
  return field;
}

}  // namespace ssi::internal
