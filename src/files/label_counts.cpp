// SPDX-License-Identifier: MIT
#include "files/label_counts.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace ssi::internal {
namespace {

constexpr std::size_t kMostLabels = 10'000;

/// A label without what spellings of it differ in.
std::string key_of(std::string_view label) {
  constexpr std::string_view kPadding = " \t";
  const std::size_t begin = label.find_first_not_of(kPadding);
  if (begin == label.npos) return {};
  std::string key(label.substr(begin, label.find_last_not_of(kPadding) + 1 - begin));
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return key;
}

}  // namespace

void LabelCounts::add(const LabelRows& labels) {
  // Each label of a chunk is looked up once.
  std::vector<std::uint64_t> members(labels.names.size());
  for (const std::uint32_t code : labels.rows) ++members[code];
  for (std::size_t code = 0; code < members.size(); ++code) {
    if (labels.names[code].empty() || members[code] == 0) continue;
    filled_ += members[code];
    if (has_too_many_) continue;
    const std::uint32_t position = index_.find_or_add(labels.names[code]);
    if (position == members_.size()) members_.push_back(0);
    members_[position] += members[code];
  }
  if (members_.size() <= kMostLabels) return;
  has_too_many_ = true;
  index_ = TextIndex();
  members_.clear();
}

std::optional<LabelCheck> LabelCounts::check(std::uint64_t minimum_cohort) const {
  if (has_too_many_ || members_.empty() || members_.size() > filled_ / 2) return std::nullopt;
  LabelCheck result{.labels = members_.size()};
  result.small_cohorts = static_cast<std::size_t>(
      std::ranges::count_if(members_, [&](std::uint64_t n) { return n < minimum_cohort; }));
  result.alike = alike();
  return result;
}

std::vector<std::vector<std::string>> LabelCounts::alike() const {
  std::map<std::string, std::vector<std::string>> groups;
  for (const std::string_view label : index_.texts()) groups[key_of(label)].emplace_back(label);
  std::vector<std::vector<std::string>> result;
  for (auto& [key, group] : groups) {
    if (group.size() > 1) result.push_back(std::move(group));
  }
  return result;
}

}  // namespace ssi::internal
