// SPDX-License-Identifier: MIT
#include "arrow/activity_batches.hpp"

#include <cstring>
#include <stdexcept>
#include <utility>

#include "arrow/layout.hpp"
#include "ssi/error.hpp"
#include "ssi/nearest_name.hpp"

namespace ssi::internal {
namespace {

const ArrowSchema& checked(const ArrowSchema& schema) {
  if (schema.format != nullptr && std::strcmp(schema.format, "+s") != 0) {
    throw std::invalid_argument("an activity log comes as a table: a stream of record batches");
  }
  check_schema(schema);
  return schema;
}

/// A column that need not be there; one of nulls is as none.
template <class Batches>
std::optional<Batches> optional_column(const ArrowSchema& schema, const std::string& name) {
  const auto child = child_named(schema, name);
  if (!child || std::strcmp(schema.children[*child]->format, "n") == 0) return std::nullopt;
  return Batches(schema, name);
}

}  // namespace

ActivityBatches::ActivityBatches(const ArrowSchema& schema, SignalCatalogue catalogue,
                                 const std::string& id, const TextIndex* members)
    : catalogue_(std::move(catalogue)),
      members_(members),
      columns_(schema.n_children),
      ids_(checked(schema), id),
      dates_(schema, "date"),
      signals_(schema, "signal"),
      values_(optional_column<ValueBatches>(schema, "value")),
      persons_(optional_column<LabelBatches>(schema, "person")),
      events_(optional_column<LabelBatches>(schema, "event")) {}

std::span<const Activity> ActivityBatches::read(const ArrowArray& batch) {
  first_row_ += rows_.size();
  rows_.clear();
  const std::size_t rows = check_batch(batch, columns_);
  ids_.read(batch);
  dates_.read(batch);
  signals_.read(batch);
  if (values_) values_->read(batch);
  if (persons_) persons_->read(batch);
  if (events_) events_->read(batch);
  look_up_members();
  look_up_signals();
  rows_.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) take_row(row);
  return rows_;
}

void ActivityBatches::look_up_members() {
  if (members_ == nullptr) return;
  const auto names = ids_.labels().names;
  const std::vector<std::string_view> texts(names.begin(), names.end());
  positions_.resize(texts.size());
  members_->find(texts, positions_);
}

void ActivityBatches::look_up_signals() {
  by_code_.clear();
  for (const std::string& name : signals_.labels().names) by_code_.push_back(catalogue_.find(name));
}

void ActivityBatches::take_row(std::size_t row) {
  Activity activity;
  const LabelColumn ids = ids_.labels();
  activity.member = ids[row];
  if (activity.member.empty()) fail(row, ids_.name(), {}, "must not be empty");
  if (activity.member.size() > TextIndex::kLongestText) {
    fail(row, ids_.name(), {}, "is of 16 MiB or more");
  }
  const auto day = dates_.day(row);
  if (!day) {
    fail(row, "date", dates_.cell(row),
         "is not a date from 0001-01-01 to 9999-12-31, such as 2024-05-28 or 2024-05-28T09:30:00Z");
  }
  activity.day = *day;
  const LabelColumn signals = signals_.labels();
  const auto signal = by_code_[signals.codes[row]];
  if (!signal) fail_signal(row, signals[row]);
  activity.signal = *signal;
  activity.value = value_of(row, *signal);
  if (persons_) activity.person = persons_->labels()[row];
  if (activity.person.size() > TextIndex::kLongestText) {
    fail(row, "person", {}, "is of 16 MiB or more");
  }
  if (events_) activity.event = events_->labels()[row];
  if (members_ != nullptr) {
    activity.position = positions_[ids.codes[row]];
    if (activity.position == TextIndex::kNone) {
      fail(row, ids_.name(), activity.member, "is not the id of a known member");
    }
  }
  rows_.push_back(activity);
}

std::uint32_t ActivityBatches::value_of(std::size_t row, Signal signal) const {
  const SignalInfo& info = catalogue_[signal];
  if (values_) {
    if (const std::string* bad = values_->fault(row)) fail_value(row, info, *bad);
    if (const auto value = values_->value(row)) {
      const bool is_flag = info.kind == SignalKind::flag;
      if (is_flag && *value > 1) fail_value(row, info, std::to_string(*value));
      return *value;
    }
  }
  // A new state has to be said; that something happened is 1.
  if (info.scope == SignalScope::state && info.kind == SignalKind::count) {
    if (!values_) fail(row, "signal", info.name, "needs a value, and there is no column 'value'");
    fail(row, "value", {}, "must not be empty: '" + info.name + "' is a state that is counted");
  }
  return 1;
}

void ActivityBatches::fail(std::size_t row, const std::string& column, std::string_view cell,
                           const std::string& rule) const {
  throw DataError(
      {"log", static_cast<std::size_t>(first_row_) + row + 1, column, std::string(cell)}, rule);
}

void ActivityBatches::fail_signal(std::size_t row, const std::string& name) const {
  NearestName nearest{name};
  for (const SignalInfo& each : catalogue_.all()) nearest.offer(each.name);
  const std::string hint =
      nearest.found() ? ": did you mean '" + *nearest.found() + "'?" : std::string();
  fail(row, "signal", name, "is no signal of the model" + hint);
}

void ActivityBatches::fail_value(std::size_t row, const SignalInfo& signal,
                                 const std::string& value) const {
  const bool is_flag = signal.kind == SignalKind::flag;
  fail(row, "value", value,
       is_flag ? "is not 0 or 1" : "is not a whole number from 0 to 4294967295");
}

}  // namespace ssi::internal
