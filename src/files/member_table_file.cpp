// SPDX-License-Identifier: MIT
#include "ssi/files/member_table_file.hpp"

#include <charconv>

#include "files/csv/csv.hpp"
#include "files/csv/table_header.hpp"

namespace ssi {
namespace {

internal::TableHeader header_of(const SignalCatalogue& catalogue, std::span<const Signal> columns,
                                std::span<const std::string> text_columns) {
  internal::TableHeader header;
  header.add("member_id");
  for (const Signal signal : columns) header.add(catalogue[signal].name);
  for (const std::string& column : text_columns) header.add(column);
  return header;
}

}  // namespace

MemberTableWriter::MemberTableWriter(const SignalCatalogue& catalogue,
                                     std::span<const Signal> columns,
                                     std::span<const std::string> text_columns)
    : signals_(columns.begin(), columns.end()),
      header_(header_of(catalogue, columns, text_columns).line("member table")) {}

std::optional<std::string> MemberTableWriter::repeated_column(
    const SignalCatalogue& catalogue, std::span<const Signal> columns,
    std::span<const std::string> text_columns) {
  return header_of(catalogue, columns, text_columns).repeated();
}

void MemberTableWriter::append(std::string& out, const MemberTable& members, std::size_t row,
                               std::string_view id, std::span<const std::string_view> texts) const {
  constexpr std::size_t kMostDigits = 10;
  internal::append_cell(out, id);
  for (const Signal signal : signals_) {
    out += ',';
    const auto value = members.value(signal, row);
    if (!value) continue;
    char digits[kMostDigits];
    out.append(digits, std::to_chars(digits, digits + kMostDigits, *value).ptr);
  }
  for (const std::string_view text : texts) {
    out += ',';
    internal::append_cell(out, text);
  }
  out += '\n';
}

}  // namespace ssi
