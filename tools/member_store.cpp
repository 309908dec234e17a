// SPDX-License-Identifier: MIT
#include "member_store.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ssi::command {
namespace {

/// Sets a bit that is 0 so far.
void put_bit(std::vector<std::uint8_t>& bits, std::size_t i, unsigned bit) {
  bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | bit << i % 8);
}

unsigned observed_bit(const Column& column, std::size_t row) {
  if (column.validity() == nullptr) return 1;
  const std::size_t bit = column.validity_offset() + row;
  return column.validity()[bit / 8] >> bit % 8 & 1U;
}

}  // namespace

std::vector<Column> used_columns(const Model& model, const MemberTable& members) {
  std::vector<Column> result;
  for (const Signal signal : model.used_signals()) result.push_back(members.column(signal));
  return result;
}

GatheredMembers::GatheredMembers(const Model& model, std::span<const MemberPlace> places)
    : rows_(places.size()),
      values_(model.used_signals().size()),
      columns_(model.catalogue().size()) {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    values_[i].values.resize(rows_);
    values_[i].observed.resize((rows_ + 7) / 8);
    gather(values_[i], i, places);
    columns_[index_of(model.used_signals()[i])] =
        Column::of(std::as_const(values_[i].values)).with_validity(values_[i].observed.data());
  }
}

void GatheredMembers::gather(Values& into, std::size_t signal,
                             std::span<const MemberPlace> places) const {
  auto& [values, observed] = into;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [columns, row] = places[i];
    if (columns == nullptr) continue;
    const Column& column = (*columns)[signal];
    if (column.type() == ColumnType::uint32) {  // that of all files and logs
      std::memcpy(&values[i], static_cast<const char*>(column.values()) + row * sizeof values[i],
                  sizeof values[i]);
      put_bit(observed, i, observed_bit(column, row));
    } else if (const auto value = column.value(row)) {
      values[i] = *value;
      put_bit(observed, i, 1);
    }
  }
}

MemberStore::MemberStore(const Model& model, const std::vector<std::string>& cohort_columns)
    : model_(model), cohorts_(cohort_columns.size()) {
  for (const std::string& column : cohort_columns) columns_.emplace_back(column, model.maximum());
}

std::optional<RepeatedId> MemberStore::add(MemberChunk chunk,
                                           std::span<const std::uint16_t> totals) {
  const MemberChunk& kept = chunks_.emplace_back(std::move(chunk));
  std::vector<std::string_view> ids;
  ids.reserve(kept.rows());
  for (std::size_t row = 0; row < kept.rows(); ++row) ids.push_back(kept.id(row));
  std::vector<LabelColumn> labels;
  for (std::size_t i = 0; i < kept.label_columns(); ++i) labels.push_back(kept.labels(i));
  return add(ids, kept.members(), labels, totals);
}

std::optional<RepeatedId> MemberStore::add(std::span<const std::string_view> ids,
                                           const MemberTable& members,
                                           std::span<const LabelColumn> labels,
                                           std::span<const std::uint16_t> totals) {
  const std::size_t first = ids_.size();
  const std::size_t added = ids_.add(ids);
  if (added < ids.size()) return RepeatedId{added, std::string(ids[added])};
  parts_.push_back({members, used_columns(model_, members), first});
  totals_.insert(totals_.end(), totals.begin(), totals.end());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::vector<std::uint32_t> numbers = columns_[i].add(labels[i], totals);
    cohorts_[i].insert(cohorts_[i].end(), numbers.begin(), numbers.end());
  }
  return std::nullopt;
}

void MemberStore::rank(std::uint64_t minimum, const Execution& execution) {
  for (CohortColumn& column : columns_) column.rank(minimum, execution);
}

/// Finds the parts. Neighbours are mostly in the same one.
std::vector<MemberPlace> MemberStore::places_of(std::span<const std::uint32_t> positions) const {
  std::vector<MemberPlace> places;
  places.reserve(positions.size());
  const Part* part = parts_.data();
  for (const std::uint32_t position : positions) {
    if (position == TextIndex::kNone) {
      places.push_back({nullptr, 0});
      continue;
    }
    if (position < part->first || position - part->first >= part->members.rows()) {
      part = &*std::prev(std::ranges::upper_bound(parts_, position, {}, &Part::first));
    }
    places.push_back({&part->columns, position - part->first});
  }
  return places;
}

GatheredMembers MemberStore::gather(std::span<const std::uint32_t> positions) const {
  return {model_, places_of(positions)};
}

}  // namespace ssi::command
