// SPDX-License-Identifier: MIT
#include "files/member_fields.hpp"

#include "files/csv/columns.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

MemberFields::MemberFields(const RecordSource& source, const Model& model,
                           const LabelColumns& labels)
    : file_(source.name()),
      signals_(model.used_signals().begin(), model.used_signals().end()),
      catalogue_size_(model.catalogue().size()),
      label_count_(labels.required.size() + labels.optional.size()),
      nameless_column_(internal::nameless_column(source)) {
  require_column(source, "member_id");
  for (const std::string& label : labels.required) require_column(source, label);
  for (const std::string& column : source.header()) fields_.push_back({.name = column});
  assign_columns(source, model, labels);
  for (const MemberField& field : fields_) {
    const bool is_used = field.is_id || field.slot != MemberField::kNone || !field.labels.empty();
    if (!is_used) unused_columns_.push_back(field.name);
  }
}

/// Gives columns their uses. Looks names up in an index: a hostile file may have millions of
/// columns, and a hostile model as many signals as a catalogue can hold.
void MemberFields::assign_columns(const RecordSource& source, const Model& model,
                                  const LabelColumns& labels) {
  TextIndex positions;
  for (const std::string& column : source.header()) positions.add(column);
  const auto field_of = [&](const std::string& name) {
    const auto position = positions.find(name);
    return position ? &fields_[*position] : nullptr;
  };
  field_of("member_id")->is_id = true;
  for (std::size_t slot = 0; slot < signals_.size(); ++slot) {
    const SignalInfo& signal = model.catalogue()[signals_[slot]];
    MemberField* field = field_of(signal.name);
    if (field == nullptr) {
      absent_signals_.push_back(signal.name);
      continue;
    }
    field->slot = slot;
    const bool is_flag = signal.kind == SignalKind::flag;
    field->largest = is_flag ? 1 : std::numeric_limits<std::uint32_t>::max();
  }
  std::size_t position = 0;
  for (const std::string& label : labels.required) field_of(label)->labels.push_back(position++);
  for (const std::string& label : labels.optional) {
    MemberField* field = field_of(label);
    if (field != nullptr) field->labels.push_back(position);
    if (field == nullptr) absent_labels_.push_back(label);
    ++position;
  }
}

}  // namespace ssi::internal
