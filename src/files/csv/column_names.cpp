// SPDX-License-Identifier: MIT
#include "files/csv/column_names.hpp"

#include "base/edit_distance.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

/// Returns a byte for each character of a text, its first. All of ASCII stay.
std::string first_bytes(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) result += c;
  }
  return result;
}

}  // namespace

std::string folded(std::string_view name) {
  constexpr std::string_view kIgnored = " _-.";
  std::string result;
  for (const char c : name) {
    if (kIgnored.find(c) != kIgnored.npos) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

bool is_near(std::string_view folded_name, std::string_view folded_wanted) {
  const std::string wanted = first_bytes(folded_wanted);
  const std::size_t most = likely_edits(wanted.size());
  const std::string name = first_bytes(folded_name);
  return edit_distance(std::string_view(name), std::string_view(wanted), most, Edits::letters) <=
         most;
}

ColumnNames::ColumnNames(const RecordSource& source) : source_(source) {
  for (const std::string& name : source.header()) names_.add(name);
  if (source.dialect().names == Spellings::strict) return;
  for (std::size_t i = 0; i < source.header().size(); ++i) {
    const std::uint32_t position = folded_names_.find_or_add(folded(source.header()[i]));
    if (position == columns_.size()) columns_.emplace_back();
    columns_[position].push_back(i);
  }
}

std::optional<std::size_t> ColumnNames::exact(const std::string& name) const {
  const auto position = names_.find(name);
  return position ? std::optional<std::size_t>(*position) : std::nullopt;
}

std::optional<std::size_t> ColumnNames::fitting(const std::string& name,
                                                const std::vector<bool>& is_taken) const {
  const auto position = folded_names_.find(folded(name));
  if (!position || folded(name).empty()) return std::nullopt;
  std::optional<std::size_t> found;
  for (const std::size_t column : columns_[*position]) {
    if (is_taken[column]) continue;
    if (found) {
      const std::vector<std::string>& header = source_.header();
      throw DataError({source_.name(), source_.header_line(), "", ""},
                      "columns '" + header[*found] + "' and '" + header[column] +
                          "' can both be read as '" + name + "': rename one of them");
    }
    found = column;
  }
  return found;
}

}  // namespace ssi::internal
