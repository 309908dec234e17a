// SPDX-License-Identifier: MIT
#include "members_before.hpp"

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

GatheredMembers::GatheredMembers(const Model& model, std::size_t rows)
    : rows_(rows), values_(model.used_signals().size()), columns_(model.catalogue().size()) {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    values_[i].values.resize(rows);
    values_[i].observed.resize((rows + 7) / 8);
    columns_[index_of(model.used_signals()[i])] =
        Column::of(std::as_const(values_[i].values)).with_validity(values_[i].observed.data());
  }
}

MembersBefore::MembersBefore(const Model& model, const std::vector<std::string>& cohort_columns)
    : model_(model), cohorts_(cohort_columns.size()) {
  for (const std::string& column : cohort_columns) columns_.emplace_back(column, model.maximum());
}

std::optional<RepeatedId> MembersBefore::add(MemberChunk chunk,
                                             std::span<const std::uint16_t> totals) {
  const MemberChunk& kept = chunks_.emplace_back(std::move(chunk));
  std::vector<std::string_view> ids;
  ids.reserve(kept.rows());
  for (std::size_t row = 0; row < kept.rows(); ++row) ids.push_back(kept.id(row));
  std::vector<LabelColumn> labels;
  for (std::size_t i = 0; i < kept.label_columns(); ++i) labels.push_back(kept.labels(i));
  return add(ids, kept.members(), labels, totals);
}

std::optional<RepeatedId> MembersBefore::add(std::span<const std::string_view> ids,
                                             const MemberTable& members,
                                             std::span<const LabelColumn> labels,
                                             std::span<const std::uint16_t> totals) {
  const std::size_t first = ids_.size();
  const std::size_t added = ids_.add(ids);
  if (added < ids.size()) return RepeatedId{added, std::string(ids[added])};
  std::vector<Column> columns;
  for (const Signal signal : model_.used_signals()) columns.push_back(members.column(signal));
  parts_.push_back({members, std::move(columns), first});
  totals_.insert(totals_.end(), totals.begin(), totals.end());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::vector<std::uint32_t> numbers = columns_[i].add(labels[i], totals);
    cohorts_[i].insert(cohorts_[i].end(), numbers.begin(), numbers.end());
  }
  return std::nullopt;
}

void MembersBefore::rank(std::uint64_t minimum, const Execution& execution) {
  for (CohortColumn& column : columns_) column.rank(minimum, execution);
}

/// Finds the parts. Neighbours are mostly in the same one.
std::vector<MembersBefore::Place> MembersBefore::places_of(
    std::span<const std::uint32_t> positions) const {
  std::vector<Place> places;
  places.reserve(positions.size());
  const Part* part = parts_.data();
  for (const std::uint32_t position : positions) {
    if (position == TextIndex::kNone) {
      places.push_back({nullptr, 0});
      continue;
    }
    if (position < part->first || position - part->first >= part->members.rows()) {
      const auto behind = std::ranges::upper_bound(parts_, position, {}, &Part::first);
      part = &*std::prev(behind);
    }
    places.push_back({part, position - part->first});
  }
  return places;
}

GatheredMembers MembersBefore::gather(std::span<const std::uint32_t> positions) const {
  GatheredMembers result(model_, positions.size());
  const std::vector<Place> places = places_of(positions);
  for (std::size_t s = 0; s < result.values_.size(); ++s) {
    auto& [values, observed] = result.values_[s];
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto& [part, row] = places[i];
      if (part == nullptr) continue;
      const Column& column = part->columns[s];
      if (column.type() == ColumnType::uint32) {  // that of all files
        std::memcpy(&values[i], static_cast<const char*>(column.values()) + row * sizeof values[i],
                    sizeof values[i]);
        put_bit(observed, i, observed_bit(column, row));
      } else if (const auto value = column.value(row)) {
        values[i] = *value;
        put_bit(observed, i, 1);
      }
    }
  }
  return result;
}

}  // namespace ssi::command
