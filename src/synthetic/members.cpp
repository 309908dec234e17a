// SPDX-License-Identifier: MIT
#include "ssi/synthetic/members.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "synthetic/generate_members.hpp"

namespace ssi::synthetic {
namespace {

constexpr const char* kIndustryNames[] = {
    "Software",    "Financial Services", "Health Care", "Education",          "Manufacturing",
    "Retail",      "Construction",       "Government",  "Telecommunications", "Consulting",
    "Media",       "Logistics",          "Staffing",    "Hospitality",        "Energy",
    "Real Estate", "Pharmaceuticals",    "Insurance",   "Legal Services",     "Agriculture",
};

void check(const MemberColumns& columns, std::size_t rows) {
  const auto require = [](std::size_t size, std::size_t wanted) {
    if (size != 0 && size < wanted) {
      throw std::invalid_argument("a column has fewer elements than members are generated");
    }
  };
  for (const auto& signal : columns.values) require(signal.size(), rows);
  require(columns.industry.size(), rows);
  require(columns.premium.size(), (rows + 7) / 8);
}

MemberTable table_of(const std::vector<std::vector<std::uint16_t>>& values,
                     const std::vector<std::uint8_t>& premium) {
  Columns columns;
  for (std::size_t i = 0; i < values.size(); ++i) columns.set(static_cast<Signal>(i), values[i]);
  for (const Signal signal : kPremiumSignals) {
    columns.set(signal, columns[signal].with_validity(premium.data()));
  }
  return MemberTable(std::move(columns));
}

}  // namespace

Members::Members(const Options& options) : options_(options) {
  if (options.members > kMostMembers) {
    throw std::invalid_argument("a population has at most 2^48 members");
  }
  if (options.industries < 1 || options.industries > kMostIndustries) {
    throw std::invalid_argument("a population has 1 to " + std::to_string(kMostIndustries) +
                                " industries");
  }
  places_ = std::make_shared<internal::Places>(options.seed, options.industries);
}

void Members::generate(std::uint64_t first, std::size_t rows, const MemberColumns& columns,
                       const Execution& execution) const {
  internal::require_members(*this, first, rows);
  check(columns, rows);
  internal::generate_members(*places_, first, rows, columns, execution);
}

std::string industry_name(std::uint32_t industry) {
  if (industry < std::size(kIndustryNames)) return kIndustryNames[industry];
  return "Industry " + std::to_string(industry + 1);
}

std::string member_id(std::uint64_t member, std::uint64_t members) {
  constexpr std::size_t kLeastDigits = 7;
  std::size_t digits = kLeastDigits;
  for (std::uint64_t rest = members / 10'000'000; rest > 0; rest /= 10) ++digits;
  std::string result(digits + 1, '0');
  result.front() = 'm';
  std::uint64_t rest = member + 1;
  for (std::size_t i = digits; rest > 0; --i, rest /= 10) {
    result[i] = static_cast<char>('0' + rest % 10);
  }
  return result;
}

MemberBuffer::MemberBuffer(std::size_t rows)
    : values_(kStandardSignals, std::vector<std::uint16_t>(rows)),
      industry_(rows),
      premium_((rows + 7) / 8),
      members_(table_of(values_, premium_)) {}

MemberColumns MemberBuffer::columns() noexcept {
  MemberColumns result;
  std::copy(values_.begin(), values_.end(), result.values.begin());
  result.industry = industry_;
  result.premium = premium_;
  return result;
}

}  // namespace ssi::synthetic
