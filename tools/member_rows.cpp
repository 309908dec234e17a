// SPDX-License-Identifier: MIT
#include "member_rows.hpp"

#include <algorithm>
#include <limits>

namespace ssi::command {

MemberRows::MemberRows(const Model& model)
    : signals_(model.used_signals().begin(), model.used_signals().end()),
      values_(signals_.size()),
      columns_(model.catalogue().size()) {}

void MemberRows::add(const MemberTable& members) {
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    append(values_[i], members.column(signals_[i]), members.rows());
  }
  rows_ += members.rows();
}

void MemberRows::append(Values& to, const Column& column, std::size_t rows) const {
  for (std::size_t row = 0; row < rows; ++row) {
    const auto value = column.value(row);
    const std::size_t at = rows_ + row;
    if (!value && to.observed.empty()) to.observed.assign((rows_ + rows + 7) / 8, 0xFF);
    if (!to.observed.empty()) {
      if (at / 8 >= to.observed.size()) to.observed.resize((rows_ + rows + 7) / 8, 0xFF);
      if (!value) to.observed[at / 8] &= static_cast<std::uint8_t>(~(1U << at % 8));
    }
    to.wide.push_back(value.value_or(0));
    to.most = std::max(to.most, to.wide.back());
  }
}

void MemberRows::finish() {
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    columns_[index_of(signals_[i])] = narrowed(values_[i]);
  }
}

Column MemberRows::narrowed(Values& values) {
  const auto narrow = [&values]<class T>(std::vector<T>& to) {
    to.reserve(values.wide.size());
    for (const std::uint32_t value : values.wide) to.push_back(static_cast<T>(value));
    values.wide = {};
    return Column::of(to);
  };
  Column column;
  if (values.most <= std::numeric_limits<std::uint8_t>::max()) {
    column = narrow(values.bytes);
  } else if (values.most <= std::numeric_limits<std::uint16_t>::max()) {
    column = narrow(values.words);
  } else {
    column = Column::of(values.wide);
  }
  return values.observed.empty() ? column : column.with_validity(values.observed.data());
}

}  // namespace ssi::command
