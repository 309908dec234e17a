// SPDX-License-Identifier: MIT
#include "history/signal_columns.hpp"

#include <algorithm>
#include <span>

namespace ssi::internal {

SignalColumns::SignalColumns(const LogContent& log, const SignalPlan& plan)
    : catalogue_size_(log.catalogue.size()), rows_(log.ids.size()) {
  columns_.reserve(plan.slots().size());
  for (const SignalPlan::Slot& slot : plan.slots()) {
    SlotColumn& column = columns_.emplace_back();
    column.signal = slot.signal;
    column.values.resize(rows_);
    if (slot.is_always_observed) continue;
    column.observed.resize((rows_ + 7) / 8);
    if (slot.is_window || !log.known) continue;
    std::ranges::copy(log.known->values(slot.signal), column.values.begin());
    std::ranges::copy(log.known->observed(slot.signal), column.observed.begin());
  }
}

MemberTable SignalColumns::members() const {
  std::vector<Column> columns(catalogue_size_);
  for (const SlotColumn& each : columns_) {
    const Column values = Column::of(std::span(each.values));
    columns[index_of(each.signal)] =
        each.observed.empty() ? values : values.with_validity(each.observed.data());
  }
  return {columns, rows_};
}

}  // namespace ssi::internal
