// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_COHORT_NUMBER_HPP
#define SSI_SRC_COHORT_COHORT_NUMBER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/cohort/label_column.hpp"

/// Checks of columns of cohort numbers and totals.
namespace ssi::internal {

/// The number of a member that is in no cohort: kNoCohort or kNoLabel.
template <class Number>
inline constexpr Number kNone = std::numeric_limits<Number>::max();

template <class Cohorts>
void check_same_length(const Cohorts& cohorts, std::span<const std::uint16_t> totals) {
  if (cohorts.size() != totals.size()) {
    throw std::invalid_argument(std::to_string(cohorts.size()) + " members have a cohort, " +
                                std::to_string(totals.size()) + " a total");
  }
}

/// Where tables keep a cohort that has this number: those of no cohort come first.
template <class Number>
constexpr Number slot_of(Number cohort) noexcept {
  return static_cast<Number>(cohort + 1U);
}

/// Whether a column exceeds `most` somewhere, after adding `step`. A loop that vectors can run.
template <class Number>
bool has_more(std::span<const Number> column, std::size_t most, Number step = 0) noexcept {
  const auto limit = static_cast<Number>(std::min<std::size_t>(most, kNone<Number>));
  Number result = 0;
  for (const Number value : column) {
    result |= static_cast<Number>(static_cast<Number>(value + step) > limit);
  }
  return result != 0;
}

/// Throws std::out_of_range for a total that has no bin.
inline void check_totals(std::span<const std::uint16_t> totals, std::size_t bins) {
  if (has_more(totals, bins - 1)) throw std::out_of_range("a total is beyond the highest one");
}

/// The same, and for a number that none of `size` cohorts has.
template <class Number>
void check_members(std::span<const Number> cohorts, std::span<const std::uint16_t> totals,
                   std::size_t size, std::size_t bins) {
  if (has_more(cohorts, size, Number{1})) {
    throw std::out_of_range("there is no cohort with such a number");
  }
  check_totals(totals, bins);
}

/// Throws std::out_of_range for a code beyond the names.
inline void check_labels(const LabelColumn& labels) {
  const std::size_t names = labels.names.size();
  if (labels.size() != 0 && (names == 0 || has_more(labels.codes, names - 1))) {
    throw std::out_of_range("a label is beyond the names");
  }
}

/// Gives each member what `number_of(name)` gives its label, asking once per name.
template <class NumberOf>
std::vector<std::uint32_t> numbers_of(const LabelColumn& labels, NumberOf number_of) {
  std::vector<std::uint32_t> of_names;
  of_names.reserve(labels.names.size());
  for (const std::string& name : labels.names) of_names.push_back(number_of(name));
  std::vector<std::uint32_t> numbers(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) numbers[i] = of_names[labels.codes[i]];
  return numbers;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_COHORT_NUMBER_HPP
